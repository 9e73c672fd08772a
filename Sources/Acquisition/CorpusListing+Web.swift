package import CorpusModel
package import WebArchives

extension CorpusListing {
  /// Adds a document that a server has just sent, behind the others.
  ///
  /// - Parameters:
  ///   - record: the server's answer, as an archive would have it.
  ///   - format: the format of what it holds.
  ///   - address: the address that the user named, which is the document's name.
  package mutating func add(_ record: WARCRecord, format: DocumentFormat, from address: String) {
    var metadata = Metadata()
    metadata.set(.url, to: record.targetURI, from: .web)
    metadata.set(.captured, to: record.date.map { String($0.prefix(10)) }, from: .web)
    append(
      Entry(
        id: address, place: .record(ArchivedRecord(record, format: format)),
        size: record.block.count, ending: .document(format), metadata: metadata,
        row: ("", entries.count)))
  }
}

import CorpusModel

extension CorpusLister {
  /// Adds the rows of a table, each a document: `posts.csv#12`.
  mutating func addTable(_ file: CorpusListing.Entry) throws(AcquisitionError) {
    guard let columns, let syntax = FormatSniffer.tableSyntax(of: file.id) else { return }
    var sha256 = ""
    let text: String
    do {
      let stored = try file.place.contents(size: file.size, limit: sizeLimit)
      sha256 = noteDigest(of: stored, file)
      let bytes = try PackedFile.contents(stored, name: file.id, limit: sizeLimit)
      text = try CorpusLister.text(bytes)
    } catch {
      listing.problems.append(
        error.problem(path: file.id, sha256: sha256.isEmpty ? nil : sha256))
      return
    }
    let table = try DocumentTable(text, syntax: syntax, columns: columns, path: file.id)
    for (line, fault) in table.faults {
      listing.problems.append(
        ReadingFault.row(line: line, fault).problem(path: file.id, sha256: sha256))
    }
    for row in table.rows {
      listing.append(
        CorpusListing.Entry(
          id: file.id + "#" + row.id,
          place: .row(text: Array(row.text.utf8), format: columns.format, sha256: sha256),
          size: row.text.utf8.count, ending: .none,
          metadata: row.metadata.filled(from: file.metadata),
          row: (file.id, row.number)))
    }
  }

  private static func text(_ bytes: [UInt8]) throws(ReadingFault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .tableNotUTF8 }
    return text
  }
}

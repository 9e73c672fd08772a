internal import WebArchives

/// Puts the records of a file together to exchanges, as ``ExchangeRecords`` wrote them.
struct ExchangeReader {
  /// How many bytes of the file hold whole exchanges.
  private(set) var wholeSize = 0

  private let file: ArchiveFile
  private var answer: (record: WARCRecord, place: WARCPlace)?

  /// Starts a file.
  init(_ file: ArchiveFile) { self.file = file }

  /// Takes the next record.
  ///
  /// - Parameters:
  ///   - record: the record.
  ///   - place: where it is.
  ///   - earlier: what earlier visits got from an address; revisits refer to that.
  /// - Returns: the answer whose exchange the record ends and, if it has a body, what a later visit has to know of it.
  mutating func take(
    _ record: WARCRecord, _ place: WARCPlace, earlier: (String) -> EarlierAnswer?
  ) -> (answer: ArchivedAnswer, body: EarlierAnswer?)? {
    switch record.kind {
    case .response, .revisit: answer = place.end == nil ? nil : (record, place)
    case .metadata:
      defer { answer = nil }
      if record.refersTo == nil { answer = nil }
      // The notes may have come through where the answer that they are about is damaged.
      guard let end = place.end, record.refersTo == answer?.record.recordID else { return nil }
      // What opens a file was written together with the first exchange.
      wholeSize = end
      return archived(notes: record, earlier)
    default: break
    }
    return nil
  }

  private func archived(
    notes: WARCRecord, _ earlier: (String) -> EarlierAnswer?
  ) -> (ArchivedAnswer, EarlierAnswer?)? {
    guard let address = notes.targetURI, let date = notes.date else { return nil }
    let values = FieldList(parsing: notes.block)
    let isRevisit = answer?.record.kind == .revisit
    let body = isRevisit ? earlier(address) : self.body(at: address, date, values)
    let archived = ArchivedAnswer(
      address: address, date: date,
      place: answer.map { ArchivePlace(file: file, place: $0.place) }, isRevisit: isRevisit,
      fault: values["fault"].map {
        FetchFault(name: $0, detail: values["fault-detail"] ?? "")
      }, body: body?.place)
    return (archived, body)
  }

  private func body(
    at address: String, _ date: String, _ values: FieldList
  ) -> EarlierAnswer? {
    guard let (record, place) = answer, let digest = values["content-sha256"],
      let id = record.recordID, let payload = record.payloadDigest
    else { return nil }
    let head = try? HTTPMessage(record.block)
    return EarlierAnswer(
      recordID: id, address: address, date: date, payloadDigest: payload, contentDigest: digest,
      entityTag: head?.fields["ETag"], lastModified: head?.fields["Last-Modified"],
      place: ArchivePlace(file: file, place: place))
  }
}

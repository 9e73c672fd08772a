package import CorpusModel

extension CorpusListing.Entry: Packable {
  package init(from bytes: inout PackedReader) {
    id = bytes.text()
    place = Place(from: &bytes)
    size = bytes.number()
    ending = FormatSniffer.Ending(from: &bytes)
    metadata = Metadata(from: &bytes)
    expectedSHA256 = bytes.optional { $0.text() }
    row = bytes.optional { ($0.text(), $0.number()) }
  }

  package func pack(into bytes: inout PackedWriter) {
    bytes.add(id)
    place.pack(into: &bytes)
    bytes.add(size)
    ending.pack(into: &bytes)
    metadata.pack(into: &bytes)
    bytes.add(expectedSHA256) { $0.add($1) }
    bytes.add(row) { bytes, row in
      bytes.add(row.table)
      bytes.add(row.number)
    }
  }

  /// By what entries are ordered: their names' bytes, the rows of a table by their numbers.
  var order: [UInt8] {
    let number = UInt64(row?.number ?? 0)
    return Array((row?.table ?? id).utf8) + [0]
      + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
  }
}

extension Problem: Packable {
  package init(from bytes: inout PackedReader) {
    self.init(
      path: bytes.text(), severity: Severity(rawValue: bytes.text()) ?? .error, code: bytes.text(),
      message: bytes.text(), advice: bytes.text(), sha256: bytes.optional { $0.text() })
  }

  package func pack(into bytes: inout PackedWriter) {
    bytes.add(path)
    bytes.add(severity.rawValue)
    bytes.add(code)
    bytes.add(message)
    bytes.add(advice)
    bytes.add(sha256) { $0.add($1) }
  }
}

extension CorpusLister.Found: Packable {
  package init(from bytes: inout PackedReader) {
    self.init(place: Place(from: &bytes), path: bytes.text(), size: bytes.number())
  }

  package func pack(into bytes: inout PackedWriter) {
    place.pack(into: &bytes)
    bytes.add(path)
    bytes.add(size)
  }
}

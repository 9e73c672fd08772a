package import BinaryRecords
package import CorpusModel

extension CorpusListing.Entry: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    size = try bytes.int()
    id = try bytes.string()
    place = try Place(from: &bytes)
    ending = try FormatSniffer.Ending(from: &bytes)
    metadata = try Metadata(from: &bytes)
    expectedSHA256 = try bytes.optional { bytes throws(RecordReader.Damage) in try bytes.string() }
    row = try bytes.optional { bytes throws(RecordReader.Damage) in
      (try bytes.string(), try bytes.int())
    }
  }

  package func write(to bytes: inout RecordWriter) {
    // First, so that it can be had alone (CorpusListing.sizes()).
    bytes.write(size)
    bytes.write(id)
    place.write(to: &bytes)
    ending.write(to: &bytes)
    metadata.write(to: &bytes)
    bytes.write(expectedSHA256) { $0.write($1) }
    bytes.write(row) { bytes, row in
      bytes.write(row.table)
      bytes.write(row.number)
    }
  }

  /// By what entries are ordered: their names' bytes, the rows of a table by their numbers.
  var order: [UInt8] {
    let number = UInt64(row?.number ?? 0)
    let name = row?.table ?? id
    var result: [UInt8] = []
    result.reserveCapacity(name.utf8.count + 9)
    result.append(lent: name.utf8Span.span)
    result.append(0)
    for place in 0..<8 as Range<UInt64> {
      result.append(UInt8(truncatingIfNeeded: number >> (56 - 8 * place)))
    }
    return result
  }
}

extension Problem: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    let path = try bytes.string()
    guard let severity = Severity(rawValue: try bytes.string()) else { throw bytes.damage }
    self.init(
      path: path, severity: severity, code: try bytes.string(), message: try bytes.string(),
      advice: try bytes.string(),
      sha256: try bytes.optional { bytes throws(RecordReader.Damage) in try bytes.string() })
  }

  package func write(to bytes: inout RecordWriter) {
    bytes.write(path)
    bytes.write(severity.rawValue)
    bytes.write(code)
    bytes.write(message)
    bytes.write(advice)
    bytes.write(sha256) { $0.write($1) }
  }
}

extension CorpusLister.Found: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    self.init(place: try Place(from: &bytes), path: try bytes.string(), size: try bytes.int())
  }

  package func write(to bytes: inout RecordWriter) {
    place.write(to: &bytes)
    bytes.write(path)
    bytes.write(size)
  }
}

import Archives
import BinaryRecords
import CorpusModel
import WebArchives

extension Place {
  init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    switch try bytes.int() {
    case 0: self = .standardInput
    case 1: self = .file(try bytes.row())
    case 2:
      let name = try bytes.string()
      var numbers: [Int] = []
      for _ in 0..<ZipPart.numberCount { numbers.append(try bytes.int()) }
      self = .part(ZipPart(name: name, numbers: numbers), archive: try bytes.row())
    case 3:
      self = .row(
        text: try bytes.row(), format: try DocumentFormat(from: &bytes), sha256: try bytes.string())
    default: self = .record(try ArchivedRecord(from: &bytes))
    }
  }

  func write(to bytes: inout RecordWriter) {
    switch self {
    case .standardInput: bytes.write(0)
    case .file(let path):
      bytes.write(1)
      bytes.write(path)
    case .part(let part, let archive):
      bytes.write(2)
      bytes.write(part.name)
      for number in part.numbers { bytes.write(number) }
      bytes.write(archive)
    case .row(let text, let format, let sha256):
      bytes.write(3)
      bytes.write(text)
      format.write(to: &bytes)
      bytes.write(sha256)
    case .record(let record):
      bytes.write(4)
      record.write(to: &bytes)
    }
  }
}

extension ArchivedRecord {
  fileprivate init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    let source: Source =
      try bytes.int() == 0
      ? .file(try bytes.row(), size: try bytes.int()) : .memory(try WARCRecord(from: &bytes))
    self.init(
      source: source, place: try WARCPlace(from: &bytes), format: try DocumentFormat(from: &bytes))
  }

  fileprivate func write(to bytes: inout RecordWriter) {
    switch source {
    case .file(let path, let size):
      bytes.write(0)
      bytes.write(path)
      bytes.write(size)
    case .memory(let record):
      bytes.write(1)
      record.write(to: &bytes)
    }
    place.write(to: &bytes)
    format.write(to: &bytes)
  }
}

extension WARCRecord {
  fileprivate init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    let kind = Kind(try bytes.string())
    var fields = FieldList()
    for _ in try 0..<bytes.int() { fields.append(try bytes.string(), try bytes.string()) }
    self.init(kind: kind, fields: fields, block: try bytes.row())
  }

  fileprivate func write(to bytes: inout RecordWriter) {
    bytes.write(kind.name)
    bytes.write(fields.fields.count)
    for field in fields.fields {
      bytes.write(field.name)
      bytes.write(field.value)
    }
    bytes.write(block)
  }
}

extension WARCPlace {
  fileprivate init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    self.init(
      isPacked: try bytes.bool(), offset: try bytes.int(), skipped: try bytes.int(),
      length: try bytes.int(), isWhole: try bytes.bool(),
      end: try bytes.optional { bytes throws(RecordReader.Damage) in try bytes.int() })
  }

  fileprivate func write(to bytes: inout RecordWriter) {
    bytes.write(isPacked)
    bytes.write(offset)
    bytes.write(skipped)
    bytes.write(length)
    bytes.write(isWhole)
    bytes.write(end) { $0.write($1) }
  }
}

extension FormatSniffer.Ending {
  init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    switch try bytes.int() {
    case 0: self = .none
    case 1: self = .companion
    case 2: self = .document(try DocumentFormat(from: &bytes))
    default: self = .unknown(try bytes.string())
    }
  }

  func write(to bytes: inout RecordWriter) {
    switch self {
    case .none: bytes.write(0)
    case .companion: bytes.write(1)
    case .document(let format):
      bytes.write(2)
      format.write(to: &bytes)
    case .unknown(let ending):
      bytes.write(3)
      bytes.write(ending)
    }
  }
}

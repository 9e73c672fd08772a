import Archives
import CorpusModel
import WebArchives

extension Place {
  init(from bytes: inout PackedReader) {
    switch bytes.number() {
    case 0: self = .standardInput
    case 1: self = .file(bytes.content())
    case 2:
      let name = bytes.text()
      let numbers = (0..<ZipPart.numberCount).map { _ in bytes.number() }
      self = .part(ZipPart(name: name, numbers: numbers), archive: bytes.content())
    case 3:
      self = .row(
        text: bytes.content(), format: DocumentFormat(from: &bytes), sha256: bytes.text())
    default: self = .record(ArchivedRecord(from: &bytes))
    }
  }

  func pack(into bytes: inout PackedWriter) {
    switch self {
    case .standardInput: bytes.add(0)
    case .file(let path):
      bytes.add(1)
      bytes.add(path)
    case .part(let part, let archive):
      bytes.add(2)
      bytes.add(part.name)
      for number in part.numbers { bytes.add(number) }
      bytes.add(archive)
    case .row(let text, let format, let sha256):
      bytes.add(3)
      bytes.add(text)
      format.pack(into: &bytes)
      bytes.add(sha256)
    case .record(let record):
      bytes.add(4)
      record.pack(into: &bytes)
    }
  }
}

extension ArchivedRecord {
  fileprivate init(from bytes: inout PackedReader) {
    let source: Source =
      bytes.number() == 0
      ? .file(bytes.content(), size: bytes.number()) : .memory(WARCRecord(from: &bytes))
    self.init(
      source: source, place: WARCPlace(from: &bytes), format: DocumentFormat(from: &bytes))
  }

  fileprivate func pack(into bytes: inout PackedWriter) {
    switch source {
    case .file(let path, let size):
      bytes.add(0)
      bytes.add(path)
      bytes.add(size)
    case .memory(let record):
      bytes.add(1)
      record.pack(into: &bytes)
    }
    place.pack(into: &bytes)
    format.pack(into: &bytes)
  }
}

extension WARCRecord {
  fileprivate init(from bytes: inout PackedReader) {
    let kind = Kind(bytes.text())
    var fields = FieldList()
    for _ in 0..<bytes.number() { fields.append(bytes.text(), bytes.text()) }
    self.init(kind: kind, fields: fields, block: bytes.content())
  }

  fileprivate func pack(into bytes: inout PackedWriter) {
    bytes.add(kind.name)
    bytes.add(fields.fields.count)
    for field in fields.fields {
      bytes.add(field.name)
      bytes.add(field.value)
    }
    bytes.add(block)
  }
}

extension WARCPlace {
  fileprivate init(from bytes: inout PackedReader) {
    self.init(
      isPacked: bytes.number() == 1, offset: bytes.number(), skipped: bytes.number(),
      length: bytes.number(), isWhole: bytes.number() == 1, end: bytes.optional { $0.number() })
  }

  fileprivate func pack(into bytes: inout PackedWriter) {
    bytes.add(isPacked ? 1 : 0)
    bytes.add(offset)
    bytes.add(skipped)
    bytes.add(length)
    bytes.add(isWhole ? 1 : 0)
    bytes.add(end) { $0.add($1) }
  }
}

extension DocumentFormat {
  init(from bytes: inout PackedReader) { self = DocumentFormat(rawValue: bytes.text()) ?? .unknown }

  func pack(into bytes: inout PackedWriter) { bytes.add(rawValue) }
}

extension FormatSniffer.Ending {
  init(from bytes: inout PackedReader) {
    switch bytes.number() {
    case 0: self = .none
    case 1: self = .companion
    case 2: self = .document(DocumentFormat(from: &bytes))
    default: self = .unknown(bytes.text())
    }
  }

  func pack(into bytes: inout PackedWriter) {
    switch self {
    case .none: bytes.add(0)
    case .companion: bytes.add(1)
    case .document(let format):
      bytes.add(2)
      format.pack(into: &bytes)
    case .unknown(let ending):
      bytes.add(3)
      bytes.add(ending)
    }
  }
}

extension Metadata {
  /// Who says what is known of a document before it is opened.
  private static let sources: [MetadataSource] = [.manifest, .folder, .table, .webArchive, .web]

  init(from bytes: inout PackedReader) {
    self.init()
    for _ in 0..<bytes.number() {
      let (field, source) = (bytes.number(), bytes.number())
      set(Field.allCases[field], to: bytes.text(), from: Metadata.sources[source])
    }
  }

  func pack(into bytes: inout PackedWriter) {
    let known = Field.allCases.enumerated().filter { self[$0.element] != nil }
    bytes.add(known.count)
    for (number, field) in known {
      guard let place = source(of: field).flatMap(Metadata.sources.firstIndex) else {
        preconditionFailure("a listing knows nothing from a document itself")
      }
      bytes.add(number)
      bytes.add(place)
      bytes.add(self[field] ?? "")
    }
  }
}

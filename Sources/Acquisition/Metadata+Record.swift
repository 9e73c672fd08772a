package import BinaryRecords
package import CorpusModel

extension DocumentFormat: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    self = DocumentFormat(rawValue: try bytes.string()) ?? .unknown
  }

  package func write(to bytes: inout RecordWriter) { bytes.write(rawValue) }
}

extension ReadingNote: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    self.init(code: try bytes.string(), message: try bytes.string())
  }

  package func write(to bytes: inout RecordWriter) {
    bytes.write(code)
    bytes.write(message)
  }
}

extension Metadata: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    self.init()
    for _ in try 0..<bytes.length() {
      let number = try bytes.int()
      guard Field.allCases.indices.contains(number) else { throw bytes.damage }
      let source = try MetadataSource(from: &bytes)
      set(Field.allCases[number], to: try bytes.string(), from: source)
    }
  }

  package func write(to bytes: inout RecordWriter) {
    let known = Field.allCases.enumerated().filter { self[$0.element] != nil }
    bytes.write(known.count)
    for (number, field) in known {
      bytes.write(number)
      source(of: field)?.write(to: &bytes)
      bytes.write(self[field] ?? "")
    }
  }
}

extension MetadataSource: Recordable {
  /// The sources without a name of their own.
  private static let plain: [MetadataSource] = [
    .manifest, .table, .webArchive, .web, .mailHeader, .folder, .frontMatter, .documentProperties,
    .fileName, .jsonLD, .elementClass, .text, .url,
  ]

  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    let number = try bytes.int()
    switch number {
    case MetadataSource.plain.indices: self = MetadataSource.plain[number]
    case -1: self = .meta(try bytes.string())
    case -2: self = .property(try bytes.string())
    case -3: self = .element(try bytes.string())
    case -4: self = .link(try bytes.string())
    default: throw bytes.damage
    }
  }

  package func write(to bytes: inout RecordWriter) {
    let (number, name): (Int, String?) =
      switch self {
      case .meta(let name): (-1, name)
      case .property(let name): (-2, name)
      case .element(let name): (-3, name)
      case .link(let relation): (-4, relation)
      case .manifest, .table, .webArchive, .web, .mailHeader, .folder, .frontMatter,
        .documentProperties, .fileName, .jsonLD, .elementClass, .text, .url:
        (MetadataSource.plain.firstIndex(of: self) ?? 0, nil)
      }
    bytes.write(number)
    if let name { bytes.write(name) }
  }
}

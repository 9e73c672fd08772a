/// The head of a record: its version, its fields, and how long its block is.
struct WARCHead {
  /// How many bytes its first line has at most, with its end.
  static let lineSize = 20
  /// How many bytes tell that a record begins.
  static let magicSize = 5

  var kind: WARCRecord.Kind
  var fields: FieldList
  /// How long the head is, with the empty line that ends it.
  var size: Int
  /// How long its block is; nil where that is not stated, or as what no length can be.
  var length: Int?
  /// The length as it is stated.
  var statedLength: String

  /// Reads the head at the start of `bytes`, which should end with the head; nil where there is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var parser = HeadParser(bytes)
    guard let line = parser.line(), WARCHead.isVersion(line), var fields = try? parser.fields()
    else { return nil }
    size = parser.position - bytes.startIndex
    kind = WARCRecord.Kind(fields["WARC-Type"] ?? "")
    statedLength = fields["Content-Length"] ?? ""
    let isNumber = (1...18).contains(statedLength.utf8.count)
    length =
      isNumber && statedLength.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? Int(statedLength) : nil
    fields.remove("WARC-Type")
    fields.remove("Content-Length")
    self.fields = fields
  }

  /// Whether bytes begin as a record does: `WARC/`, in capitals or not.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= magicSize && zip(bytes, "warc/".utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  /// Whether a line is the first of a record: `WARC/1.1`.
  static func isVersion(_ line: ArraySlice<UInt8>) -> Bool {
    guard begins(line) else { return false }
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let version = line.dropFirst(magicSize).prefix { !isSpace($0) }
    return (3...6).contains(version.count)
      && version.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      && line[version.endIndex...].allSatisfy(isSpace)
  }

  /// Where the empty line ends that ends a head.
  static func end(in bytes: ArraySlice<UInt8>) -> Int? {
    var position = bytes.startIndex
    while let end = bytes[position...].firstIndex(of: 0x0A) {
      let rest = bytes[(end + 1)...].drop { $0 == 0x0D }
      if rest.first == 0x0A { return rest.startIndex + 1 }
      position = rest.startIndex
    }
    return nil
  }

  /// Where the first line in `bytes` starts that is the first of a record; a line end must stand before it.
  static func start(in bytes: ArraySlice<UInt8>) -> Int? {
    var position = bytes.startIndex
    while let end = bytes[position...].firstIndex(of: 0x0A) {
      position = end + 1
      guard begins(bytes[position...]) else { continue }
      let line = bytes[position...].prefix(lineSize).prefix { $0 != 0x0A }
      if line.endIndex < bytes.endIndex, isVersion(line) { return position }
    }
    return nil
  }
}

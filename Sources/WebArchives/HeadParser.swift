/// Reads the lines of fields at the head of a WARC record or an HTTP message.
///
/// Lines end in LF, with a CR before it or without; programs that took a file for text have left two.
struct HeadParser {
  /// How many fields a head may have.
  static let fieldLimit = 1_000
  /// How many bytes a head may take.
  static let sizeLimit = 1_000_000

  /// Why a head is not read.
  enum Fault: Error {
    /// It has more than ``HeadParser/fieldLimit`` fields.
    case tooManyFields
    /// It takes more than ``HeadParser/sizeLimit`` bytes.
    case tooLarge
  }

  private let bytes: ArraySlice<UInt8>
  /// Where the next line starts.
  private(set) var position: Int

  /// Starts at the first of `bytes`.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next line, without its end; nil where nothing follows.
  mutating func line() -> ArraySlice<UInt8>? {
    guard position < bytes.endIndex else { return nil }
    let rest = bytes[position...]
    guard let end = rest.firstIndex(of: 0x0A) else {
      position = bytes.endIndex
      return rest
    }
    position = end + 1
    var line = rest[..<end]
    while line.last == 0x0D { line.removeLast() }
    return line
  }

  /// The fields up to the empty line that ends them, or to the end.
  ///
  /// A line that begins with white space continues the
  /// one before; a line without a colon is left out.
  mutating func fields() throws(Fault) -> FieldList {
    var fields = FieldList()
    while let line = line(), !line.isEmpty {
      guard position - bytes.startIndex <= HeadParser.sizeLimit else { throw .tooLarge }
      if line[line.startIndex] == 0x20 || line[line.startIndex] == 0x09 {
        fields.fold(HeadParser.text(line))
      } else if let colon = line.firstIndex(of: 0x3A) {
        fields.append(HeadParser.text(line[..<colon]), HeadParser.text(line[(colon + 1)...]))
      }
      guard fields.fields.count <= HeadParser.fieldLimit else { throw .tooManyFields }
    }
    return fields
  }

  /// Bytes as text, without white space around it: UTF-8 where they are that, else ISO 8859-1, as HTTP once had it.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    var bytes = bytes.drop(while: isSpace)
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}

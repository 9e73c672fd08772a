import Markup

/// Turns a lexicon file's bytes into text, strictly: nothing is guessed.
///
/// A byte order mark decides; then the encoding that the user names; then the one that an XML
/// declaration names; else the bytes must be UTF-8.
struct LexiconDecoder {
  let file: String
  /// The label of an encoding, as `--encoding` gives it.
  let encoding: String?

  func decode(_ bytes: [UInt8]) throws(LexiconError) -> (text: String, notes: [LexiconNote]) {
    let whole = SourceLocation(file: file, line: 0, column: 0)
    if let encoding, Charset(label: encoding) == nil {
      throw LexiconError(.unknownEncoding(encoding), at: whole)
    }
    let isMarkup = bytes.prefix(64).first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "<")
    let decoded = TextDecoder.decode(bytes, declared: encoding, isMarkup: isMarkup)
    var notes: [LexiconNote] = []
    for doubt in decoded.doubts {
      switch doubt {
      case .guessed:
        throw LexiconError(.notUTF8(offset: LexiconDecoder.firstFault(in: bytes)), at: whole)
      case .unknownLabel(let label):
        throw LexiconError(.unknownEncoding(label), at: whole)
      case .invalidBytes(let count, let charset):
        guard encoding != nil || charset != .utf8 else {
          throw LexiconError(.notUTF8(offset: LexiconDecoder.firstFault(in: bytes)), at: whole)
        }
        notes.append(
          LexiconNote(.undecodable(count: count, encoding: charset.name), at: whole))
      case .mismatch(let declared, let used):
        notes.append(LexiconNote(.otherEncoding(named: declared, used: used.name), at: whole))
      }
    }
    let mark = decoded.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return (String(decoding: decoded.bytes[mark...], as: UTF8.self), notes)
  }

  /// The offset of the first byte that is not UTF-8.
  private static func firstFault(in bytes: [UInt8]) -> Int {
    // The decoder stops at the first fault; its place is where the valid prefix ends.
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += String(scalar).utf8.count
    }
    return offset
  }
}

import Markup

/// Words in a field that are written in letters of ASCII: `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
enum EncodedWords {
  /// A field's text with all such words resolved; white space between two of them is no part of the text.
  static func resolved(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    var followsWord = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      if let (word, end) = word(in: rest[start.upperBound...]) {
        if !followsWord || !before.allSatisfy(\.isSpace) { result += before }
        result += word
        rest = rest[end...]
        followsWord = true
      } else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        followsWord = false
      }
    }
    return result + rest
  }

  /// The word behind `=?`, and where it ends; nil if it is none.
  private static func word(in text: Substring) -> (String, end: Substring.Index)? {
    let parts = text.split(separator: "?", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let end = parts[2].firstRange(of: "?=") else { return nil }
    let written = Array(parts[2][..<end.lowerBound].utf8)
    let bytes: [UInt8]
    switch parts[1].lowercased() {
    case "b": bytes = Base64.decode(written[...])
    case "q":
      bytes = TransferEncoding.unescaped(written.map { $0 == 0x5F ? 0x20 : $0 }, mark: "=")
    default: return nil
    }
    // A language may stand behind the name of the encoding: `utf-8*en`.
    let charset = String(parts[0].prefix { $0 != "*" })
    let decoded = TextDecoder.decode(bytes, declared: charset, isMarkup: false)
    return (String(decoding: decoded.bytes, as: UTF8.self), end.upperBound)
  }
}

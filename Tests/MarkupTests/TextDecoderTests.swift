import Markup
import Testing

/// Which encoding is found, what is made of the bytes, and what is said about it.
@Suite struct TextDecoderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var declared: String?
    var isMarkup = false
    var text: String
    var charset: String
    var doubts: [String] = []
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "ASCII", bytes: Array("plain".utf8), text: "plain", charset: "utf-8"),
    Case(name: "UTF-8", bytes: Array("café – ‘x’".utf8), text: "café – ‘x’", charset: "utf-8"),
    Case(
      name: "UTF-8 with a mark keeps it", bytes: [0xEF, 0xBB, 0xBF, 0x61], text: "\u{FEFF}a",
      charset: "utf-8"),
    Case(
      name: "UTF-16 by its mark", bytes: [0xFF, 0xFE, 0x61, 0, 0x19, 0x20], text: "a’",
      charset: "utf-16le"),
    Case(
      name: "UTF-16, big end first", bytes: [0xFE, 0xFF, 0, 0x61, 0x20, 0x19], text: "a’",
      charset: "utf-16be"),
    Case(
      name: "UTF-32 by its mark", bytes: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], text: "a",
      charset: "utf-32le"),
    Case(
      name: "an XML declaration",
      bytes: Array("<?xml version='1.0' encoding='iso-8859-2'?>".utf8) + [0xB1], isMarkup: true,
      text: "<?xml version='1.0' encoding='iso-8859-2'?>ą", charset: "iso-8859-2"),
    Case(
      name: "nothing fits but windows-1252", bytes: [0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x80],
      text: "café “€", charset: "windows-1252", doubts: ["guessed"]),
    Case(
      name: "latin1 means windows-1252", bytes: [0x92], declared: "ISO-8859-1", text: "’",
      charset: "windows-1252"),
    Case(
      name: "koi8-r by the transport", bytes: [0xC4, 0xC1], declared: "koi8-r", text: "да",
      charset: "koi8-r"),
    Case(
      name: "shift_jis", bytes: [0x82, 0xA0], declared: "Shift_JIS", text: "あ",
      charset: "shift_jis"),
    Case(
      name: "latin1 was declared, but it is UTF-8", bytes: Array("naïve".utf8),
      declared: "latin1", text: "naïve", charset: "utf-8", doubts: ["mismatch"]),
    Case(
      name: "UTF-8 was declared, but it is not", bytes: [0x61, 0xE9, 0x62, 0xE8],
      declared: "utf-8", text: "aébè", charset: "windows-1252", doubts: ["mismatch"]),
    Case(
      name: "one broken place in UTF-8", bytes: Array("é é é é é ".utf8) + [0xFF, 0x61],
      text: "é é é é é \u{FFFD}a", charset: "utf-8", doubts: ["invalid 1"]),
    Case(
      name: "a label nobody knows", bytes: [0x61], declared: "klingon", text: "a",
      charset: "utf-8", doubts: ["unknown klingon"]),
    Case(
      name: "meta", bytes: Array("<meta charset=windows-1251>".utf8) + [0xE4],
      isMarkup: true, text: "<meta charset=windows-1251>д", charset: "windows-1251"),
    Case(
      name: "meta is no declaration in plain text", bytes: Array("<meta charset=big5>".utf8),
      text: "<meta charset=big5>", charset: "utf-8"),
  ]

  @Test(arguments: cases)
  func decodes(_ example: Case) {
    let decoded = TextDecoder.decode(
      example.bytes, declared: example.declared, isMarkup: example.isMarkup)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == example.text)
    #expect(decoded.charset.name == example.charset)
    let doubts = decoded.doubts.map { doubt in
      switch doubt {
      case .guessed: "guessed"
      case .mismatch: "mismatch"
      case .invalidBytes(let count, _): "invalid \(count)"
      case .unknownLabel(let label): "unknown \(label)"
      }
    }
    #expect(doubts == example.doubts)
  }

  static let prescans: [(String, String?)] = [
    ("<meta charset=utf-8>", "utf-8"),
    ("<META CHARSET='Big5'>", "big5"),
    ("<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"),
    ("<meta content='text/html; charset=koi8-r'>", nil),
    ("<!-- <meta charset=utf-8> --><meta charset=gbk>", "gbk"),
    ("<a title='<meta charset=utf-8>'>", nil),
    ("<meta charset=utf-16>", "utf-8"),
    ("<meta charset=nonsense><meta charset=euc-kr>", "euc-kr"),
    ("<meta charset=utf-8", nil),
  ]

  @Test(arguments: prescans)
  func findsMeta(_ markup: String, _ label: String?) {
    #expect(CharsetSniffer.metaLabel(in: Array(markup.utf8).span) == label)
  }

  /// Every cut of a text and every pair of bytes inside it agree with the standard library.
  @Test func validationAgreesWithTheStandardLibrary() {
    let text = Array(String(repeating: "plain words, ", count: 8).utf8) + Array("é€😀x".utf8)
    for position in text.indices {
      for byte in [0x00, 0x61, 0x80, 0xBF, 0xC0, 0xE0, 0xED, 0xF0, 0xF4, 0xFF] as [UInt8] {
        var changed = text
        changed[position] = byte
        let decoded = TextDecoder.decode(changed, declared: "utf-8", isMarkup: false)
        let isValid = String(validating: changed, as: UTF8.self) != nil
        #expect(decoded.doubts.isEmpty == isValid)
        if decoded.charset == .utf8 {
          #expect(decoded.bytes == Array(String(decoding: changed, as: UTF8.self).utf8))
        }
      }
    }
  }
}

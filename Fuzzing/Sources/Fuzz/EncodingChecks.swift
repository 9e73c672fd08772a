import Markup

/// What holds for bytes in any encoding, when they are decoded.
enum EncodingChecks {
  private static let labels = [
    "utf-8", "windows-1252", "utf-16", "utf-16be", "utf-32le", "iso-8859-2", "windows-1251",
    "koi8-r", "shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr", "macintosh",
    "nonsense",
  ]

  /// The first byte chooses what is declared; the others are the text.
  static func run(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let bytes = Array(input.dropFirst())
    let declared = choice & 0x10 == 0 ? labels[Int(choice & 0x0F)] : nil
    for isMarkup in [false, true] {
      let text = TextDecoder.decode(bytes, declared: declared, isMarkup: isMarkup)
      let again = String(decoding: text.bytes, as: UTF8.self)
      require(Array(again.utf8) == text.bytes, "decoded text is UTF-8")
      require(text.validation.isValid, "decoded text is known to be UTF-8")
      if text.isUnchanged { require(text.bytes == bytes, "unchanged text is the source") }
      let twice = TextDecoder.decode(bytes, declared: declared, isMarkup: isMarkup)
      require(twice.bytes == text.bytes && twice.charset == text.charset, "decoding is a function")
      if bytes.allSatisfy({ $0 < 0x80 && $0 != 0 && $0 != 0x1B }), declared == nil, !isMarkup {
        require(text.bytes == bytes, "ASCII stays what it is")
      }
    }
  }
}

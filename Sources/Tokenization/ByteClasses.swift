/// What an ASCII byte means to the scanner between two words; all other bytes are `.nonASCII`.
enum ByteClass: UInt8 {
  /// A letter: starts a word.
  case letter
  /// A digit: starts a number.
  case digit
  /// A space or tab.
  case space
  /// A line feed, carriage return, form feed or vertical tab.
  case lineEnd
  /// A straight quotation mark or apostrophe.
  case quote
  /// The hyphen-minus.
  case hyphen
  /// A full stop, question mark or exclamation mark.
  case terminator
  /// An opening bracket.
  case opener
  /// A closing bracket.
  case closer
  /// A colon.
  case colon
  /// A sign that is a token of its own: `$ % & +`.
  case symbol
  /// A mark that leaves two words neighbours, such as leftover Markdown emphasis.
  case transparent
  /// An asterisk: emphasis, or a bullet where it stands alone.
  case asterisk
  /// Any other character: phrases do not reach across.
  case barrier
  /// A byte of a character outside ASCII.
  case nonASCII
}

/// The tables that the hot loop looks bytes up in.
struct ByteTables: Sendable {
  /// The tables, made once per process.
  static let shared = ByteTables()

  /// The raw value of the ``ByteClass`` of each byte.
  let classes: [UInt8]
  /// 1 for each byte that may continue a word which has begun with ASCII letters, else 0.
  let continuations: [UInt8]

  private init() {
    var classes = [UInt8](repeating: ByteClass.barrier.rawValue, count: 256)
    var continuations = [UInt8](repeating: 0, count: 256)
    func set(_ text: StaticString, _ kind: ByteClass) {
      for byte in text.description.utf8 { classes[Int(byte)] = kind.rawValue }
    }
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      for letter in [byte, byte ^ 0x20] {
        classes[Int(letter)] = ByteClass.letter.rawValue
      }
    }
    for byte in 0x80..<256 { classes[byte] = ByteClass.nonASCII.rawValue }
    set("0123456789", .digit)
    set(" \t", .space)
    set("\n\r\u{B}\u{C}", .lineEnd)
    set("'\"", .quote)
    set("-", .hyphen)
    set(".?!", .terminator)
    set("([{", .opener)
    set(")]}", .closer)
    set(":", .colon)
    set("$%&+", .symbol)
    set("_`~^", .transparent)
    set("*", .asterisk)
    for byte in "0123456789'._@:".utf8 { continuations[Int(byte)] = 1 }
    for byte in 0x80..<256 { continuations[byte] = 1 }
    self.classes = classes
    self.continuations = continuations
  }
}

/// What a character outside ASCII means between two words, where its properties do not tell.
enum Punctuation {
  /// White space outside ASCII.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A hyphen or short dash, which may join the parts of a compound.
  static func isHyphen(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2010...0x2013, 0x2212, 0xFE63, 0xFF0D: true
    default: false
    }
  }

  /// A long dash, which sets a clause apart.
  static func isLongDash(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2014, 0x2015, 0x2E3A, 0x2E3B, 0xFE58: true
    default: false
    }
  }

  /// A quotation mark, apostrophe or prime.
  static func isQuote(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAB, 0xB4, 0xBB, 0x2018...0x201F, 0x2032...0x2036, 0x2039, 0x203A, 0x300C...0x300F,
      0xFF02, 0xFF07:
      true
    default: false
    }
  }

  /// A sign that introduces an item of a list.
  static func isBullet(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6,
      0x25B8, 0x25BA, 0x25C6, 0x25CB, 0x25CF, 0x25D8, 0x25E6, 0x2605, 0x2713, 0x2714, 0x27A2,
      0x27A4, 0xF0B7, 0xF0A7:
      true
    default: false
    }
  }

  /// A sign that leaves two words neighbours, such as a trade mark sign, a degree or a superscript.
  static func isTransparent(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA8, 0xA9, 0xAE, 0xAF, 0xB0, 0xB2, 0xB3, 0xB8, 0xB9, 0x2020, 0x2021, 0x2070...0x209C,
      0x2120, 0x2122, 0x200B:
      true
    default: false
    }
  }
}

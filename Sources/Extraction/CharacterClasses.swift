/// What a character is, without a look-up of its properties where ASCII says it: most of a page is ASCII.
extension Character {
  /// As `isWhitespace`.
  var isSpace: Bool {
    switch leading {
    case 0x09...0x0D, 0x20: true
    case 0..<0x80: false
    default: isWhitespace
    }
  }

  /// As `isLetter`.
  var isAnyLetter: Bool {
    switch leading {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    default: isLetter
    }
  }

  /// As `isNumber`.
  var isAnyNumber: Bool {
    switch leading {
    case 0x30...0x39: true
    case 0..<0x80: false
    default: isNumber
    }
  }

  /// The first scalar, which alone decides what a character is.
  private var leading: UInt32 { unicodeScalars.first?.value ?? 0 }
}

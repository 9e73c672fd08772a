/// The characters of a pattern as numbers, so that its readers compare integers; quotes, dashes and blanks have
/// one spelling each.
struct PatternText {
  /// A character: the value of its scalar or, where it has several, a number beyond all scalars.
  struct Sign: Equatable, ExpressibleByUnicodeScalarLiteral {
    fileprivate var value: UInt32

    fileprivate init(value: UInt32) { self.value = value }

    init(unicodeScalarLiteral scalar: Unicode.Scalar) { value = scalar.value }

    /// Whether the sign is a letter or digit of ASCII; nil where it is not ASCII.
    fileprivate var isAlphanumericASCII: Bool? {
      switch value {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
      case 0..<0x80: false
      default: nil
      }
    }
  }

  /// The text where it is ASCII, as nearly all is; else empty.
  private let bytes: [UInt8]
  /// The signs where it is not.
  private let signs: [Sign]
  /// The characters of several scalars, to which signs beyond all scalars point.
  private let clusters: [Character]
  /// The number of characters.
  let count: Int

  init(_ source: String) {
    if let bytes = PatternText.unifiedASCII(source) {
      self.bytes = bytes
      signs = []
      clusters = []
      count = bytes.count
      return
    }
    var signs: [Sign] = []
    var clusters: [Character] = []
    for character in source {
      let character = PatternText.unified(character)
      let scalars = character.unicodeScalars
      if let first = scalars.first, scalars.dropFirst().isEmpty {
        signs.append(Sign(value: first.value))
      } else {
        signs.append(Sign(value: PatternText.firstCluster + UInt32(clusters.count)))
        clusters.append(character)
      }
    }
    bytes = []
    self.signs = signs
    self.clusters = clusters
    count = signs.count
  }

  /// The bytes of a text in ASCII, with one kind of blank; nil for other texts, and for those with returns, since a
  /// return and a line feed are one character.
  private static func unifiedASCII(_ source: String) -> [UInt8]? {
    var bytes = Array(source.utf8)
    for index in bytes.indices {
      switch bytes[index] {
      case 0x20..<0x80: break
      case 0x0D, 0x80...: return nil
      case 0x09...0x0C: bytes[index] = 0x20
      default: break
      }
    }
    return bytes
  }

  /// The sign of the first character of several scalars.
  private static let firstCluster: UInt32 = 0x110000

  /// Straight quotes for curly ones, spaces for other blanks, hyphens for dashes.
  static func unified(_ character: Character) -> Character {
    switch character {
    case "\u{2018}", "\u{2019}": "'"
    case "\u{201C}", "\u{201D}": "\""
    case "\u{2010}", "\u{2011}", "\u{2013}": "-"
    default: character.isWhitespace ? " " : character
    }
  }

  subscript(index: Int) -> Sign {
    bytes.isEmpty ? signs[index] : Sign(value: UInt32(bytes[index]))
  }

  /// The first place from `start` on where `sign` stands.
  func firstIndex(of sign: Sign, from start: Int) -> Int? {
    (start..<count).first { self[$0] == sign }
  }

  /// The character at a place.
  func character(at index: Int) -> Character {
    let value = self[index].value
    if let scalar = Unicode.Scalar(value) { return Character(scalar) }
    return clusters[Int(value - PatternText.firstCluster)]
  }

  /// The characters of a stretch.
  func string(_ range: Range<Int>) -> String {
    bytes.isEmpty
      ? String(range.map { character(at: $0) }) : String(decoding: bytes[range], as: UTF8.self)
  }

  /// Whether a stretch is in ASCII and has no capitals, so that folding its case changes nothing.
  func isFolded(_ range: Range<Int>) -> Bool {
    guard !bytes.isEmpty else { return false }
    for index in range where (0x41...0x5A).contains(bytes[index]) { return false }
    return true
  }

  /// Whether a letter or digit stands at a place.
  func isAlphanumeric(at index: Int) -> Bool {
    if let known = self[index].isAlphanumericASCII { return known }
    let character = character(at: index)
    return character.isLetter || character.isNumber
  }

  /// Whether the scalars at a place are all marks or currency signs.
  func isMark(at index: Int) -> Bool {
    guard bytes.isEmpty else { return bytes[index] == UInt8(ascii: "$") }
    return character(at: index).unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .currencySymbol: true
      default: false
      }
    }
  }
}

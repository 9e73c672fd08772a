import CorpusModel
import Markup

/// What the bytes of a block say about whether it can be tail matter at all.
///
/// Most documents end in an ordinary paragraph; a look at its bytes spares the slower look at its words. None of the
/// answers is false for what that look would recognise.
struct TailShape {
  /// Whether it has the words of a note on where it was published.
  let mayNameSource: Bool
  /// Whether it has an address for mail or enough digits for a telephone.
  let mayBeContact: Bool
  /// Whether it begins with a word that announces a name.
  let opensLikeSignature: Bool
  /// Whether it may be a name, a comma and more.
  let mayNameSomeone: Bool

  /// Whether the closer look is worth it at all.
  var isPossible: Bool { needsWords || mayNameSomeone }
  /// Whether it takes the words one by one.
  var needsWords: Bool { mayNameSource || mayBeContact || opensLikeSignature }

  /// The longest text that a signature can have, in bytes: fourteen words of many letters.
  private static let longestSignature = 200

  /// What stands before the last letter of `published`, `appeared` and `posted`: each phrase that names a
  /// source holds one of them.
  private static let endings: [UInt32] = ["she", "are", "ste"].map { letters in
    letters.utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }

  init(_ bytes: Span<UInt8>, _ span: TextSpan) {
    var number = DigitRun()
    var hasPublishing = false
    var hasAt = false
    for index in span.range {
      let byte = bytes[index]
      if byte == UInt8(ascii: "@") { hasAt = true }
      number.take(byte)
      if byte | 0x20 == UInt8(ascii: "d"), index >= Int(span.start) + 3,
        TailShape.endings.contains(
          UInt32(bytes[index - 3] | 0x20) << 16 | UInt32(bytes[index - 2] | 0x20) << 8
            | UInt32(bytes[index - 1] | 0x20))
      {
        hasPublishing = true
      }
    }
    let endsLikeASentence = span.length > 0 && bytes[Int(span.end) - 1] == UInt8(ascii: ".")
    let isShort = span.length <= TailShape.longestSignature && !endsLikeASentence
    mayNameSource =
      hasPublishing
      && TailMatter.sourceOpenings.contains {
        bytes.hasPrefixFoldingCase($0, at: Int(span.start))
      }
    mayBeContact = hasAt || number.isTelephone
    let maySign = isShort || hasPublishing || hasAt || number.total >= DigitRun.telephone
    opensLikeSignature = maySign && SignatureShape.opens(bytes, span)
    mayNameSomeone = maySign && SignatureShape.namesSomeone(bytes, span)
  }
}

/// The digits read last, if only spaces and signs stand between them as in a telephone number.
struct DigitRun {
  /// So many digits are one.
  static let telephone = 10

  /// All digits, whatever stands between them.
  private(set) var total = 0
  private var digits = 0
  private var gap = 0
  /// Whether there were enough of them.
  private(set) var isTelephone = false

  /// Takes the next character, or a byte of it.
  mutating func take(_ byte: UInt8) {
    if byte &- UInt8(ascii: "0") < 10 {
      total += 1
      digits += 1
      gap = 0
      if digits >= DigitRun.telephone { isTelephone = true }
      return
    }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "/"):
      if digits > 0, gap < 2 {
        gap += 1
        return
      }
    default: break
    }
    (digits, gap) = (0, 0)
  }
}

/// What the bytes of a block say about whether it can be a signature.
enum SignatureShape {
  /// The words with which a signature that has `by` or the like begins.
  private static let openings = ["by", "written", "posted", "words", "author"]

  /// Whether a block may begin with one of the words that announce a name.
  static func opens(_ bytes: Span<UInt8>, _ span: TextSpan) -> Bool {
    guard span.length > 0 else { return false }
    let start = Int(span.start)
    // White space outside ASCII may stand before the words.
    return bytes[start] >= 0x80 || openings.contains { bytes.hasPrefixFoldingCase($0, at: start) }
  }

  /// Whether a block may be a name of two to four words, a comma and more; only names in ASCII are looked at closely.
  static func namesSomeone(_ bytes: Span<UInt8>, _ span: TextSpan) -> Bool {
    guard span.length > 1, endsLikeName(bytes, at: Int(span.end) - 1) else { return false }
    let last = Int(span.end) - 1
    var start = Int(span.start)
    while start < last, bytes[start] == UInt8(ascii: ",") { start += 1 }
    let end = bytes.place(of: UInt8(ascii: ","), from: start, upTo: last)
    guard end < last else { return false }
    for index in start...end where bytes[index] >= 0x80 { return true }
    // A comma that a mark outside ASCII follows may be none.
    return bytes[end + 1] >= 0x80 || isName(bytes, start..<end)
  }

  /// Whether a block that ends with the byte at `last` may end in a letter or a bracket.
  private static func endsLikeName(_ bytes: Span<UInt8>, at last: Int) -> Bool {
    bytes[last] >= 0x80 || bytes[last - 1] >= 0x80 || bytes[last].isASCIILetter
      || bytes[last] == UInt8(ascii: ")")
  }

  /// Whether a text consists of two to four words whose first letters are capitals.
  private static func isName(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var words = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) {
        index += 1
        continue
      }
      words += 1
      var first: UInt8?
      while index < range.upperBound, bytes[index] != 0x20, !(0x09...0x0D).contains(bytes[index]) {
        if first == nil, bytes[index].isASCIILetter || bytes[index].isASCIIDigit {
          first = bytes[index]
        }
        index += 1
      }
      guard let first, first.isASCIILetter, first & 0x20 == 0, words <= 4 else { return false }
    }
    return words >= 2
  }
}

import Markup

/// The hyphen at the end of a line, and whether it belongs to the word.
enum Hyphen {
  /// The length of the hyphen that ends at `end`, directly behind a letter; 0 if there is none.
  static func length(endingAt end: Int, of text: Span<UInt8>) -> Int {
    let length =
      end >= 1 && text[end - 1] == UInt8(ascii: "-")
      ? 1
      : end >= 3 && text[end - 3] == 0xE2 && text[end - 2] == 0x80 && text[end - 1] == 0x90 ? 3 : 0
    guard length > 0, end > length, text[end - length - 1].isWordByte else { return 0 }
    return length
  }

  /// Words before whose hyphen a line may end and which keep it.
  private static let firstParts = WordHashes(["self", "well", "non"])
  /// Words that keep their hyphen before another word of the document.
  private static let likelyFirstParts = WordHashes([
    "long", "short", "high", "low", "two", "three", "four", "five", "first", "second", "third",
    "co", "pre", "post", "mid", "semi", "anti", "multi", "inter", "full", "part", "half", "cross",
  ])

  /// Whether the hyphen between two lines belongs to the word: `long-` and `term`, not `manage-` and `ment`.
  ///
  /// What the rest of the document writes decides; where it is silent, the hyphen goes unless each half is a
  /// word of the document.
  ///
  /// - Parameters:
  ///   - line: the line that ends in the hyphen.
  ///   - next: the line after it.
  ///   - vocabulary: the words of the document.
  /// - Returns: true for `long-` and `term`.
  static func isKept(between line: [UInt8], and next: [UInt8], vocabulary: WordHashes) -> Bool {
    let hyphen = length(endingAt: line.count, of: line.span)
    guard next.first.map(isSmallLetter) ?? false else { return true }
    let first = Array(line.dropLast(hyphen).reversed().prefix { $0.isCompoundByte }.reversed())
    let second = Array(next.prefix { $0.isWordByte })
    if first.contains(UInt8(ascii: "-")) { return true }
    if vocabulary.contains(first + second) { return false }
    if vocabulary.contains(first + [UInt8(ascii: "-")] + second) || firstParts.contains(first) {
      return true
    }
    guard second.count >= 3, vocabulary.contains(second) else { return false }
    return likelyFirstParts.contains(first) || (first.count >= 4 && vocabulary.contains(first))
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A)
  }
}

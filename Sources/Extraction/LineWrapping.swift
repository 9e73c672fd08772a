import Markup

/// Tells line breaks that only fit a text to a width from those that end a paragraph.
///
/// The rule, for two lines that follow each other without an empty line between:
///
/// 1. The break is a wrap if the first line does not end a sentence and the second starts with a
///    small letter.
/// 2. It is a wrap if the text has a wrap width and the first word of the second line would not have
///    fitted on the first.
/// 3. Otherwise the second line starts a paragraph of its own.
///
/// A text has a wrap width if at least two lines are followed directly by another, no more than a
/// fifth of those is longer than 120 characters, and for three in five the next word would not have
/// fitted. The width is the length that 95 in 100 of them keep to.
struct LineWrapping {
  /// The width in characters at which lines were broken; nil where they were not.
  let width: Int?

  /// No wrapped text has longer lines, in characters.
  static let widest = 120
  private static let narrowest = 40

  /// Measures a text.
  init(lines: LineIndex, bytes: Span<UInt8>) {
    var histogram = [Int](repeating: 0, count: LineWrapping.widest + 1)
    var inner = 0
    var long = 0
    for line in 0..<max(0, lines.count - 1) where LineWrapping.isInner(line, lines) {
      inner += 1
      let length = lines.length(line)
      if length > LineWrapping.widest { long += 1 } else { histogram[length] += 1 }
    }
    guard inner - long >= 2, long * 5 <= inner else {
      width = nil
      return
    }
    let width = LineWrapping.percentile95(of: histogram, count: inner - long)
    guard width >= LineWrapping.narrowest else {
      self.width = nil
      return
    }
    var full = 0
    for line in 0..<max(0, lines.count - 1) where LineWrapping.isInner(line, lines) {
      if LineWrapping.isFull(line, width: width, lines, bytes) { full += 1 }
    }
    self.width = full * 5 >= inner * 3 ? width : nil
  }

  /// Whether the break after `line` only wraps a paragraph; the next line is not empty.
  func isWrap(after line: Int, lines: LineIndex, bytes: Span<UInt8>) -> Bool {
    if let width, LineWrapping.isFull(line, width: width, lines, bytes) { return true }
    return LineWrapping.startsLowercase(bytes, lines[line + 1])
      && !LineWrapping.endsSentence(bytes, lines[line])
  }

  private static func isInner(_ line: Int, _ lines: LineIndex) -> Bool {
    !lines.isBlank(line) && !lines.isBlank(line + 1)
  }

  private static func isFull(
    _ line: Int, width: Int, _ lines: LineIndex, _ bytes: Span<UInt8>
  ) -> Bool {
    let next = lines[line + 1]
    var end = next.lowerBound
    while end < next.upperBound, !bytes[end].isBlank { end += 1 }
    return lines.length(line) + 1 + LineIndex.length(of: next.lowerBound..<end, bytes) > width
  }

  private static func percentile95(of histogram: [Int], count: Int) -> Int {
    var sum = 0
    for (length, lines) in histogram.enumerated() {
      sum += lines
      if sum * 100 >= count * 95 { return length }
    }
    return histogram.count - 1
  }

  private static func startsLowercase(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let scalar = HeadingShape.scalar(bytes, at: range.lowerBound) else { return false }
    return scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
  }

  private static func endsSentence(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    switch HeadingShape.lastScalar(bytes, range) {
    case ".", "!", "?", "…", ":", ";": true
    default: false
    }
  }
}

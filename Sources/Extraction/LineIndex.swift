import Markup

/// Where the lines of a text stand, without the white space at their ends.
struct LineIndex {
  private struct Line {
    var start: UInt32
    var end: UInt32
    var length: UInt32
    var indent: UInt8
  }

  private var lines: [Line] = []

  /// The number of lines.
  var count: Int { lines.count }

  /// The line's text, without white space around it.
  subscript(_ line: Int) -> Range<Int> { Int(lines[line].start)..<Int(lines[line].end) }

  /// Whether nothing is on the line.
  func isBlank(_ line: Int) -> Bool { lines[line].start == lines[line].end }

  /// The number of characters, or of bytes on a line that is far too long to be one of a wrapped text.
  func length(_ line: Int) -> Int { Int(lines[line].length) }

  /// The number of characters in a range, or of bytes where these are very many.
  static func length(of range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    range.count <= longest ? bytes.characterCount(in: range) : range.count
  }

  /// In so many bytes stand more characters than a wrapped line has.
  private static let longest = 4 * LineWrapping.widest

  /// The columns of white space before the text; a tab counts four.
  func indent(_ line: Int) -> Int { Int(lines[line].indent) }

  /// Finds the lines of `bytes`: they end at LF or CR LF, or at CR where there is no LF at all.
  init(of bytes: Span<UInt8>) {
    lines.reserveCapacity(bytes.count / 64 + 8)
    collect(bytes, end: 0x0A)
    if lines.count == 1, bytes.count > 0 {
      lines.removeAll(keepingCapacity: true)
      collect(bytes, end: 0x0D)
    }
  }

  private mutating func collect(_ bytes: Span<UInt8>, end mark: UInt8) {
    var start = 0
    bytes.forEachPlace(of: mark) { position in
      add(bytes, start..<position)
      start = position + 1
    }
    if start < bytes.count { add(bytes, start..<bytes.count) }
  }

  private mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let text = TextBounds.trimmed(bytes, range)
    var indent = 0
    for index in range.lowerBound..<min(text.lowerBound, range.lowerBound + 60) {
      indent += bytes[index] == 0x09 ? 4 : 1
    }
    lines.append(
      Line(
        start: UInt32(text.lowerBound), end: UInt32(text.upperBound),
        length: UInt32(LineIndex.length(of: text, bytes)), indent: UInt8(clamping: indent)))
  }
}

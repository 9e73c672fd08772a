import Markup

/// Finds running heads and feet and page numbers: lines that come again at the edges of pages.
enum RunningLines {
  /// What share of a page's height is its edge.
  private static let edge: Float = 0.13

  /// A line of the edge of a page, its numbers apart.
  private struct Key: Hashable {
    var isAtTop: Bool
    var text: [UInt8]
  }

  /// The lines without those that come again on at least three pages, or on both of two, but for numbers.
  ///
  /// - Parameter heights: the height of each page by its number.
  static func removed(from lines: [PDFLine], heights: [Int: Float]) -> [PDFLine] {
    guard heights.count >= 2 else { return lines }
    var pages: [Key: Set<Int>] = [:]
    let keys = lines.map { key(of: $0, height: heights[$0.page] ?? 0) }
    for (line, key) in zip(lines, keys) {
      if let key { pages[key, default: []].insert(line.page) }
    }
    let least = min(3, heights.count)
    return zip(lines, keys).filter { _, key in
      guard let key, let found = pages[key] else { return true }
      return found.count < least
    }.map(\.0)
  }

  private static func key(of line: PDFLine, height: Float) -> Key? {
    guard !line.isVertical, line.text.count <= 200 else { return nil }
    let isAtTop = line.bottom <= height * edge
    guard isAtTop || line.top >= height * (1 - edge) else { return nil }
    let text = withoutNumbers(line.text)
    // A row of numbers at the edge is a table's; a single one is a page's.
    let hasLetter = text.contains { $0.isASCIILetter || $0 >= 0x80 }
    let numbers = text.reduce(0) { $0 + ($1 == UInt8(ascii: "#") ? 1 : 0) }
    guard hasLetter || (numbers == 1 && line.text.count <= 8) else { return nil }
    return Key(isAtTop: isAtTop, text: text)
  }

  /// The text with every number, Roman ones that stand alone included, as `#`.
  private static func withoutNumbers(_ text: [UInt8]) -> [UInt8] {
    if text.count <= 6, text.allSatisfy({ "ivxlc".utf8.contains($0) }) { return [UInt8(ascii: "#")] }
    var result: [UInt8] = []
    for byte in text {
      if byte.isASCIIDigit {
        if result.last != UInt8(ascii: "#") { result.append(UInt8(ascii: "#")) }
      } else {
        result.append(byte.lowercasedASCII)
      }
    }
    return result
  }
}

import Markup

/// Finds running heads and feet and page numbers: lines that come again at the edges of pages.
enum RunningLines {
  /// What share of a page's height is its edge.
  private static let edge: Float = 0.13

  /// How many rows of lines at an edge may be running lines; on documents of two pages only the outermost.
  private static let rows = 3

  /// A line at the edge of a page, its numbers apart.
  private struct Key: Hashable {
    var isAtTop: Bool
    /// How large the type is: a title is not the running head that repeats it.
    var size: Int
    var text: [UInt8]
  }

  /// The lines, those marked that come again on at least three pages, or on both of two, but for numbers.
  ///
  /// - Parameters:
  ///   - lines: the lines of all pages.
  ///   - heights: the height of each page by its number.
  /// - Returns: the same lines.
  static func marked(_ lines: [PDFLine], heights: [Int: Float]) -> [PDFLine] {
    guard heights.count >= 2 else { return lines }
    let edges = PageEdges(lines, rows: heights.count == 2 ? 1 : rows)
    var pages: [Key: Set<Int>] = [:]
    let keys = lines.map { line in
      edges.holds(line) ? key(of: line, height: heights[line.page] ?? 0) : nil
    }
    for (line, key) in zip(lines, keys) {
      if let key { pages[key, default: []].insert(line.page) }
    }
    let least = min(3, heights.count)
    return zip(lines, keys).map { line, key in
      var line = line
      line.isRunning = key.map { pages[$0, default: []].count >= least } ?? false
      return line
    }
  }

  private static func key(of line: PDFLine, height: Float) -> Key? {
    guard !line.isVertical, line.text.count <= 200 else { return nil }
    let isAtTop = line.bottom <= height * edge
    guard isAtTop || line.top >= height * (1 - edge) else { return nil }
    let text = withoutNumbers(line.text)
    // A row of numbers at the edge is a table's; a single one is a page's.
    let hasLetter = text.contains { $0.isWordByte }
    let numbers = text.reduce(0) { $0 + ($1 == UInt8(ascii: "#") ? 1 : 0) }
    guard hasLetter || (numbers == 1 && line.text.count <= 8) else { return nil }
    return Key(isAtTop: isAtTop, size: Int(min(line.size, 1000) + 0.5), text: text)
  }

  /// The text with every number, Roman ones that stand alone included, as `#`.
  private static func withoutNumbers(_ text: [UInt8]) -> [UInt8] {
    if text.count <= 6, text.allSatisfy({ "ivxlc".utf8.contains($0) }) {
      return [UInt8(ascii: "#")]
    }
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

/// The outermost rows of lines at the top and bottom of each page.
private struct PageEdges {
  /// Where the outermost rows end, by page.
  private var tops: [Int: Float] = [:]
  private var bottoms: [Int: Float] = [:]

  init(_ lines: [PDFLine], rows: Int) {
    var places: [Int: [Float]] = [:]
    for line in lines where !line.isVertical { places[line.page, default: []].append(line.top) }
    for (page, places) in places {
      let sorted = PageEdges.parted(places.sorted())
      tops[page] = sorted[min(rows, sorted.count) - 1]
      bottoms[page] = sorted[max(sorted.count - rows, 0)]
    }
  }

  /// One place for each row: lines that stand a hair higher or lower are of one row.
  private static func parted(_ sorted: [Float]) -> [Float] {
    var rows: [Float] = []
    for place in sorted where rows.last.map({ place - $0 > 2 }) ?? true { rows.append(place) }
    return rows
  }

  func holds(_ line: PDFLine) -> Bool {
    guard let top = tops[line.page], let bottom = bottoms[line.page] else { return false }
    return line.top <= top + 2 || line.top >= bottom
  }
}

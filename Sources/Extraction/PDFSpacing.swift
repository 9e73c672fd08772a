/// How a document's lines are usually set: how far apart, and how far to the right.
struct PDFSpacing {
  private var steps: [Int: Float] = [:]
  private var rights: [Place: Float] = [:]

  /// A column of a page, more or less.
  private struct Place: Hashable {
    var page: Int
    var column: Int
  }

  private static let columnWidth: Float = 12

  init(of lines: [PDFLine]) {
    var found: [Int: [Float]] = [:]
    for (last, line) in zip(lines, lines.dropFirst()) where last.page == line.page {
      let step = line.top - last.top
      if step > 0.5 * line.size, step < 2.6 * line.size, line.left < last.right,
        line.right > last.left
      {
        found[PDFSpacing.key(line.size), default: []].append(step)
      }
    }
    for (size, steps) in found { self.steps[size] = steps.sorted()[steps.count / 2] }
    for line in lines where !line.isVertical {
      let place = Place(page: line.page, column: PDFSpacing.column(line.left))
      rights[place] = max(rights[place] ?? line.right, line.right)
    }
  }

  private static func key(_ size: Float) -> Int { Int(min(max(size, 0), 10_000) * 2) }

  private static func column(_ left: Float) -> Int {
    Int(max(-1e6, min(left, 1e6)) / columnWidth)
  }

  /// The usual distance from one line to the next, for type of a size.
  func step(of size: Float) -> Float { steps[PDFSpacing.key(size)] ?? 1.2 * size }

  /// How far to the right lines reach that begin about where this one begins.
  func right(of line: PDFLine) -> Float {
    let column = PDFSpacing.column(line.left)
    return (column - 1...column + 1).compactMap { rights[Place(page: line.page, column: $0)] }
      .reduce(line.right, max)
  }
}

/// How lines end and begin.
enum LineEnd {
  static func endsSentence(_ text: [UInt8]) -> Bool {
    switch HeadingShape.lastScalar(text.span, 0..<text.count) {
    case ".", "!", "?", "…", ":", ";": true
    default: false
    }
  }

  static func startsSmall(_ text: [UInt8]) -> Bool {
    guard let scalar = HeadingShape.scalar(text.span, at: 0) else { return false }
    return scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
  }
}

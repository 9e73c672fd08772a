import CorpusModel

/// Makes the blocks of a document from its paragraphs: what is a heading, an item, a cell.
struct PDFBlocks {
  private let paragraphs: [PDFParagraph]
  private let body: Float
  /// The sizes of headings, the largest first.
  private let sizes: [Int]
  private let vocabulary: WordHashes
  private var builder = DocumentBuilder()

  /// The text and blocks of a document's paragraphs.
  static func made(of paragraphs: [PDFParagraph], lines: [PDFLine]) -> DocumentBuilder {
    var blocks = PDFBlocks(paragraphs, lines)
    for index in paragraphs.indices { blocks.add(index) }
    return blocks.builder
  }

  private init(_ paragraphs: [PDFParagraph], _ lines: [PDFLine]) {
    self.paragraphs = paragraphs
    let lines = lines.filter { !$0.isRunning }
    let body = PDFBlocks.bodySize(lines)
    self.body = body
    let large = paragraphs.filter { PDFBlocks.isLarge($0, body) && PDFBlocks.hasHeadingShape($0) }
    sizes = Set(large.map { PDFBlocks.step($0.lines[0].size) }).sorted(by: >)
    vocabulary = lines.contains(where: \.endsInHyphen) ? WordHashes(of: lines) : WordHashes()
  }

  private mutating func add(_ index: Int) {
    let paragraph = paragraphs[index]
    let first = paragraph.lines[0]
    builder.page = first.page
    append(paragraph)
    if first.isRunning {
      builder.endBlock(.running)
    } else if PDFParagraphs.isItem(first), !PDFBlocks.isLarge(paragraph, body),
      !isNumberedHeading(index)
    {
      builder.endBlock(.listItem, level: 1)
    } else if let level = headingLevel(index) {
      builder.endBlock(.heading, level: level)
    } else if first.isCell, paragraph.lines.count <= 2 {
      builder.endBlock(.tableCell)
    } else {
      builder.endBlock(.paragraph)
    }
  }

  // MARK: Text

  /// Puts the lines of a paragraph together; a word that was parted at the end of a line is made whole.
  private mutating func append(_ paragraph: PDFParagraph) {
    for (number, line) in paragraph.lines.enumerated() {
      let next = number + 1 < paragraph.lines.count ? paragraph.lines[number + 1].text : nil
      let start = number == 0 ? PDFBlocks.bulletLength(line.text) : 0
      var end = line.text.count
      let hyphen = Hyphen.length(endingAt: end, of: line.text.span)
      let isParted = next != nil && hyphen > 0
      if let next, isParted,
        !Hyphen.isKept(between: line.text, and: next, vocabulary: vocabulary)
      {
        end -= hyphen
      }
      for byte in line.text[start..<end] { builder.append(byte) }
      if !isParted { builder.separate() }
    }
  }

  /// The length of the bullet at the start of an item; numbers are part of its text.
  private static func bulletLength(_ text: [UInt8]) -> Int {
    guard let marker = ListMarker.find(in: text.span, 0..<text.count),
      let first = HeadingShape.scalar(text.span, at: 0), !first.properties.isAlphabetic,
      first.properties.numericType == nil
    else { return 0 }
    return marker.textStart
  }

  // MARK: Headings

  /// The size of type in which most of the text is set.
  private static func bodySize(_ lines: [PDFLine]) -> Float {
    var letters: [Int: Int] = [:]
    for line in lines where !line.isVertical {
      letters[step(line.size), default: 0] += line.text.count
    }
    let most = letters.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return Float(most?.key ?? 0) / 2
  }

  private static func step(_ size: Float) -> Int { Int((min(max(size, 0), 10_000) * 2).rounded()) }

  /// Whether the type is larger than that of the text.
  private static func isLarge(_ paragraph: PDFParagraph, _ body: Float) -> Bool {
    !paragraph.lines[0].isVertical && !paragraph.lines[0].isRunning
      && paragraph.lines[0].size >= 1.12 * body + 0.3
  }

  private static func hasHeadingShape(_ paragraph: PDFParagraph) -> Bool {
    guard paragraph.lines.count <= 4 else { return false }
    let text = Array(paragraph.lines.map(\.text).joined(separator: [0x20]))
    let letters = text.reduce(0) { $0 + ($1.isWordByte ? 1 : 0) }
    return text.count <= 200 && letters >= 3 && !LineEnd.endsWithStop(text)
  }

  private func headingLevel(_ index: Int) -> Int? {
    let paragraph = paragraphs[index]
    if PDFBlocks.isLarge(paragraph, body) {
      guard PDFBlocks.hasHeadingShape(paragraph),
        let rank = sizes.firstIndex(of: PDFBlocks.step(paragraph.lines[0].size))
      else { return nil }
      return min(rank + 1, 6)
    }
    return standsAsHeading(index) ? min(max(sizes.count + 1, index == 0 ? 1 : 2), 6) : nil
  }

  /// Whether a line in the size of the text is a heading by its shape, and text follows that it may head.
  private func standsAsHeading(_ index: Int) -> Bool {
    guard hasLineOfHeading(index) else { return false }
    // Of a run of such lines only the last two head anything.
    for next in index + 1...index + 2 {
      guard next < paragraphs.count else { return false }
      let first = paragraphs[next].lines[0]
      if first.isCell || first.isVertical { return false }
      if !hasLineOfHeading(next) {
        return paragraphs[next].lines.count > 1 || LineEnd.endsSentence(first.text)
      }
    }
    return false
  }

  private func hasLineOfHeading(_ index: Int) -> Bool {
    let lines = paragraphs[index].lines
    guard lines.count == 1, !lines[0].isCell, !lines[0].isRunning, !lines[0].isVertical,
      !lines[0].isRightToLeft,
      lines[0].size >= 0.95 * body
    else { return false }
    let text = lines[0].text
    return HeadingShape.fits(text.span, 0..<text.count, opensDocument: index == 0)
  }

  /// Whether what begins like an item is the numbered heading of the text below it: `2. Our values`.
  private func isNumberedHeading(_ index: Int) -> Bool {
    guard PDFBlocks.bulletLength(paragraphs[index].lines[0].text) == 0, standsAsHeading(index),
      index + 1 < paragraphs.count
    else { return false }
    let isBesideItem =
      PDFParagraphs.isItem(paragraphs[index + 1].lines[0])
      || (index > 0 && PDFParagraphs.isItem(paragraphs[index - 1].lines[0]))
    return !isBesideItem
  }
}

extension LineEnd {
  /// Whether the text ends in a full stop, comma or the like, which headings do not.
  fileprivate static func endsWithStop(_ text: [UInt8]) -> Bool {
    switch HeadingShape.lastScalar(text.span, 0..<text.count) {
    case ".", ",", ";": true
    default: false
    }
  }
}

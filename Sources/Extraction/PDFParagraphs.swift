import CorpusModel

/// Lines that belong together: a paragraph, a heading, an item, a cell.
struct PDFParagraph {
  /// The lines, in reading order; never empty.
  var lines: [PDFLine]
  var left: Float
  var right: Float

  init(_ line: PDFLine) {
    lines = [line]
    left = line.left
    right = line.right
  }

  var last: PDFLine { lines[lines.count - 1] }

  mutating func append(_ line: PDFLine) {
    // In the next column the paragraph has other edges.
    let goesOn = line.page == last.page && line.top > last.top
    left = goesOn ? min(left, line.left) : line.left
    right = goesOn ? max(right, line.right) : line.right
    lines.append(line)
  }
}

/// Joins lines to paragraphs, by where they stand and how they end and begin.
struct PDFParagraphs {
  private let spacing: PDFSpacing
  private var paragraphs: [PDFParagraph] = []
  /// Running lines that wait for the end of the paragraph that may go on below or above them.
  private var waiting: [PDFParagraph] = []

  /// The paragraphs of a document's lines.
  static func joined(_ lines: [PDFLine]) -> [PDFParagraph] {
    var joiner = PDFParagraphs(spacing: PDFSpacing(of: lines))
    for line in lines { joiner.add(line) }
    return joiner.paragraphs + joiner.waiting
  }

  private init(spacing: PDFSpacing) { self.spacing = spacing }

  private mutating func add(_ line: PDFLine) {
    if line.isRunning {
      waiting.append(PDFParagraph(line))
    } else if paragraphs.last.map({ goesOn($0, line) }) ?? false {
      paragraphs[paragraphs.count - 1].append(line)
    } else {
      paragraphs += waiting
      waiting = []
      paragraphs.append(PDFParagraph(line))
    }
  }

  private func goesOn(_ paragraph: PDFParagraph, _ line: PDFLine) -> Bool {
    let last = paragraph.last
    guard !last.isVertical, !line.isVertical, !last.isRunning else { return false }
    let ratio = line.size / max(last.size, 0.1)
    guard ratio > 0.85, ratio < 1.18, !PDFParagraphs.isItem(line) else { return false }
    let isInsideWord = last.endsInHyphen && LineEnd.startsSmall(line.text)
    let step = line.top - last.top
    if line.page != last.page || step < -0.5 * line.size || step > 5 * line.size {
      return goesOnElsewhere(paragraph, line)
    }
    guard step > 0.5 * line.size, step <= longestStep(paragraph, line) else { return false }
    guard line.left < paragraph.right, line.right > paragraph.left else { return false }
    if isInsideWord { return true }
    guard LineEnd.endsSentence(last.text) else {
      return last.isRightToLeft || LineEnd.startsSmall(line.text) || fillsColumn(last)
    }
    if isIndented(paragraph, line) { return false }
    // Of a single line the distance is all that tells.
    if paragraph.lines.count == 1, step > 1.6 * line.size { return false }
    let room = spacing.right(of: last) - last.right
    return last.isRightToLeft || line.firstWord + 0.25 * line.size > room - 0.5 * line.size
  }

  /// Whether a line reaches so far to the right that the next may go on with its sentence.
  private func fillsColumn(_ line: PDFLine) -> Bool {
    let right = spacing.right(of: line)
    return right - line.right < 0.35 * (right - line.left)
  }

  /// Whether a paragraph goes on in the next column or on the next page.
  private func goesOnElsewhere(_ paragraph: PDFParagraph, _ line: PDFLine) -> Bool {
    !paragraph.last.isCell && !line.isCell && !LineEnd.endsSentence(paragraph.last.text)
      && LineEnd.startsSmall(line.text)
  }

  private func longestStep(_ paragraph: PDFParagraph, _ line: PDFLine) -> Float {
    let lines = paragraph.lines
    if lines.count >= 2, lines[lines.count - 2].page == line.page {
      let step = lines[lines.count - 1].top - lines[lines.count - 2].top
      if step > 0.5 * line.size { return 1.2 * step + 0.5 }
    }
    return 1.2 * max(spacing.step(of: line.size), line.size * 0.9) + 0.5
  }

  /// Whether the line begins further right than the paragraph's other lines.
  private func isIndented(_ paragraph: PDFParagraph, _ line: PDFLine) -> Bool {
    paragraph.lines.count >= 2 && line.left - paragraph.left > 0.8 * line.size
      && paragraph.last.left - paragraph.left < 0.4 * line.size
  }

  /// Whether the line begins with the mark of a list's item.
  static func isItem(_ line: PDFLine) -> Bool {
    ListMarker.find(in: line.text.span, 0..<line.text.count) != nil
  }
}

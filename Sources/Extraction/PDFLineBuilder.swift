import Markup

/// Puts the words of a page together to lines, in the order in which the file places them.
///
/// That order is kept: programs that make PDF files write columns, boxes and tables in the order in which
/// they are read, and what stands where tells less.
struct PDFLineBuilder {
  private let page: PDFPage
  private var lines: [PDFLine] = []
  private var words: [PDFWord] = []
  private var isVertical = false

  /// The lines of a page.
  static func lines(of page: PDFPage) -> [PDFLine] {
    var builder = PDFLineBuilder(PDFTurn.upright(page))
    for word in builder.page.words { builder.add(word) }
    builder.endLine()
    return builder.lines
  }

  private init(_ page: PDFPage) { self.page = page }

  private mutating func add(_ word: PDFWord) {
    if let last = words.last {
      if PDFLineBuilder.isDouble(word, of: last) { return }
      if words.count == 1, PDFLineBuilder.climbs(word, from: last) { isVertical = true }
      if !(isVertical ? isAboveOrBelow(word, last) : isBeside(word, last)) { endLine() }
    }
    if words.isEmpty { isVertical = word.isVertical }
    words.append(word)
  }

  /// Whether a word is the one before it printed once more, a hair's breadth away, to look bold.
  private static func isDouble(_ word: PDFWord, of last: PDFWord) -> Bool {
    let breadth = 0.15 * last.height
    return abs(word.left - last.left) < breadth && abs(word.top - last.top) < breadth
      && word.text == last.text
  }

  /// Whether a letter or two stand right on top of others, as in text that runs up the page at a slant;
  /// pdftotext gives the letters of such text one by one.
  private static func climbs(_ word: PDFWord, from last: PDFWord) -> Bool {
    word.text.count <= 3 && last.text.count <= 3 && abs(word.bottom - last.top) < 0.5
      && min(word.right, last.right) - max(word.left, last.left) >= 0.4 * word.width
  }

  private func isBeside(_ word: PDFWord, _ last: PDFWord) -> Bool {
    guard !word.isVertical else { return false }
    let height = min(word.height, last.height)
    guard min(word.bottom, last.bottom) - max(word.top, last.top) >= 0.4 * height else {
      return false
    }
    if word.left - last.right >= -0.5 * height, word.left > last.left { return true }
    return last.left - word.right >= -0.5 * height && RightToLeft.holds(word.text)
      && RightToLeft.holds(last.text)
  }

  private func isAboveOrBelow(_ word: PDFWord, _ last: PDFWord) -> Bool {
    let width = min(word.width, last.width)
    guard min(word.right, last.right) - max(word.left, last.left) >= 0.4 * width else {
      return false
    }
    let gap = max(word.top - last.bottom, last.top - word.bottom)
    return gap >= -0.5 * width && gap <= 2 * width
  }

  // MARK: Ending a line

  private mutating func endLine() {
    defer { words = [] }
    guard !words.isEmpty else { return }
    if isVertical {
      append(words, isCell: false)
      return
    }
    let segments = parted(PDFLetterSpacing.closed(words))
    for segment in segments { append(segment, isCell: segments.count > 1) }
  }

  /// The words, parted where the gap is as wide as between columns; a list's mark stays with its item.
  private func parted(_ words: [PDFWord]) -> [[PDFWord]] {
    var segments: [[PDFWord]] = []
    for word in words {
      if let last = segments.last?.last {
        let gap = max(word.left - last.right, last.left - word.right)
        let isMark = segments.count == 1 && segments[0].count == 1 && last.text.count <= 4
        if gap <= (isMark ? 4 : 1.5) * min(word.height, last.height) {
          segments[segments.count - 1].append(word)
          continue
        }
      }
      segments.append([word])
    }
    return segments
  }

  private mutating func append(_ words: [PDFWord], isCell: Bool) {
    let reordered = isVertical ? nil : RightToLeft.reordered(words)
    var words = reordered ?? words
    if words.count > 1, !isVertical {
      let gap = (words[1].left - words[0].right) / max(words[0].height, 0.1)
      if PDFLetters.isBullet(words[0].text, gap: gap) { words[0].text = Array("•".utf8) }
    }
    guard let first = words.first, let largest = words.max(by: { $0.text.count < $1.text.count })
    else { return }
    var line = PDFLine(
      text: first.text, page: page.number, left: first.left, top: first.top, right: first.right,
      bottom: first.bottom, size: isVertical ? largest.width : largest.height,
      firstWord: first.width, isVertical: isVertical, isCell: isCell,
      isRightToLeft: reordered != nil)
    for (last, word) in zip(words, words.dropFirst()) {
      if isVertical ? isApartAbove(word, last) : PDFLineBuilder.isApart(word, last) {
        line.text.append(0x20)
      }
      line.text += word.text
      line.left = min(line.left, word.left)
      line.top = min(line.top, word.top)
      line.right = max(line.right, word.right)
      line.bottom = max(line.bottom, word.bottom)
    }
    if !isRepeated(line) { lines.append(line) }
  }

  /// Whether there is a space between two words of a line; where the type changes inside a word, there is none.
  private static func isApart(_ word: PDFWord, _ last: PDFWord) -> Bool {
    let height = min(word.height, last.height)
    let gap = max(word.left - last.right, last.left - word.right)
    if gap > 0.07 * height { return true }
    // A raised number is a note's, not the end of the word.
    let isRaised = last.height - word.height > 0.15 * last.height && word.bottom < last.bottom
    return isRaised && word.text.allSatisfy(\.isASCIIDigit)
  }

  private func isApartAbove(_ word: PDFWord, _ last: PDFWord) -> Bool {
    max(word.top - last.bottom, last.top - word.bottom) > 0.07 * min(word.width, last.width)
  }

  /// Whether one of the last lines is the same in the same place, printed twice to look bold.
  private func isRepeated(_ line: PDFLine) -> Bool {
    lines.suffix(4).contains {
      abs($0.left - line.left) < 0.15 * line.size && abs($0.top - line.top) < 0.15 * line.size
        && $0.text == line.text
    }
  }
}

import CorpusModel
import Markup

/// Reads plain text: the document's text is the file itself, and blocks are found in its lines.
///
/// Empty lines part paragraphs. Where lines follow each other directly, ``LineWrapping`` tells a line
/// that was broken to fit a width from a line that is a paragraph of its own.
struct PlainTextReader {
  private let bytes: [UInt8]
  private let lines: LineIndex
  private let wrapping: LineWrapping
  private var blocks: [Block] = []
  private var section = -1

  /// Makes a document of decoded bytes; nil if there is no text.
  static func read(_ source: consuming [UInt8], id: String) -> Document? {
    let lines = LineIndex(of: source.span)
    var reader = PlainTextReader(source, lines: lines)
    reader.readChunks()
    guard !reader.blocks.isEmpty else { return nil }
    var document = Document(id: id, text: reader.bytes, blocks: reader.blocks)
    TailMatter.mark(&document)
    document.metadata.set(.title, to: document.titleInText, from: .text)
    return document
  }

  private init(_ bytes: [UInt8], lines: LineIndex) {
    self.bytes = bytes
    self.lines = lines
    wrapping = LineWrapping(lines: lines, bytes: bytes.span)
  }

  /// Goes from chunk to chunk; a chunk is a run of lines that are not empty.
  private mutating func readChunks() {
    var line = 0
    while line < lines.count {
      if lines.isBlank(line) {
        line += 1
        continue
      }
      var end = line + 1
      while end < lines.count, !lines.isBlank(end) { end += 1 }
      readChunk(line..<end)
      line = end
    }
  }

  private mutating func readChunk(_ chunk: Range<Int>) {
    var line = chunk.lowerBound
    if chunk.count == 1, isStandaloneHeading(line) {
      addHeading(line, level: 2)
      return
    }
    while line < chunk.upperBound {
      if line + 1 < chunk.upperBound, let level = underline(line + 1) {
        addHeading(line, level: level)
        line += 2
      } else if underline(line) != nil || isRule(line) {
        line += 1
      } else {
        line = readParagraph(from: line, in: chunk)
      }
    }
  }

  /// Adds one paragraph or list item and answers the line behind it.
  private mutating func readParagraph(from first: Int, in chunk: Range<Int>) -> Int {
    let marker = ListMarker.find(in: bytes.span, lines[first])
    if marker == nil, isHeadingAbove(first, in: chunk) {
      addHeading(first, level: 2)
      return first + 1
    }
    var line = first
    while line + 1 < chunk.upperBound, continues(line) { line += 1 }
    let start = marker?.textStart ?? lines[first].lowerBound
    let end = lines[line].upperBound
    guard start < end else { return line + 1 }
    add(
      marker == nil ? .paragraph : .listItem, start..<end,
      level: marker == nil ? 0 : 1 + min(3, lines.indent(first) / 2))
    return line + 1
  }

  /// Whether the line after `line` belongs to the same paragraph.
  private func continues(_ line: Int) -> Bool {
    let next = lines[line + 1]
    if ListMarker.find(in: bytes.span, next) != nil { return false }
    if underline(line + 1) != nil || isRule(line + 1) { return false }
    if line + 2 < lines.count, !lines.isBlank(line + 2), underline(line + 2) != nil {
      return false
    }
    return wrapping.isWrap(after: line, lines: lines, bytes: bytes.span)
  }

  // MARK: Headings

  /// Whether the only line of a chunk is a heading of the text that follows.
  private func isStandaloneHeading(_ line: Int) -> Bool {
    guard looksLikeHeading(line) else { return false }
    // Of a run of such lines only the last two head anything.
    var next = line
    for _ in 0..<2 {
      next += 1
      while next < lines.count, lines.isBlank(next) { next += 1 }
      guard next < lines.count else { return false }
      let isAlone = next + 1 >= lines.count || lines.isBlank(next + 1)
      if !isAlone || !looksLikeHeading(next) { return !isListItem(line, before: next) }
    }
    return false
  }

  /// Whether a line that seems a heading is one of several items.
  private func isListItem(_ line: Int, before next: Int) -> Bool {
    ListMarker.find(in: bytes.span, lines[line]) != nil
      && ListMarker.find(in: bytes.span, lines[next]) != nil
  }

  /// Whether the line heads the longer line directly below it.
  private func isHeadingAbove(_ line: Int, in chunk: Range<Int>) -> Bool {
    guard line + 1 < chunk.upperBound, looksLikeHeading(line), !continues(line) else {
      return false
    }
    let next = lines[line + 1].count
    return next >= 60 && next >= 2 * lines[line].count
      && ListMarker.find(in: bytes.span, lines[line + 1]) == nil
  }

  private func looksLikeHeading(_ line: Int) -> Bool {
    HeadingShape.fits(bytes.span, lines[line], opensDocument: blocks.isEmpty)
  }

  /// The level of heading for which a line of `=` or `-` stands under another.
  private func underline(_ line: Int) -> Int? {
    let range = lines[line]
    guard range.count >= 3 else { return nil }
    let byte = bytes[range.lowerBound]
    guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-") else { return nil }
    for index in range where bytes[index] != byte { return nil }
    return byte == UInt8(ascii: "=") ? 1 : 2
  }

  /// Whether a line holds no letter and no digit.
  private func isRule(_ line: Int) -> Bool {
    let range = lines[line]
    guard range.count <= 100 else { return false }
    for index in range {
      let byte = bytes[index]
      if byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit { return false }
    }
    return true
  }

  // MARK: Blocks

  private mutating func addHeading(_ line: Int, level: Int) {
    let opens = blocks.isEmpty
    add(opens ? .title : .heading, lines[line], level: opens ? 1 : level)
    section = blocks.count - 1
  }

  private mutating func add(_ kind: Block.Kind, _ range: Range<Int>, level: Int) {
    blocks.append(
      Block(
        kind: kind, span: TextSpan(start: range.lowerBound, end: range.upperBound),
        level: level, section: section))
  }
}

import CorpusModel

/// Puts a document's text together, block by block, with an empty line between blocks.
struct DocumentBuilder {
  /// The text so far.
  private(set) var text: [UInt8] = []
  /// The blocks so far.
  private(set) var blocks: [Block] = []
  /// The pieces that lead back to the source, where there is one.
  private(set) var pieces: [SourceMap.Piece] = []

  /// Whether a paragraph that was there before, word for word, is left out.
  var leavesOutRepeats = false

  /// The longer paragraphs so far, by a hash of their text.
  private var paragraphs: [Int: [Int]] = [:]
  /// The page of the source on which the block that is being filled begins, where the format has pages.
  var page: Int?

  private var section = -1
  /// Whether the first heading of rank 1 is the title; where not, the title is added as such.
  var takesFirstHeadingForTitle = true
  private var hasTitle = false
  private var start = 0
  private var awaitsSpace = false

  /// Whether nothing has been added to the block that is being filled.
  var isBlockEmpty: Bool { text.count == start }

  // MARK: Filling a block

  /// Adds one byte; white space waits for what follows, and a run of it becomes one space.
  mutating func append(_ byte: UInt8) {
    if byte.isBlank {
      awaitsSpace = true
      return
    }
    placeSpace()
    text.append(byte)
  }

  /// Adds a run of the source; white space inside it becomes single spaces.
  mutating func append(_ source: [UInt8], _ range: Range<Int>, at offset: Int) {
    var index = range.lowerBound
    while index < range.upperBound {
      if source[index].isBlank {
        awaitsSpace = true
        index += 1
        continue
      }
      let wordStart = index
      while index < range.upperBound, !source[index].isBlank { index += 1 }
      placeSpace()
      addPiece(from: offset + wordStart - range.lowerBound, length: index - wordStart)
      text.append(contentsOf: source[wordStart..<index])
    }
  }

  /// Adds a run of the source as it stands, white space and all; what is blank at the start of a block is left out.
  mutating func appendVerbatim(_ source: [UInt8], _ range: Range<Int>, at offset: Int) {
    var first = range.lowerBound
    if isBlockEmpty { while first < range.upperBound, source[first].isBlank { first += 1 } }
    guard first < range.upperBound else { return }
    placeSpace()
    addPiece(from: offset + first - range.lowerBound, length: range.upperBound - first)
    text.append(contentsOf: source[first..<range.upperBound])
  }

  /// Adds a line end inside a block.
  mutating func breakLine() {
    if !isBlockEmpty { text.append(0x0A) }
  }

  /// Ends the line of a block, if it has not just ended.
  mutating func endLine() {
    if text.last != 0x0A { breakLine() }
  }

  /// Adds characters that stand for `sourceLength` bytes of the source at `offset`.
  mutating func append(_ characters: [UInt8], for sourceLength: Int, at offset: Int) {
    placeSpace()
    pieces.append(
      SourceMap.Piece(
        textStart: text.count, sourceStart: offset, length: characters.count,
        sourceLength: sourceLength))
    text.append(contentsOf: characters)
  }

  /// Parts what follows from what stands before.
  mutating func separate() {
    awaitsSpace = true
  }

  private mutating func placeSpace() {
    if awaitsSpace, text.count > start { text.append(0x20) }
    awaitsSpace = false
  }

  /// Adds a piece, or makes the one before longer where both source and text go on without a break.
  private mutating func addPiece(from sourceStart: Int, length: Int) {
    if let last = pieces.last, last.length == last.sourceLength {
      let gap = text.count - Int(last.textStart + last.length)
      let sourceGap = sourceStart - Int(last.sourceStart + last.sourceLength)
      // A single space in the source is the space in the text.
      if gap == sourceGap, gap == 0 || (gap == 1 && text.count > start) {
        pieces[pieces.count - 1] = SourceMap.Piece(
          textStart: Int(last.textStart), sourceStart: Int(last.sourceStart),
          length: Int(last.length) + gap + length)
        return
      }
    }
    pieces.append(
      SourceMap.Piece(textStart: text.count, sourceStart: sourceStart, length: length))
  }

  // MARK: Blocks

  /// Ends the block that is being filled; one without text leaves no trace.
  mutating func endBlock(_ kind: Block.Kind, level: Int = 0) {
    let range = TextBounds.trimmed(text.span, start..<text.count)
    awaitsSpace = false
    guard !range.isEmpty, !isRepeat(range, kind) else {
      text.removeLast(text.count - start)
      while let last = pieces.last, Int(last.textStart) >= start { pieces.removeLast() }
      return
    }
    var kind = kind
    if kind == .heading, level == 1, takesFirstHeadingForTitle, !hasTitle {
      kind = .title
      hasTitle = true
    }
    blocks.append(
      Block(
        kind: kind, span: TextSpan(start: range.lowerBound, end: range.upperBound),
        level: level, section: section, page: page))
    if kind.isHeading { section = blocks.count - 1 }
    text.append(0x0A)
    text.append(0x0A)
    start = text.count
  }

  /// Whether a paragraph says what one before it said; short ones may say a thing twice.
  private mutating func isRepeat(_ range: Range<Int>, _ kind: Block.Kind) -> Bool {
    guard leavesOutRepeats, range.count >= 60, kind == .paragraph || kind == .caption else {
      return false
    }
    let words = text[range]
    var hasher = Hasher()
    for byte in words { hasher.combine(byte) }
    let hash = hasher.finalize()
    for index in paragraphs[hash, default: []]
    where text[blocks[index].span.range].elementsEqual(words) {
      return true
    }
    paragraphs[hash, default: []].append(blocks.count)
    return false
  }

  /// The text and blocks, once all blocks have ended.
  consuming func finish() -> (text: [UInt8], blocks: [Block], pieces: [SourceMap.Piece]) {
    if text.count >= 2 { text.removeLast(2) }
    return (text, blocks, pieces)
  }
}

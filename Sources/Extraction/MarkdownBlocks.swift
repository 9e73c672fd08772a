import CorpusModel
import Markup

/// A leaf of Markdown's block structure that holds text.
struct MarkdownBlock {
  /// How the text of the block is to be read.
  enum Form {
    /// With emphasis, links and so on.
    case inlines
    /// As HTML.
    case html
    /// As it stands.
    case code
  }

  /// How the text is to be read.
  var form = Form.inlines
  /// What kind of block it is.
  var kind: Block.Kind
  /// The rank of a heading or depth of an item or quotation.
  var level = 0
  /// The parts of the source that hold its text, one a line, without the marks around them.
  var lines: [Range<Int>]
}

/// Splits Markdown into blocks, line by line, as CommonMark does.
struct MarkdownBlocks {
  /// A block that holds other blocks.
  enum Container {
    case quote
    /// A list item, whose content is indented by so many columns.
    case item(indent: Int)
  }

  /// The block that lines are being added to.
  enum Leaf {
    case none
    case paragraph
    case fence(mark: UInt8, count: Int)
    case indented
    case html(MarkdownHTMLStart)
    case table
  }

  private let bytes: [UInt8]
  private var position: Int
  private var containers: [Container] = []
  private var leaf = Leaf.none
  private var lines: [Range<Int>] = []
  private var isDefinition = false
  private var blocks: [MarkdownBlock] = []
  /// The labels of link reference definitions, folded.
  private(set) var references: Set<String> = []

  /// Prepares to parse `bytes` from `start` on.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    position = start
  }

  /// The blocks that hold text, in order.
  mutating func parse() -> [MarkdownBlock] {
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      process(MarkdownLine(index: position, end: end))
      let isCRLF = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      position = end + (isCRLF ? 2 : 1)
    }
    finishLeaf()
    return blocks
  }

  // MARK: Lines

  private mutating func process(_ line: MarkdownLine) {
    var line = line
    var matched = matchContainers(&line)
    let isBlank = line.isBlank(in: bytes.span)
    if matched == containers.count, continueLeaf(line, isBlank: isBlank) { return }
    if isVerbatim { finishLeaf() }
    let known = matched
    if !isBlank { openContainers(&line, matched: &matched) }
    let isNew = matched > known
    if isBlank || line.isBlank(in: bytes.span) {
      close(to: matched)
      finishLeaf()
      return
    }
    if !isNew, matched < containers.count, case .paragraph = leaf, isPlain(line) {
      addToParagraph(line)
      return
    }
    if matched < containers.count { close(to: matched) }
    startLeaf(line)
  }

  private var isVerbatim: Bool {
    switch leaf {
    case .fence, .indented, .html: true
    default: false
    }
  }

  private var isParagraphOpen: Bool {
    if case .paragraph = leaf { true } else { false }
  }

  private mutating func close(to count: Int) {
    guard count < containers.count else { return }
    finishLeaf()
    containers.removeLast(containers.count - count)
  }

  /// Goes past the marks of the containers that are open, as far as they go on in this line.
  private func matchContainers(_ line: inout MarkdownLine) -> Int {
    var matched = 0
    for container in containers {
      let indent = line.indent(in: bytes.span)
      switch container {
      case .quote:
        guard indent.columns < 4, indent.index < line.end,
          bytes[indent.index] == UInt8(ascii: ">")
        else { return matched }
        line.skipIndent(andBytes: 1, in: bytes.span)
        line.skip(columns: 1, in: bytes.span)
      case .item(let needed):
        if line.isBlank(in: bytes.span) {
          matched += 1
          continue
        }
        guard indent.columns >= needed else { return matched }
        line.skip(columns: needed, in: bytes.span)
      }
      matched += 1
    }
    return matched
  }

  private mutating func openContainers(_ line: inout MarkdownLine, matched: inout Int) {
    while containers.count < 100 {
      let indent = line.indent(in: bytes.span)
      guard indent.columns < 4, indent.index < line.end else { return }
      if bytes[indent.index] == UInt8(ascii: ">") {
        close(to: matched)
        finishLeaf()
        containers.append(.quote)
        line.skipIndent(andBytes: 1, in: bytes.span)
        line.skip(columns: 1, in: bytes.span)
      } else if let needed = itemIndent(line, indent, isNested: matched == containers.count) {
        close(to: matched)
        finishLeaf()
        containers.append(.item(indent: needed.columns))
        line.skipIndent(andBytes: needed.mark, in: bytes.span)
        line.skip(columns: needed.columns - indent.columns - needed.mark, in: bytes.span)
      } else {
        return
      }
      matched += 1
    }
  }

  /// The width of a list item's mark, and the columns by which its content is indented.
  private func itemIndent(
    _ line: MarkdownLine, _ indent: (columns: Int, index: Int), isNested: Bool
  ) -> (columns: Int, mark: Int)? {
    let span = bytes.span
    guard let mark = MarkdownMarks.listMark(in: span, at: indent.index, end: line.end),
      !MarkdownMarks.isThematicBreak(in: span, from: indent.index, end: line.end)
    else { return nil }
    var rest = line
    rest.skipIndent(andBytes: mark.length, in: span)
    let isEmpty = rest.isBlank(in: span)
    // Only a list that starts with 1 and has content can interrupt a paragraph.
    if isParagraphOpen, isNested, isEmpty || !mark.canInterrupt { return nil }
    let after = rest.indent(in: span).columns
    let space = isEmpty || after > 4 ? 1 : after
    return (indent.columns + mark.length + space, mark.length)
  }

  // MARK: Leaves

  /// Adds the line to a leaf that takes lines as they come; false if the leaf is not of that sort.
  private mutating func continueLeaf(_ line: MarkdownLine, isBlank: Bool) -> Bool {
    switch leaf {
    case .fence(let mark, let count):
      let indent = line.indent(in: bytes.span)
      if indent.columns < 4,
        MarkdownMarks.closesFence(
          in: bytes.span, from: indent.index, end: line.end, mark: mark, count: count)
      {
        finishLeaf()
      } else {
        lines.append(line.index..<line.end)
      }
      return true
    case .indented:
      guard isBlank || line.indent(in: bytes.span).columns >= 4 else {
        finishLeaf()
        return false
      }
      addIndented(line)
      return true
    case .html(let start):
      if start.endsAtBlank, isBlank {
        finishLeaf()
        return true
      }
      lines.append(line.index..<line.end)
      if start.ends(in: bytes.span, line.index..<line.end) { finishLeaf() }
      return true
    case .table:
      guard !isBlank, MarkdownTable.isRow(in: bytes.span, line.index..<line.end) else {
        finishLeaf()
        return false
      }
      addRow(line.index..<line.end)
      return true
    default:
      return false
    }
  }

  /// Whether the line can only be running text, so that it goes on with a paragraph.
  private func isPlain(_ line: MarkdownLine) -> Bool {
    let span = bytes.span
    let indent = line.indent(in: span)
    if indent.columns >= 4 { return true }
    return MarkdownMarks.heading(in: span, from: indent.index, end: line.end) == nil
      && MarkdownMarks.fence(in: span, from: indent.index, end: line.end) == nil
      && !MarkdownMarks.isThematicBreak(in: span, from: indent.index, end: line.end)
      && MarkdownHTMLStart(in: span, from: indent.index, end: line.end, inParagraph: true) == nil
  }

  private mutating func startLeaf(_ line: MarkdownLine) {
    let bytes = bytes
    let span = bytes.span
    let indent = line.indent(in: span)
    let (start, end) = (indent.index, line.end)
    if indent.columns >= 4 {
      // An indented line is code, but goes on with a paragraph.
      if isParagraphOpen {
        addToParagraph(line)
      } else {
        leaf = .indented
        addIndented(line)
      }
      return
    }
    if let heading = MarkdownMarks.heading(in: span, from: start, end: end) {
      finishLeaf()
      blocks.append(
        MarkdownBlock(kind: .heading, level: heading.level, lines: [heading.content]))
    } else if let fence = MarkdownMarks.fence(in: span, from: start, end: end) {
      finishLeaf()
      leaf = .fence(mark: fence.mark, count: fence.count)
    } else if isParagraphOpen, let level = MarkdownMarks.underline(in: span, start, end) {
      finishParagraph(kind: .heading, level: level)
    } else if MarkdownMarks.isThematicBreak(in: span, from: start, end: end) {
      finishLeaf()
    } else if let html = MarkdownHTMLStart(
      in: span, from: start, end: end, inParagraph: isParagraphOpen)
    {
      startHTML(html, start..<end)
    } else if !startTable(below: start..<end) {
      addToParagraph(line)
    }
  }

  /// Makes the last line of a paragraph the head of a table, if `line` is what stands below one.
  private mutating func startTable(below line: Range<Int>) -> Bool {
    guard isParagraphOpen, MarkdownTable.isDelimiterRow(in: bytes.span, line),
      let header = lines.last, MarkdownTable.isRow(in: bytes.span, header)
    else { return false }
    lines.removeLast()
    finishParagraph(kind: context.kind, level: context.level)
    leaf = .table
    addRow(header)
    return true
  }

  private mutating func startHTML(_ html: MarkdownHTMLStart, _ line: Range<Int>) {
    finishLeaf()
    // A tag that says so leaves the Markdown inside it to be read as such.
    guard !html.holdsMarkdown else { return }
    leaf = .html(html)
    lines.append(line)
    if html.ends(in: bytes.span, line) { finishLeaf() }
  }

  private mutating func addToParagraph(_ line: MarkdownLine) {
    let start = line.indent(in: bytes.span).index
    if isParagraphOpen, MarkdownMarks.isDefinition(in: bytes.span, at: start, end: line.end) {
      isDefinition = true
      finishLeaf()
      isDefinition = true
      leaf = .paragraph
      lines.append(start + 1..<line.end)
      return
    }
    leaf = .paragraph
    lines.append(start..<line.end)
  }

  private mutating func addIndented(_ line: MarkdownLine) {
    var line = line
    line.skip(columns: 4, in: bytes.span)
    lines.append(min(line.index, line.end)..<line.end)
  }

  private mutating func addRow(_ line: Range<Int>) {
    for cell in MarkdownTable.cells(in: bytes.span, line) {
      blocks.append(MarkdownBlock(kind: .tableCell, lines: [cell]))
    }
  }

  // MARK: Ends

  private mutating func finishLeaf() {
    switch leaf {
    case .paragraph:
      finishParagraph(kind: isDefinition ? .definition : context.kind, level: context.level)
    case .html:
      blocks.append(
        MarkdownBlock(
          form: .html, kind: context.kind, level: context.level, lines: lines))
    case .fence, .indented:
      blocks.append(MarkdownBlock(form: .code, kind: .code, lines: lines))
    default: break
    }
    leaf = .none
    lines = []
    isDefinition = false
  }

  private mutating func finishParagraph(kind: Block.Kind, level: Int) {
    let bytes = bytes
    MarkdownReferences.take(from: &lines, in: bytes.span, into: &references)
    // A line is empty where only a footnote's label stood on it.
    let isRow = { (line: Range<Int>) in !line.isEmpty && bytes[line.lowerBound] == UInt8(ascii: "|")
    }
    if lines.count > 0, lines.allSatisfy(isRow) {
      for line in lines where !MarkdownTable.isDelimiterRow(in: bytes.span, line) {
        addRow(line)
      }
    } else if !lines.isEmpty {
      blocks.append(
        MarkdownBlock(
          kind: kind, level: kind == .definition ? 0 : level, lines: lines))
    }
    leaf = .none
    lines = []
    isDefinition = false
  }

  /// What a paragraph is by the containers around it; the innermost decides.
  private var context: (kind: Block.Kind, level: Int) {
    switch containers.last {
    case .quote:
      (.quote, containers.count { if case .quote = $0 { true } else { false } })
    case .item:
      (.listItem, containers.count { if case .item = $0 { true } else { false } })
    case nil: (.paragraph, 0)
    }
  }
}

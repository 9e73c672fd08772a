import CorpusModel
import Markup

/// Walks over a tree and collects its text as blocks.
struct BlockCollector {
  /// What the text at some place of the tree is part of.
  private struct Context {
    var end: Int
    var kind: Block.Kind = .paragraph
    var level = 0
    var listDepth = 0
    var quoteDepth = 0
    var isPreformatted = false
    /// Blocks inside do not end the block: a table cell or a caption is one.
    var isWhole = false
  }

  private let tree: MarkupTree
  private let dropped: [Bool]
  private let title: Int?
  private var builder = DocumentBuilder()
  private var contexts: [Context] = []
  private var lineBreaks = 0

  private init(tree: MarkupTree, choice: MainText.Choice, leavesOutRepeats: Bool) {
    self.tree = tree
    dropped = choice.dropped
    title = choice.title
    builder.takesFirstHeadingForTitle = title == nil
    builder.leavesOutRepeats = leavesOutRepeats
  }

  /// Collects all text that was chosen; `leavesOutRepeats` says whether a longer paragraph is taken only once.
  static func collect(
    _ tree: MarkupTree, _ choice: MainText.Choice, leavesOutRepeats: Bool
  ) -> (text: [UInt8], blocks: [Block], pieces: [SourceMap.Piece]) {
    var collector = BlockCollector(
      tree: tree, choice: choice, leavesOutRepeats: leavesOutRepeats)
    for root in choice.roots { collector.walk(root) }
    return collector.builder.finish()
  }

  private var context: Context { contexts[contexts.count - 1] }

  private mutating func walk(_ root: Int) {
    contexts = [Context(end: Int(tree.nodes[root].end))]
    var index = root
    while index < contexts[0].end {
      while context.end <= index { leave() }
      let node = tree.nodes[index]
      if dropped[index] {
        if !node.tag.isInline { part(inside: context) }
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        text(tree.textRange(index))
      } else {
        enter(index)
      }
      index += 1
    }
    while contexts.count > 1 { leave() }
    endBlock()
  }

  // MARK: Elements

  private mutating func enter(_ index: Int) {
    let tag = tree.nodes[index].tag
    switch tag {
    case .br: lineBreak()
    case .hr: endBlock()
    case .a, .span:
      if InlineNeighbours.areParted(tree, at: index) { builder.separate() }
    case _ where tag.isInline: break
    default:
      let inner = innerContext(tag, at: index)
      part(inside: context)
      contexts.append(inner)
    }
  }

  private mutating func leave() {
    part(inside: contexts[max(0, contexts.count - 2)])
    contexts.removeLast()
  }

  /// Ends the block; inside a cell that is one block, blocks only part words, and in code they part lines.
  private mutating func part(inside context: Context) {
    if !context.isWhole {
      endBlock()
    } else if context.kind == .code {
      builder.endLine()
    } else {
      builder.separate()
    }
  }

  private func innerContext(_ tag: MarkupTag, at index: Int) -> Context {
    var inner = context
    inner.end = Int(tree.nodes[index].end)
    if context.isWhole { return inner }
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      inner.kind = index == title ? .title : .heading
      inner.level = tag.headingLevel
      inner.isWhole = true
    case .ul, .ol, .menu: inner.listDepth += 1
    case .li:
      inner.kind = .listItem
      inner.level = max(1, inner.listDepth)
    case .blockquote:
      inner.quoteDepth += 1
      inner.kind = .quote
      inner.level = inner.quoteDepth
    case .dt, .dd: inner.kind = .definition
    case .figcaption, .caption: inner.kind = .caption
    case .td, .th: cell(at: index, &inner)
    case .listing, .plaintext, .pre, .xmp:
      inner.isPreformatted = true
      if Boilerplate.isCode(tree, index) {
        inner.kind = .code
        inner.isWhole = true
      }
    default: break
    }
    return inner
  }

  /// A cell of data is one block; a cell that lays out a page is as good as a `div`.
  private func cell(at index: Int, _ inner: inout Context) {
    var paragraphs = 0
    for below in index + 1..<max(index + 1, Int(tree.nodes[index].end)) {
      switch tree.nodes[below].tag {
      case .h1, .h2, .h3, .h4, .h5, .h6, .table, .article, .section, .blockquote, .main, .pre:
        return
      case .ul, .ol, .dl, .p: paragraphs += 1
      default: break
      }
      if paragraphs > 6 { return }
    }
    inner.kind = .tableCell
    inner.level = 0
    inner.isWhole = true
  }

  // MARK: Text

  private mutating func text(_ range: Range<Int>) {
    if context.kind == .code { return code(range) }
    if context.isPreformatted { return preformatted(range) }
    add(range)
  }

  /// Code keeps its lines and what indents them.
  private mutating func code(_ range: Range<Int>) {
    if let place = tree.origin(of: range) {
      builder.append(Array(tree.characters[range]), for: place.count, at: place.lowerBound)
    } else {
      builder.appendVerbatim(tree.characters, range, at: range.lowerBound)
    }
  }

  /// In preformatted text an empty line ends a block, as in plain text.
  private mutating func preformatted(_ range: Range<Int>) {
    var start = range.lowerBound
    for position in range where tree.characters[position] == 0x0A {
      add(start..<position)
      lineBreak()
      start = position + 1
    }
    add(start..<range.upperBound)
  }

  private mutating func add(_ range: Range<Int>) {
    guard range.contains(where: { !tree.characters[$0].isBlank }) else {
      if !range.isEmpty { builder.separate() }
      return
    }
    lineBreaks = 0
    if let place = tree.origin(of: range) {
      builder.append(Array(tree.characters[range]), for: place.count, at: place.lowerBound)
    } else {
      builder.append(tree.characters, range, at: range.lowerBound)
    }
  }

  /// One line break parts words; two in a row end the block.
  private mutating func lineBreak() {
    if context.kind == .code { return builder.breakLine() }
    lineBreaks += 1
    if lineBreaks >= 2, !context.isWhole { endBlock() } else { builder.separate() }
  }

  private mutating func endBlock() {
    builder.endBlock(context.kind, level: context.level)
  }
}

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
  private var builder = DocumentBuilder()
  private var contexts: [Context] = []
  private var lineBreaks = 0

  /// Prepares a walk that passes over the nodes marked in `dropped`, and all below them.
  init(tree: MarkupTree, dropped: [Bool], leavesOutRepeats: Bool) {
    self.tree = tree
    self.dropped = dropped
    builder.leavesOutRepeats = leavesOutRepeats
  }

  /// Collects all text below the nodes `roots`, which ascend and do not overlap; `leavesOutRepeats` says whether a
  /// longer paragraph is taken only once.
  static func collect(
    _ tree: MarkupTree, roots: [Int], dropped: [Bool], leavesOutRepeats: Bool
  ) -> (text: [UInt8], blocks: [Block], pieces: [SourceMap.Piece]) {
    var collector = BlockCollector(
      tree: tree, dropped: dropped, leavesOutRepeats: leavesOutRepeats)
    for root in roots { collector.walk(root) }
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
        if !node.tag.isInline { endBlock() }
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
    case .q, .rt: break
    case _ where tag.isInline: break
    default:
      let inner = innerContext(tag, at: index)
      // Inside a cell that is one block, blocks only part words.
      if context.isWhole { builder.separate() } else { endBlock() }
      contexts.append(inner)
    }
  }

  private mutating func leave() {
    if contexts.count > 1, contexts[contexts.count - 2].isWhole {
      builder.separate()
    } else {
      endBlock()
    }
    contexts.removeLast()
  }

  private func innerContext(_ tag: MarkupTag, at index: Int) -> Context {
    var inner = context
    inner.end = Int(tree.nodes[index].end)
    if context.isWhole { return inner }
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      inner.kind = .heading
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
      if Boilerplate.isCode(tree, index) { inner.kind = .code }
    default: break
    }
    return inner
  }

  /// A cell of data is one block; a cell that lays out a page is as good as a `div`.
  private func cell(at index: Int, _ inner: inout Context) {
    var paragraphs = 0
    for below in index + 1..<max(index + 1, Int(tree.nodes[index].end)) {
      switch tree.nodes[below].tag {
      case .h1, .h2, .h3, .h4, .h5, .h6, .table, .article, .section, .blockquote, .main: return
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
    if context.isPreformatted { return preformatted(range) }
    add(range)
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
    lineBreaks += 1
    if lineBreaks >= 2, !context.isWhole { endBlock() } else { builder.separate() }
  }

  private mutating func endBlock() {
    builder.endBlock(context.kind, level: context.level)
  }
}

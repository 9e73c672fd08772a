import CorpusModel
import Markup

/// Walks over the text of an ODT document as its reader sees it, with all tracked changes accepted.
struct OdtText {
  /// What the text at some place is part of.
  private struct Context: WalkContext {
    var end: Int
    var kind: Block.Kind = .paragraph
    var level = 0
    var listDepth = 0
    /// Whether text here belongs to a paragraph; between paragraphs, white space only parts elements.
    var isText = false
    /// Whether text here is a table of contents, or of figures or tables.
    var isContents = false
    var closes: Closing = .nothing
  }

  private enum Closing {
    case nothing, block, cell
  }

  /// A stretch of the document that is being read: all of it, a note or a box.
  private struct Walk: TextWalk {
    let tree: XMLTree
    var index: Int
    var contexts: [Context]

    init(_ tree: XMLTree, below index: Int) {
      self.tree = tree
      self.index = index + 1
      contexts = [Context(end: Int(tree.nodes[index].end))]
    }
  }

  /// What stands beside the text in which it is anchored: notes, frames, and shapes with text in them.
  private static let boxes: Set<String> = [
    "note-body", "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline",
    "path", "line", "connector", "caption", "measure",
  ]

  private let tree: XMLTree
  private let styles: OdtStyles
  private var flow = TextFlow()
  private var stack: WalkStack<Walk>

  private init(_ tree: XMLTree, below root: Int, _ styles: OdtStyles) {
    self.tree = tree
    self.styles = styles
    stack = WalkStack(Walk(tree, below: root))
  }

  /// The text and blocks below the element `root` of `content.xml`.
  static func read(
    _ tree: XMLTree, below root: Int, styles: OdtStyles
  ) -> (text: [UInt8], blocks: [Block]) {
    var text = OdtText(tree, below: root, styles)
    while let step = text.stack.next() { text.take(step) }
    let result = text.flow.builder.finish()
    return (result.text, result.blocks)
  }

  // MARK: The walk

  /// The innermost context of the stretch that is being read; nil at its end.
  private var context: Context? { stack.walks[stack.top].contexts.last }

  private mutating func take(_ step: WalkStack<Walk>.Step) {
    switch step {
    case .node(let index):
      if !tree.isText(index) {
        enter(index)
      } else if context?.isText == true {
        for byte in tree.text(index) { flow.builder.append(byte) }
      }
    case .left(let context):
      leave(context)
      if !flow.isInCell, flow.builder.isBlockEmpty { stack.beginKept() }
    }
  }

  private mutating func leave(_ context: Context) {
    switch context.closes {
    case .nothing: break
    case .block: flow.endBlock(context.kind, level: context.level)
    case .cell: flow.endCell()
    }
  }

  private mutating func push(_ index: Int, _ change: (inout Context) -> Void) {
    guard var inner = context else { return }
    inner.end = Int(tree.nodes[index].end)
    inner.closes = .nothing
    change(&inner)
    stack.push(inner)
  }

  // MARK: Elements

  private mutating func enter(_ index: Int) {
    let name = tree.name(index)
    switch name {
    case "p", "h": paragraph(index, isHeading: name == "h")
    case "table-of-content", "illustration-index", "table-index":
      push(index) { $0.isContents = true }
    case "list": push(index) { $0.listDepth += 1 }
    case "s", "tab", "line-break": flow.builder.separate()
    case "table": flow.endBlock(.paragraph)
    case "table-cell": cell(index)
    case _ where OdtText.boxes.contains(name):
      // The note's number stands beside its body and is passed over.
      stack.keep(Walk(tree, below: index))
      stack.skip(index)
    case "span" where isHidden(index, family: "text"): stack.skip(index)
    case "section" where tree.attribute("display", of: index) == "none": stack.skip(index)
    case "hidden-text" where tree.attribute("is-hidden", of: index) == "true": stack.skip(index)
    case "note-citation", "annotation", "tracked-changes", "covered-table-cell", "number", "forms",
      "scripts", "event-listeners", "ruby-text":
      stack.skip(index)
    case "title", "desc":
      // The title of the document is a field in a line; that of a picture stands outside of lines.
      if !["p", "h", "span", "a"].contains(parentName(of: index)) { stack.skip(index) }
    default:
      // `table-of-content-source` and the like hold templates.
      if name.hasSuffix("-source") { stack.skip(index) }
    }
  }

  private func parentName(of index: Int) -> String {
    let parent = Int(tree.nodes[index].parent)
    return parent < 0 ? "" : tree.name(parent)
  }

  private func isHidden(_ index: Int, family: String) -> Bool {
    tree.attribute("style-name", of: index).map { styles.isHidden($0, family: family) } ?? false
  }

  private mutating func paragraph(_ index: Int, isHeading: Bool) {
    guard !isHidden(index, family: "paragraph") else { return stack.skip(index) }
    let role = tree.attribute("style-name", of: index).flatMap { styles.role(ofParagraph: $0) }
    let level = tree.attribute("outline-level", of: index).flatMap { Int($0) } ?? 1
    push(index) { inner in
      inner.isText = true
      inner.closes = .block
      if inner.isContents {
        inner.kind = .running
        return
      }
      if isHeading {
        (inner.kind, inner.level) = (.heading, min(max(level, 1), 6))
        return
      }
      switch role {
      case .heading(let level): (inner.kind, inner.level) = (.heading, level)
      case .caption: inner.kind = .caption
      case _ where inner.listDepth > 0: (inner.kind, inner.level) = (.listItem, inner.listDepth)
      case .quote: (inner.kind, inner.level) = (.quote, 1)
      case nil: break
      }
    }
  }

  /// A cell is read once, however often it says that it repeats.
  private mutating func cell(_ index: Int) {
    guard !flow.isInCell, isOneBlock(index) else { return }
    flow.beginCell()
    push(index) { $0.closes = .cell }
  }

  /// A cell of data is one block; a cell that lays out a page is not.
  private func isOneBlock(_ index: Int) -> Bool {
    var paragraphs = 0
    var below = index + 1
    while below < Int(tree.nodes[index].end) {
      if below - index > TextFlow.elementsInCell { return false }
      switch tree.name(below) {
      case "table", "h": return false
      case let name where OdtText.boxes.contains(name):
        below = Int(tree.nodes[below].end)
        continue
      case "p":
        paragraphs += 1
        if paragraphs > TextFlow.paragraphsInCell { return false }
      default: break
      }
      below += 1
    }
    return true
  }
}

import CorpusModel
import Markup

/// Walks over the text of an ODT document as its reader sees it, with all tracked changes accepted.
struct OdtText {
  /// What the text at some place is part of.
  private struct Context {
    var end: Int
    var kind: Block.Kind = .paragraph
    var level = 0
    var listDepth = 0
    /// Whether text here belongs to a paragraph; between paragraphs, white space only parts elements.
    var isText = false
    var closes: Closing = .nothing
  }

  private enum Closing {
    case nothing, block, cell
  }

  /// A stretch of the document that is being read: all of it, a note or a box.
  private struct Walk {
    var index: Int
    var contexts: [Context]
  }

  /// What stands beside the text in which it is anchored: notes, frames, and shapes with text in them.
  private static let boxes: Set<String> = [
    "note-body", "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "polyline",
    "path", "line", "connector", "caption", "measure",
  ]

  private let tree: XMLTree
  private let styles: OdtStyles
  private var flow = TextFlow()
  private var walks: [Walk] = []
  private var waiting: [Walk] = []

  private init(_ tree: XMLTree, _ styles: OdtStyles) {
    self.tree = tree
    self.styles = styles
  }

  /// The text and blocks below the element `root` of `content.xml`.
  static func read(
    _ tree: XMLTree, below root: Int, styles: OdtStyles
  ) -> (text: [UInt8], blocks: [Block]) {
    var text = OdtText(tree, styles)
    text.walks = [text.walk(below: root)]
    while !text.walks.isEmpty { text.step() }
    let result = text.flow.builder.finish()
    return (result.text, result.blocks)
  }

  // MARK: The walk

  private var top: Int { walks.count - 1 }
  private var context: Context { walks[top].contexts[walks[top].contexts.count - 1] }

  private func walk(below index: Int) -> Walk {
    Walk(index: index + 1, contexts: [Context(end: Int(tree.nodes[index].end))])
  }

  private mutating func step() {
    guard let context = walks[top].contexts.last else {
      walks.removeLast()
      return
    }
    if context.end <= walks[top].index {
      leave()
      // Notes and boxes are read once the block in which they are anchored is done.
      if !flow.isInCell, flow.builder.isBlockEmpty {
        walks += waiting.reversed()
        waiting = []
      }
      return
    }
    let index = walks[top].index
    walks[top].index += 1
    if !tree.isText(index) {
      enter(index)
    } else if context.isText {
      for byte in tree.text(index) { flow.builder.append(byte) }
    }
  }

  private mutating func leave() {
    let context = walks[top].contexts.removeLast()
    switch context.closes {
    case .nothing: break
    case .block: flow.endBlock(context.kind, level: context.level)
    case .cell: flow.endCell()
    }
  }

  private mutating func skip(_ index: Int) { walks[top].index = Int(tree.nodes[index].end) }

  private mutating func push(_ index: Int, _ change: (inout Context) -> Void) {
    var inner = context
    inner.end = Int(tree.nodes[index].end)
    inner.closes = .nothing
    change(&inner)
    walks[top].contexts.append(inner)
  }

  // MARK: Elements

  private mutating func enter(_ index: Int) {
    let name = tree.name(index)
    switch name {
    case "p", "h": paragraph(index, isHeading: name == "h")
    case "list": push(index) { $0.listDepth += 1 }
    case "s", "tab", "line-break": flow.builder.separate()
    case "table": flow.endBlock(.paragraph)
    case "table-cell": cell(index)
    case _ where OdtText.boxes.contains(name):
      // The note's number stands beside its body and is passed over.
      waiting.append(walk(below: index))
      skip(index)
    case "span" where isHidden(index, family: "text"): skip(index)
    case "section" where tree.attribute("display", of: index) == "none": skip(index)
    case "hidden-text" where tree.attribute("is-hidden", of: index) == "true": skip(index)
    case "note-citation", "annotation", "tracked-changes", "covered-table-cell", "number", "forms",
      "scripts", "event-listeners", "ruby-text":
      skip(index)
    case "title", "desc":
      // The title of the document is a field in a line; that of a picture stands outside of lines.
      if !["p", "h", "span", "a"].contains(parentName(of: index)) { skip(index) }
    default:
      // `table-of-content-source` and the like hold templates.
      if name.hasSuffix("-source") { skip(index) }
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
    guard !isHidden(index, family: "paragraph") else { return skip(index) }
    let role = tree.attribute("style-name", of: index).flatMap { styles.role(ofParagraph: $0) }
    let level = tree.attribute("outline-level", of: index).flatMap { Int($0) } ?? 1
    push(index) { inner in
      inner.isText = true
      inner.closes = .block
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

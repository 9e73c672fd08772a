import CorpusModel
import Markup

/// Walks over the text of a DOCX document as its reader sees it, with all tracked changes accepted.
///
/// Notes and text boxes are read once the paragraph, or the cell, in which they are anchored is done.
struct DocxText {
  /// What the text at some place is part of.
  private struct Context: WalkContext {
    var end: Int
    var kind: Block.Kind = .paragraph
    var level = 0
    var isHidden = false
    /// What ends with the context.
    var closes: Closing = .nothing
  }

  private enum Closing {
    case nothing
    case block
    /// The paragraph goes on in the next one.
    case joinedBlock
    case cell
  }

  /// A stretch of one part that is being read.
  private struct Walk: TextWalk {
    let tree: XMLTree
    var index: Int
    var contexts: [Context]
    /// For each open field, whether its result has begun.
    var fields: [Bool] = []
    /// The branches of alternatives that were not chosen.
    var passedOver: Set<Int> = []

    init(_ tree: XMLTree, below index: Int) {
      self.tree = tree
      self.index = index + 1
      contexts = [Context(end: Int(tree.nodes[index].end))]
    }

    var context: Context { contexts[contexts.count - 1] }
    /// Whether text at this place is not shown.
    var isSilent: Bool { context.isHidden || fields.contains(false) }
  }

  private let parts: DocxParts
  private var flow = TextFlow()
  private var stack: WalkStack<Walk>
  private var notesRead: Set<String> = []

  private init(_ parts: DocxParts, below body: Int) {
    self.parts = parts
    stack = WalkStack(Walk(parts.body, below: body))
  }

  /// The text and blocks of a document.
  static func read(_ parts: DocxParts) -> (text: [UInt8], blocks: [Block]) {
    guard let body = parts.body.child("body", of: 0) else { return ([], []) }
    var text = DocxText(parts, below: body)
    while let step = text.stack.next() { text.take(step) }
    let result = text.flow.builder.finish()
    return (result.text, result.blocks)
  }

  // MARK: The walk

  /// The stretch that is being read.
  private var walk: Walk { stack.walks[stack.top] }

  private mutating func take(_ step: WalkStack<Walk>.Step) {
    switch step {
    case .node(let index):
      if walk.tree.isText(index) { text(index) } else { enter(index) }
    case .left(let context):
      leave(context)
      if !flow.isInCell, flow.builder.isBlockEmpty { stack.beginKept() }
    }
  }

  private mutating func leave(_ context: Context) {
    switch context.closes {
    case .nothing, .joinedBlock: break
    case .block:
      flow.endBlock(context.kind, level: context.level)
      // An instruction that is still open here has lost its end; the text that follows has not.
      stack.walks[stack.top].fields.removeAll { !$0 }
    case .cell: flow.endCell()
    }
    if walk.contexts.isEmpty { flow.endBlock(.paragraph) }
  }

  private mutating func text(_ index: Int) {
    let tree = walk.tree
    guard tree.name(Int(tree.nodes[index].parent)) == "t", !walk.isSilent else { return }
    for byte in tree.text(index) { flow.builder.append(byte) }
  }

  private mutating func enter(_ index: Int) {
    let tree = walk.tree
    switch tree.name(index) {
    case "p": paragraph(index, tree)
    case "r": run(index, tree)
    case "tbl": flow.endBlock(.paragraph)
    case "tr" where DocxText.isDeleted(index, by: "trPr", tree): stack.skip(index)
    case "tc": cell(index, tree)
    case "tab", "br", "cr", "ptab", "sym": flow.builder.separate()
    case "noBreakHyphen": if !walk.isSilent { flow.builder.append(UInt8(ascii: "-")) }
    case "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "del", "moveFrom":
      stack.skip(index)
    case "fldChar": field(tree.attribute("fldCharType", of: index))
    case "footnoteReference": note(index, in: parts.footnotes, "footnote")
    case "endnoteReference": note(index, in: parts.endnotes, "endnote")
    case "txbxContent", "txBody":
      if !walk.isSilent { stack.keep(Walk(tree, below: index)) }
      stack.skip(index)
    case "AlternateContent": choose(index, tree)
    case "Choice", "Fallback": if walk.passedOver.contains(index) { stack.skip(index) }
    default: break
    }
  }

  // MARK: Elements

  private mutating func paragraph(_ index: Int, _ tree: XMLTree) {
    let properties = tree.child("pPr", of: index)
    let style = style(of: properties, tree)
    var context = Context(end: Int(tree.nodes[index].end))
    context.isHidden = walk.context.isHidden || style.isHidden == true
    let isJoined = properties.map { DocxStyles.joinsNext($0, tree) } ?? false
    context.closes = isJoined ? .joinedBlock : .block
    let list = properties.flatMap { DocxStyles.listLevel($0, tree) } ?? style.listLevel ?? 0
    switch role(properties, style, tree) {
    case .heading(let level): (context.kind, context.level) = (.heading, level)
    case .caption: context.kind = .caption
    case .contents: context.kind = .running
    case _ where list > 0: (context.kind, context.level) = (.listItem, list)
    case .quote: (context.kind, context.level) = (.quote, 1)
    case .body, nil: break
    }
    stack.push(context)
  }

  private func style(of properties: Int?, _ tree: XMLTree) -> DocxStyles.Style {
    let id = properties.flatMap { tree.child("pStyle", of: $0) }
      .flatMap { tree.attribute("val", of: $0) }
    return parts.styles[id]
  }

  private func role(
    _ properties: Int?, _ style: DocxStyles.Style, _ tree: XMLTree
  ) -> DocxStyles.Role? {
    properties.flatMap { DocxStyles.outline($0, tree) }.map(DocxStyles.Role.init(outline:))
      ?? style.role
  }

  private mutating func run(_ index: Int, _ tree: XMLTree) {
    guard let properties = tree.child("rPr", of: index) else { return }
    let styled = tree.child("rStyle", of: properties).flatMap { tree.attribute("val", of: $0) }
      .flatMap { parts.styles[$0].isHidden }
    guard let isHidden = DocxStyles.isHidden(properties, tree) ?? styled else { return }
    // A run stands in its paragraph's context, and may show itself in a hidden one.
    stack.push(Context(end: Int(tree.nodes[index].end), isHidden: isHidden))
  }

  private mutating func field(_ type: String?) {
    switch type {
    case "begin": stack.walks[stack.top].fields.append(false)
    case "separate":
      if let last = walk.fields.indices.last { stack.walks[stack.top].fields[last] = true }
    case "end": _ = stack.walks[stack.top].fields.popLast()
    default: break
    }
  }

  private mutating func note(_ index: Int, in notes: DocxParts.Notes?, _ name: String) {
    guard let notes, !walk.isSilent,
      let id = walk.tree.attribute("id", of: index), let note = notes.places[id],
      notesRead.insert(name + id).inserted
    else { return }
    stack.keep(Walk(notes.tree, below: note))
  }

  /// Of alternatives that say the same, the first that says anything is read.
  private mutating func choose(_ index: Int, _ tree: XMLTree) {
    let branches = tree.children(of: index).filter {
      ["Choice", "Fallback"].contains(tree.name($0))
    }
    let chosen = branches.first { branch in
      (branch..<Int(tree.nodes[branch].end)).contains { tree.name($0) == "t" }
    }
    for branch in branches where branch != chosen {
      stack.walks[stack.top].passedOver.insert(branch)
    }
  }

  // MARK: Tables

  private mutating func cell(_ index: Int, _ tree: XMLTree) {
    if DocxText.isDeleted(index, by: "tcPr", tree) { return stack.skip(index) }
    guard !flow.isInCell, isOneBlock(index, tree) else { return }
    flow.beginCell()
    var context = walk.context
    context.end = Int(tree.nodes[index].end)
    context.closes = .cell
    stack.push(context)
  }

  /// Whether the properties of a row or cell say that it was deleted.
  private static func isDeleted(_ index: Int, by name: String, _ tree: XMLTree) -> Bool {
    guard let properties = tree.child(name, of: index) else { return false }
    return tree.child("del", of: properties) != nil || tree.child("cellDel", of: properties) != nil
  }

  /// A cell of data is one block; a cell that lays out a page is not.
  private func isOneBlock(_ index: Int, _ tree: XMLTree) -> Bool {
    var paragraphs = 0
    var below = index + 1
    while below < Int(tree.nodes[index].end) {
      if below - index > TextFlow.elementsInCell { return false }
      switch tree.name(below) {
      case "tbl": return false
      case "txbxContent", "txBody":
        below = Int(tree.nodes[below].end)
        continue
      case "p":
        paragraphs += 1
        let properties = tree.child("pPr", of: below)
        if case .heading = role(properties, style(of: properties, tree), tree) { return false }
        if paragraphs > TextFlow.paragraphsInCell { return false }
      default: break
      }
      below += 1
    }
    return true
  }
}

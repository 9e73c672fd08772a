/// Builds the tree of a page by the HTML standard's tree construction, without scripting.
///
/// The rules for the places of a page (``Mode``) are in files by topic: head, body, tables, drawings and
/// formulas. Nothing recurses: however deep a page nests, only arrays grow.
struct HTMLTreeBuilder {
  /// At which place of a page the builder is; the standard's insertion modes.
  enum Mode {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody
    case inTable, inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell
    case inTemplate, afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
  }

  /// An element that is to be opened anew, or the bound of those that may be.
  struct Formatting {
    /// The element's node; -1 for a bound.
    var node: Int32
    var key: HTMLNames.Key
    var digest: UInt64 = 0
  }

  /// More elements than this are never open; what would stand deeper becomes a sibling.
  static let deepest = 512
  /// What is shown for a character that could not be read.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  /// As many formatting elements are kept to be opened anew.
  static let mostFormatting = 256

  var arena: HTMLArena
  var tokenizer: HTMLTokenizer
  var mode = Mode.initial
  /// The mode to which table text returns.
  var tableMode = Mode.inTable
  var templateModes: [Mode] = []
  /// The open elements, from the root on.
  var open: [Int32] = []
  /// How many elements of each known name are open, so that most searches need not start.
  var openCounts = [Int32](repeating: 0, count: HTMLName.allCases.count)
  var formatting: [Formatting] = []
  var head: Int32 = -1
  var form: Int32 = -1
  var mayBeFrameset = true
  var isQuirky = false
  /// Whether a NUL is nothing everywhere, and not only where the standard says so.
  let dropsNull: Bool
  var isFostering = false
  /// Text inside a table that awaits its verdict, and whether it is more than white space.
  var tableText: [Range<Int>] = []
  var tableTextHasWords = false
  /// The contents of `application/ld+json` scripts.
  var structuredData: [[UInt8]] = []
  /// Where the contents of the `application/json` scripts stand.
  var scriptData: [Range<Int>] = []
  let traits = HTMLTraits.all

  /// Builds the tree of `source`, which is valid UTF-8.
  static func build(_ source: [UInt8], dropsNull: Bool = false) -> HTMLTreeBuilder {
    var builder = HTMLTreeBuilder(
      arena: HTMLArena(source: source), tokenizer: HTMLTokenizer(source), dropsNull: dropsNull)
    builder.run()
    builder.arena.placeLateParts()
    return builder
  }

  private mutating func run() {
    while true {
      let isForeign = !open.isEmpty && arena[current].namespace != .html
      switch tokenizer.next(isForeign: isForeign, arena: &arena) {
      case .tag(let tag): process(tag)
      case .text(let range): text(range)
      case .characters(let characters, let place):
        text(arena.add(characters: characters, for: place))
      case .null(let place): null(at: place)
      case .documentType(let isQuirky):
        if mode == .initial {
          self.isQuirky = isQuirky
          mode = .beforeHTML
        }
      case .end:
        finish()
        return
      }
    }
  }

  /// What the end of the source calls for: a body, and the text that a table still holds back.
  private mutating func finish() {
    if mode == .inTableText { flushTableText() }
    while mode == .initial || mode == .beforeHTML || mode == .beforeHead || mode == .inHead
      || mode == .inHeadNoscript || mode == .afterHead
    {
      advance()
    }
  }

  // MARK: The stack

  var current: Int32 { open[open.count - 1] }

  func traits(of name: HTMLName) -> HTMLTraits { traits[Int(name.rawValue)] }

  func name(_ node: Int32) -> HTMLName {
    arena[node].namespace == .html ? arena[node].key.name : .other
  }

  func traits(at node: Int32) -> HTMLTraits {
    arena[node].namespace == .html ? traits(of: arena[node].key.name) : []
  }

  func isCurrent(_ name: HTMLName) -> Bool { !open.isEmpty && self.name(current) == name }

  mutating func push(_ node: Int32) {
    if open.count >= HTMLTreeBuilder.deepest { pop() }
    insertIntoStack(node, at: open.count)
  }

  @discardableResult
  mutating func pop() -> Int32 { removeFromStack(at: open.count - 1) }

  mutating func removeFromStack(_ node: Int32) {
    if let place = open.lastIndex(of: node) { removeFromStack(at: place) }
  }

  mutating func insertIntoStack(_ node: Int32, at place: Int) {
    open.insert(node, at: place)
    count(node, 1)
  }

  @discardableResult
  mutating func removeFromStack(at place: Int) -> Int32 {
    let node = open.remove(at: place)
    count(node, -1)
    return node
  }

  private mutating func count(_ node: Int32, _ step: Int32) {
    guard arena[node].namespace == .html else { return }
    openCounts[Int(arena[node].key.name.rawValue)] += step
  }

  func hasOpen(_ name: HTMLName) -> Bool { openCounts[Int(name.rawValue)] > 0 }

  mutating func popUntil(_ name: HTMLName) {
    while open.count > 1 {
      // Not in one expression: for the lookup, all of this value would be copied before the element is popped.
      let node = pop()
      if self.name(node) == name { return }
    }
  }

  mutating func popUntil(where isWanted: (HTMLTraits) -> Bool) {
    while open.count > 1 {
      let node = pop()
      if isWanted(traits(at: node)) { return }
    }
  }

  /// Whether an element of this name is open within the bounds of ordinary text.
  func isInScope(_ name: HTMLName, button: Bool = false, list: Bool = false) -> Bool {
    guard hasOpen(name) else { return false }
    return isOpen {
      self.name($0) == name
    } before: { node in
      isBoundary(node, .scope) || (button && self.name(node) == .button)
        || (list && traits(at: node).contains(.listScope))
    }
  }

  func isInScope(where isWanted: (HTMLTraits) -> Bool) -> Bool {
    isOpen {
      isWanted(traits(at: $0))
    } before: {
      isBoundary($0, .scope)
    }
  }

  func isNodeInScope(_ wanted: Int32) -> Bool {
    isOpen {
      $0 == wanted
    } before: {
      isBoundary($0, .scope)
    }
  }

  func isInTableScope(_ name: HTMLName) -> Bool {
    guard hasOpen(name) else { return false }
    return isOpen {
      self.name($0) == name
    } before: {
      traits(at: $0).contains(.tableScope)
    }
  }

  /// Whether there is an open element that is wanted, from the innermost out, before one that ends the search.
  private func isOpen(_ isWanted: (Int32) -> Bool, before ends: (Int32) -> Bool) -> Bool {
    for node in open.reversed() {
      if isWanted(node) { return true }
      if ends(node) { return false }
    }
    return false
  }

  /// Whether an element has a trait, or is one of those of formulas and drawings that hold text and so bound what
  /// is special and what is in scope alike.
  private func isBoundary(_ node: Int32, _ trait: HTMLTraits) -> Bool {
    switch arena[node].namespace {
    case .html: traits(of: arena[node].key.name).contains(trait)
    case .math: isTextPoint(node) || arena[node].key.name == .annotationXML
    case .svg: isDrawingPoint(node)
    }
  }

  /// Whether an element ends the walk of an unknown end tag.
  func isSpecial(_ node: Int32) -> Bool { isBoundary(node, .special) }

  mutating func generateImpliedEndTags(except name: HTMLName = .other) {
    while open.count > 1, traits(at: current).contains(.impliedEnd), self.name(current) != name {
      pop()
    }
  }

  // MARK: Inserting

  /// Where a node goes that is inserted now: below the current element, or before a table.
  func insertionPlace(_ target: Int32? = nil) -> (parent: Int32, before: Int32) {
    guard !open.isEmpty else { return (HTMLArena.document, -1) }
    let target = target ?? current
    guard isFostering, traits(at: target).contains(.fosters) else { return (target, -1) }
    let table = open.lastIndex { name($0) == .table }
    let template = open.lastIndex { name($0) == .template }
    if let template, template > table ?? -1 { return (open[template], -1) }
    guard let table else { return (open[0], -1) }
    let node = arena[open[table]]
    if node.parent >= 0 { return (node.parent, open[table]) }
    return (open[table - 1], -1)
  }

  func element(_ tag: HTMLTokenizer.Tag, _ namespace: HTMLArena.Namespace = .html) -> HTMLArena.Node
  {
    var node = HTMLArena.Node(key: tag.key)
    node.namespace = namespace
    node.holdsHTML = tag.holdsHTML
    node.start = UInt32(tag.attributes.lowerBound)
    node.end = UInt32(tag.attributes.upperBound)
    return node
  }

  @discardableResult
  mutating func insert(
    _ tag: HTMLTokenizer.Tag, _ namespace: HTMLArena.Namespace = .html
  ) -> Int32 {
    let node = arena.add(element(tag, namespace))
    let place = insertionPlace()
    arena.insert(node, in: place.parent, before: place.before)
    push(node)
    return node
  }

  /// Inserts an element that has no content.
  mutating func insertVoid(_ tag: HTMLTokenizer.Tag) {
    insert(tag)
    pop()
  }

  @discardableResult
  mutating func insert(_ name: HTMLName) -> Int32 {
    insert(HTMLTokenizer.Tag(key: HTMLNames.Key(name: name)))
  }

  mutating func insertText(_ range: Range<Int>) {
    if range.isEmpty { return }
    let place = insertionPlace()
    // Text outside of the root is none.
    if place.parent == HTMLArena.document { return }
    arena.insertText(range, in: place.parent, before: place.before)
  }

  /// Inserts text that is taken as it stands; a NUL in it is shown as one that could not be read.
  mutating func insertRawText(_ range: Range<Int>) {
    var start = range.lowerBound
    for index in range where arena.characters[index] == 0 {
      insertText(start..<index)
      if !dropsNull {
        insertText(arena.add(characters: HTMLTreeBuilder.replacement, for: index..<index + 1))
      }
      start = index + 1
    }
    insertText(start..<range.upperBound)
  }

  /// The start of the first character of `range` that is no white space.
  func endOfSpace(_ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, arena.characters[index].isHTMLSpace { index += 1 }
    return index
  }

  /// Takes an element with raw text; nothing of it but the structured data and what is visible is kept.
  mutating func rawText(_ tag: HTMLTokenizer.Tag, keepsText: Bool = false) {
    insert(tag)
    let range = tokenizer.rawText(of: tag.name)
    let type = tag.name == .script ? scriptType(tag) : nil
    if type?.holds("ld+json") == true {
      structuredData.append(Array(arena.characters[range]))
    } else if keepsText {
      insertRawText(range)
    } else if type == "application/json" {
      scriptData.append(range)
    }
    pop()
  }

  /// Takes an element that holds text with references, but no elements.
  mutating func escapableText(_ tag: HTMLTokenizer.Tag) {
    insert(tag)
    let range = tokenizer.rawText(of: tag.name)
    var start = range.lowerBound
    if tag.name == .textarea, start < range.upperBound, arena.characters[start] == 0x0A {
      start += 1
    }
    var index = start
    while index < range.upperBound {
      let byte = arena.characters[index]
      if byte == UInt8(ascii: "&"),
        let resolved = CharacterReferences.resolve(tokenizer.source.span, at: index),
        index + resolved.length <= range.upperBound
      {
        insertText(start..<index)
        insertText(
          arena.add(characters: resolved.characters, for: index..<index + resolved.length))
        index += resolved.length
        start = index
      } else if byte == 0 {
        insertText(start..<index)
        index += 1
        start = index
      } else {
        index += 1
      }
    }
    insertText(start..<range.upperBound)
    pop()
  }

  /// What a script says it holds, in lower case; nil where it says nothing.
  private func scriptType(_ tag: HTMLTokenizer.Tag) -> String? {
    arena.attributes[tag.attributes].first { $0.name == .type }.map { attribute in
      String(
        decoding: arena.characters[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self
      ).lowercased()
    }
  }
}

/// Which rules take a piece, and the rules before, around and after the body.
extension HTMLTreeBuilder {
  // MARK: Which rules

  mutating func process(_ tag: HTMLTokenizer.Tag) {
    if isForeign(tag) {
      processForeign(tag)
    } else {
      processByMode(tag)
    }
  }

  mutating func processByMode(_ tag: HTMLTokenizer.Tag) {
    switch mode {
    case .initial, .beforeHTML: beforeHTML(tag)
    case .beforeHead: beforeHead(tag)
    case .inHead: inHead(tag)
    case .inHeadNoscript: inHeadNoscript(tag)
    case .afterHead: afterHead(tag)
    case .inBody: inBody(tag)
    case .inTable: inTable(tag)
    case .inTableText:
      flushTableText()
      process(tag)
    case .inCaption: inCaption(tag)
    case .inColumnGroup: inColumnGroup(tag)
    case .inTableBody: inTableBody(tag)
    case .inRow: inRow(tag)
    case .inCell: inCell(tag)
    case .inTemplate: inTemplate(tag)
    case .afterBody: afterBody(tag)
    case .inFrameset: inFrameset(tag)
    case .afterFrameset: afterFrameset(tag)
    case .afterAfterBody: afterAfterBody(tag)
    case .afterAfterFrameset: afterAfterFrameset(tag)
    }
  }

  mutating func null(at place: Int) {
    guard takesForeignText, !dropsNull else { return }
    insertText(arena.add(characters: HTMLTreeBuilder.replacement, for: place..<place + 1))
  }

  /// A run of text, white space first.
  mutating func text(_ range: Range<Int>) {
    if takesForeignText {
      if endOfSpace(range) < range.upperBound { mayBeFrameset = false }
      return insertText(range)
    }
    if mode == .inBody || mode == .inCell || mode == .inCaption || mode == .inTemplate {
      return bodyText(range)
    }
    let words = endOfSpace(range)
    if words > range.lowerBound { space(range.lowerBound..<words) }
    if words < range.upperBound { self.words(words..<range.upperBound) }
  }

  mutating func bodyText(_ range: Range<Int>) {
    reconstructFormatting()
    insertText(range)
    if mayBeFrameset, endOfSpace(range) < range.upperBound { mayBeFrameset = false }
  }

  /// White space, in the modes that tell it from words.
  private mutating func space(_ range: Range<Int>) {
    switch mode {
    case .inHead, .inHeadNoscript, .afterHead, .inColumnGroup, .inFrameset, .afterFrameset:
      insertText(range)
    case .inTable, .inTableBody, .inRow, .inTableText: tableText(range, hasWords: false)
    case .afterBody, .afterAfterBody, .afterAfterFrameset: bodyText(range)
    default: break
    }
  }

  /// A run of text that begins with a word, in those modes.
  private mutating func words(_ range: Range<Int>) {
    switch mode {
    case .inTable, .inTableBody, .inRow, .inTableText: tableText(range, hasWords: true)
    case .inFrameset, .afterFrameset, .afterAfterFrameset: break
    case .inColumnGroup:
      guard isCurrent(.colgroup) else { return }
      pop()
      mode = .inTable
      text(range)
    case .afterBody, .afterAfterBody:
      mode = .inBody
      text(range)
    default:
      advance()
      text(range)
    }
  }

  /// Makes the element that a page may leave out at this place, and goes on behind it.
  mutating func advance() {
    switch mode {
    case .initial:
      isQuirky = true
      mode = .beforeHTML
    case .beforeHTML:
      let node = arena.add(HTMLArena.Node(key: HTMLNames.Key(name: .html)))
      arena.append(node, to: HTMLArena.document)
      push(node)
      mode = .beforeHead
    case .beforeHead:
      head = insert(.head)
      mode = .inHead
    case .inHead:
      pop()
      mode = .afterHead
    case .inHeadNoscript:
      pop()
      mode = .inHead
    default:
      insert(.body)
      mode = .inBody
    }
  }

  // MARK: Before the body

  private mutating func beforeHTML(_ tag: HTMLTokenizer.Tag) {
    if mode == .initial { advance() }
    if tag.isEnd {
      guard endsHead(tag.name) else { return }
    } else if tag.name == .html {
      let node = arena.add(element(tag))
      arena.append(node, to: HTMLArena.document)
      push(node)
      mode = .beforeHead
      return
    }
    advance()
    process(tag)
  }

  /// Whether an end tag makes a page go on where others are passed over.
  private func endsHead(_ name: HTMLName) -> Bool {
    name == .head || name == .body || name == .html || name == .br
  }

  private mutating func beforeHead(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd {
      guard endsHead(tag.name) else { return }
    } else if tag.name == .html {
      return inBody(tag)
    } else if tag.name == .head {
      head = insert(tag)
      mode = .inHead
      return
    }
    advance()
    process(tag)
  }

  mutating func inHead(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd {
      switch tag.name {
      case .head:
        pop()
        mode = .afterHead
      case .template: endTemplate()
      case .body, .html, .br:
        advance()
        process(tag)
      default: break
      }
      return
    }
    switch tag.name {
    case .html: inBody(tag)
    case .head: break
    case .noscript:
      insert(tag)
      mode = .inHeadNoscript
    case _ where traits(of: tag.name).contains(.headContent): headContent(tag)
    default:
      advance()
      process(tag)
    }
  }

  /// What may stand in the head, wherever it stands.
  mutating func headContent(_ tag: HTMLTokenizer.Tag) {
    switch tag.name {
    case .title: escapableText(tag)
    case .noframes, .style, .script: rawText(tag)
    case .template:
      insert(tag)
      pushMarker()
      mayBeFrameset = false
      mode = .inTemplate
      templateModes.append(.inTemplate)
    default: insertVoid(tag)
    }
  }

  mutating func endTemplate() {
    guard hasOpen(.template) else { return }
    while open.count > 1, traits(at: current).contains(.thoroughlyImpliedEnd) { pop() }
    popUntil(.template)
    clearToMarker()
    templateModes.removeLast()
    resetMode()
  }

  private mutating func inHeadNoscript(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd {
      if tag.name == .noscript { return advance() }
      guard tag.name == .br else { return }
    } else {
      switch tag.name {
      case .html: return inBody(tag)
      case .basefont, .bgsound, .link, .meta, .noframes, .style: return headContent(tag)
      case .head, .noscript: return
      default: break
      }
    }
    advance()
    process(tag)
  }

  private mutating func afterHead(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd {
      if tag.name == .template { return endTemplate() }
      guard tag.name == .body || tag.name == .html || tag.name == .br else { return }
    } else {
      switch tag.name {
      case .html: return inBody(tag)
      case .body:
        insert(tag)
        mayBeFrameset = false
        mode = .inBody
        return
      case .frameset:
        insert(tag)
        mode = .inFrameset
        return
      case .head: return
      case _ where traits(of: tag.name).contains(.headContent):
        push(head)
        headContent(tag)
        removeFromStack(head)
        return
      default: break
      }
    }
    advance()
    process(tag)
  }

  // MARK: After the body, and templates

  private mutating func afterBody(_ tag: HTMLTokenizer.Tag) {
    if !tag.isEnd, tag.name == .html { return inBody(tag) }
    if tag.isEnd, tag.name == .html {
      mode = .afterAfterBody
      return
    }
    mode = .inBody
    process(tag)
  }

  private mutating func afterAfterBody(_ tag: HTMLTokenizer.Tag) {
    if !tag.isEnd, tag.name == .html { return inBody(tag) }
    mode = .inBody
    process(tag)
  }

  private mutating func inFrameset(_ tag: HTMLTokenizer.Tag) {
    switch (tag.isEnd, tag.name) {
    case (false, .html): inBody(tag)
    case (false, .frameset): insert(tag)
    case (false, .frame): insertVoid(tag)
    case (false, .noframes): headContent(tag)
    case (true, .frameset):
      guard open.count > 1 else { return }
      pop()
      if !isCurrent(.frameset) { mode = .afterFrameset }
    default: break
    }
  }

  private mutating func afterFrameset(_ tag: HTMLTokenizer.Tag) {
    switch (tag.isEnd, tag.name) {
    case (false, .html): inBody(tag)
    case (true, .html): mode = .afterAfterFrameset
    case (false, .noframes): headContent(tag)
    default: break
    }
  }

  private mutating func afterAfterFrameset(_ tag: HTMLTokenizer.Tag) {
    if !tag.isEnd, tag.name == .html { inBody(tag) }
    if !tag.isEnd, tag.name == .noframes { headContent(tag) }
  }

  private mutating func inTemplate(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd {
      if tag.name == .template { endTemplate() }
      return
    }
    let next: Mode
    switch tag.name {
    case _ where traits(of: tag.name).contains(.headContent): return headContent(tag)
    case .caption, .colgroup, .tbody, .tfoot, .thead: next = .inTable
    case .col: next = .inColumnGroup
    case .tr: next = .inTableBody
    case .td, .th: next = .inRow
    default: next = .inBody
    }
    templateModes[templateModes.count - 1] = next
    mode = next
    process(tag)
  }

  /// Finds the mode that the open elements call for.
  mutating func resetMode() {
    for place in open.indices.reversed() {
      switch name(open[place]) {
      case .td, .th:
        mode = .inCell
        return
      case .tr: mode = .inRow
      case .tbody, .thead, .tfoot: mode = .inTableBody
      case .caption: mode = .inCaption
      case .colgroup: mode = .inColumnGroup
      case .table: mode = .inTable
      case .template: mode = templateModes.last ?? .inBody
      case .head where place > 0: mode = .inHead
      case .body: mode = .inBody
      case .frameset: mode = .inFrameset
      case .html: mode = head < 0 ? .beforeHead : .afterHead
      default: continue
      }
      return
    }
    mode = .inBody
  }
}

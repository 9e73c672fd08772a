/// The rules for tables.
extension HTMLTreeBuilder {
  // MARK: Text

  /// Text in a table's frame: it waits until all of it is known, and goes before the table unless it is space.
  mutating func tableText(_ range: Range<Int>, hasWords: Bool) {
    if mode != .inTableText {
      guard traits(at: current).contains(.fosters) || isCurrent(.template) else {
        return fosterText(range)
      }
      tableMode = mode
      mode = .inTableText
    }
    tableText.append(range)
    if hasWords { tableTextHasWords = true }
  }

  mutating func flushTableText() {
    mode = tableMode
    let (ranges, hasWords) = (tableText, tableTextHasWords)
    tableText.removeAll(keepingCapacity: true)
    tableTextHasWords = false
    for range in ranges {
      if hasWords {
        fosterText(range)
      } else {
        insertText(range)
      }
    }
  }

  private mutating func fosterText(_ range: Range<Int>) {
    isFostering = true
    bodyText(range)
    isFostering = false
  }

  private mutating func foster(_ tag: HTMLTokenizer.Tag) {
    isFostering = true
    inBody(tag)
    isFostering = false
  }

  // MARK: The table

  private mutating func clear(to isBound: (HTMLName) -> Bool) {
    while open.count > 1 {
      let found = name(current)
      if isBound(found) || found == .template || found == .html { return }
      pop()
    }
  }

  private mutating func start(_ name: HTMLName, _ next: Mode, then tag: HTMLTokenizer.Tag) {
    insert(name)
    mode = next
    process(tag)
  }

  mutating func inTable(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd { return endInTable(tag) }
    let isTable: (HTMLName) -> Bool = { $0 == .table }
    switch tag.name {
    case .caption:
      clear(to: isTable)
      pushMarker()
      insert(tag)
      mode = .inCaption
    case .colgroup:
      clear(to: isTable)
      insert(tag)
      mode = .inColumnGroup
    case .col:
      clear(to: isTable)
      start(.colgroup, .inColumnGroup, then: tag)
    case .tbody, .tfoot, .thead:
      clear(to: isTable)
      insert(tag)
      mode = .inTableBody
    case .td, .th, .tr:
      clear(to: isTable)
      start(.tbody, .inTableBody, then: tag)
    case .table:
      guard isInTableScope(.table) else { return }
      popUntil(.table)
      resetMode()
      process(tag)
    case .style, .script, .template: headContent(tag)
    case .input where tag.isHidden: insertVoid(tag)
    case .form:
      guard !hasOpen(.template), form < 0 else { return }
      form = insert(tag)
      pop()
    default: foster(tag)
    }
  }

  private mutating func endInTable(_ tag: HTMLTokenizer.Tag) {
    switch tag.name {
    case .table:
      guard isInTableScope(.table) else { return }
      popUntil(.table)
      resetMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .template: endTemplate()
    default: foster(tag)
    }
  }

  mutating func inCaption(_ tag: HTMLTokenizer.Tag) {
    switch (tag.isEnd, tag.name) {
    case (true, .caption): _ = endCaption()
    case (true, .table), (false, .caption), (false, .col), (false, .colgroup), (false, .tbody),
      (false, .td), (false, .tfoot), (false, .th), (false, .thead), (false, .tr):
      if endCaption() { process(tag) }
    case (true, .body), (true, .col), (true, .colgroup), (true, .html), (true, .tbody),
      (true, .td), (true, .tfoot), (true, .th), (true, .thead), (true, .tr):
      break
    default: inBody(tag)
    }
  }

  private mutating func endCaption() -> Bool {
    guard isInTableScope(.caption) else { return false }
    generateImpliedEndTags()
    popUntil(.caption)
    clearToMarker()
    mode = .inTable
    return true
  }

  mutating func inColumnGroup(_ tag: HTMLTokenizer.Tag) {
    switch (tag.isEnd, tag.name) {
    case (false, .html): inBody(tag)
    case (false, .col): insertVoid(tag)
    case (false, .template): headContent(tag)
    case (true, .template): endTemplate()
    case (true, .col): break
    default:
      guard isCurrent(.colgroup) else { return }
      pop()
      mode = .inTable
      if !(tag.isEnd && tag.name == .colgroup) { process(tag) }
    }
  }

  // MARK: Rows and cells

  mutating func inTableBody(_ tag: HTMLTokenizer.Tag) {
    let isBody: (HTMLName) -> Bool = { $0 == .tbody || $0 == .tfoot || $0 == .thead }
    switch (tag.isEnd, tag.name) {
    case (false, .tr):
      clear(to: isBody)
      insert(tag)
      mode = .inRow
    case (false, .th), (false, .td):
      clear(to: isBody)
      start(.tr, .inRow, then: tag)
    case (true, .tbody), (true, .tfoot), (true, .thead):
      guard isInTableScope(tag.name) else { return }
      clear(to: isBody)
      pop()
      mode = .inTable
    case (true, .table), (false, .caption), (false, .col), (false, .colgroup), (false, .tbody),
      (false, .tfoot), (false, .thead):
      guard isInTableScope(.tbody) || isInTableScope(.thead) || isInTableScope(.tfoot) else {
        return
      }
      clear(to: isBody)
      pop()
      mode = .inTable
      process(tag)
    case (true, .body), (true, .caption), (true, .col), (true, .colgroup), (true, .html),
      (true, .td), (true, .th), (true, .tr):
      break
    default: inTable(tag)
    }
  }

  mutating func inRow(_ tag: HTMLTokenizer.Tag) {
    switch (tag.isEnd, tag.name) {
    case (false, .th), (false, .td):
      clear { $0 == .tr }
      insert(tag)
      mode = .inCell
      pushMarker()
    case (true, .tr): _ = endRow()
    case (true, .table), (false, .caption), (false, .col), (false, .colgroup), (false, .tbody),
      (false, .tfoot), (false, .thead), (false, .tr):
      if endRow() { process(tag) }
    case (true, .tbody), (true, .tfoot), (true, .thead):
      if isInTableScope(tag.name), endRow() { process(tag) }
    case (true, .body), (true, .caption), (true, .col), (true, .colgroup), (true, .html),
      (true, .td), (true, .th):
      break
    default: inTable(tag)
    }
  }

  private mutating func endRow() -> Bool {
    guard isInTableScope(.tr) else { return false }
    clear { $0 == .tr }
    pop()
    mode = .inTableBody
    return true
  }

  mutating func inCell(_ tag: HTMLTokenizer.Tag) {
    switch (tag.isEnd, tag.name) {
    case (true, .td), (true, .th):
      guard isInTableScope(tag.name) else { return }
      endCell(tag.name)
    case (false, .caption), (false, .col), (false, .colgroup), (false, .tbody), (false, .td),
      (false, .tfoot), (false, .th), (false, .thead), (false, .tr):
      closeCell(then: tag)
    case (true, .body), (true, .caption), (true, .col), (true, .colgroup), (true, .html): break
    case (true, .table), (true, .tbody), (true, .tfoot), (true, .thead), (true, .tr):
      if isInTableScope(tag.name) { closeCell(then: tag) }
    default: inBody(tag)
    }
  }

  private mutating func closeCell(then tag: HTMLTokenizer.Tag) {
    guard isInTableScope(.td) || isInTableScope(.th) else { return }
    endCell(isInTableScope(.td) ? .td : .th)
    process(tag)
  }

  private mutating func endCell(_ name: HTMLName) {
    generateImpliedEndTags()
    popUntil(name)
    clearToMarker()
    mode = .inRow
  }
}

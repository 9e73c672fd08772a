extension HTMLTreeBuilder {
  /// Whether text and HTML may stand inside an element of a formula.
  func isTextPoint(_ node: Int32) -> Bool {
    guard arena[node].namespace == .math else { return false }
    switch arena[node].key.name {
    case .mi, .mo, .mn, .ms, .mtext: return true
    default: return false
    }
  }

  /// Whether HTML may stand inside an element of a drawing.
  func isDrawingPoint(_ node: Int32) -> Bool {
    guard arena[node].namespace == .svg else { return false }
    switch arena[node].key.name {
    case .foreignObject, .desc, .title: return true
    default: return false
    }
  }

  private func holdsHTML(_ node: Int32) -> Bool {
    isDrawingPoint(node)
      || (arena[node].namespace == .math && arena[node].key.name == .annotationXML
        && arena[node].holdsHTML)
  }

  /// Whether text that comes now belongs to a drawing or formula.
  var takesForeignText: Bool {
    guard !open.isEmpty, arena[current].namespace != .html else { return false }
    return !isTextPoint(current) && !holdsHTML(current)
  }

  /// Whether a tag that comes now belongs to a drawing or formula.
  func isForeign(_ tag: HTMLTokenizer.Tag) -> Bool {
    guard !open.isEmpty, arena[current].namespace != .html else { return false }
    guard !tag.isEnd else { return true }
    if isTextPoint(current), tag.name != .mglyph, tag.name != .malignmark { return false }
    if arena[current].namespace == .math, arena[current].key.name == .annotationXML,
      tag.name == .svg
    {
      return false
    }
    return !holdsHTML(current)
  }

  mutating func processForeign(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd { return endForeign(tag) }
    if traits(of: tag.name).contains(.breaksOut) || (tag.name == .font && tag.hasFont) {
      return breakOut(tag)
    }
    insert(tag, arena[current].namespace)
    if tag.isSelfClosing { pop() }
  }

  private mutating func breakOut(_ tag: HTMLTokenizer.Tag) {
    while open.count > 1, arena[current].namespace != .html, !isTextPoint(current),
      !holdsHTML(current)
    {
      pop()
    }
    processByMode(tag)
  }

  private mutating func endForeign(_ tag: HTMLTokenizer.Tag) {
    if tag.name == .br || tag.name == .p { return breakOut(tag) }
    var place = open.count - 1
    while place > 0 {
      let node = arena[open[place]]
      if node.namespace == .html { return processByMode(tag) }
      if node.key == tag.key {
        while open.count > place { pop() }
        return
      }
      place -= 1
    }
  }
}

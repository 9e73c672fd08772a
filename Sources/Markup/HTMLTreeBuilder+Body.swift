/// The rules for running text.
extension HTMLTreeBuilder {
  mutating func inBody(_ tag: HTMLTokenizer.Tag) {
    if tag.isEnd {
      endInBody(tag)
    } else {
      startInBody(tag)
    }
  }

  // MARK: Start tags

  private mutating func startInBody(_ tag: HTMLTokenizer.Tag) {
    let traits = traits(of: tag.name)
    if traits.contains(.headContent) { return headContent(tag) }
    if traits.contains(.block) {
      closeParagraph()
      insert(tag)
    } else if traits.contains(.heading) {
      closeParagraph()
      if self.traits(at: current).contains(.heading) { pop() }
      insert(tag)
    } else if traits.contains(.formatting) {
      startFormatting(tag)
    } else if traits.contains(.void) {
      reconstructFormatting()
      insertVoid(tag)
      mayBeFrameset = false
    } else if traits.contains(.tablePart) {
      return
    } else {
      startOther(tag)
    }
  }

  private mutating func startFormatting(_ tag: HTMLTokenizer.Tag) {
    if tag.name == .a, let old = openLink() {
      adopt(HTMLTokenizer.Tag(key: tag.key, isEnd: true))
      formatting.removeAll { $0.node == old }
      removeFromStack(old)
    }
    reconstructFormatting()
    if tag.name == .nobr, isInScope(.nobr) {
      adopt(HTMLTokenizer.Tag(key: tag.key, isEnd: true))
      reconstructFormatting()
    }
    pushFormatting(insert(tag), tag)
  }

  /// A link that is in the list behind the last bound.
  private func openLink() -> Int32? {
    for entry in formatting.reversed() {
      if entry.node < 0 { return nil }
      if entry.key.name == .a { return entry.node }
    }
    return nil
  }

  private mutating func startOther(_ tag: HTMLTokenizer.Tag) {
    switch tag.name {
    case .p:
      closeParagraph()
      insert(tag)
    case .li: startItem(tag) { $0 == .li }
    case .dd, .dt: startItem(tag) { $0 == .dd || $0 == .dt }
    case .html, .body: mergeAttributes(tag)
    case .frameset: startFrameset(tag)
    case .pre, .listing:
      closeParagraph()
      insert(tag)
      tokenizer.skipLineFeed()
      mayBeFrameset = false
    case .form: startForm(tag)
    case .plaintext:
      closeParagraph()
      insert(tag)
      insertRawText(tokenizer.rest())
    case .button: startButton(tag)
    case .applet, .marquee, .object:
      reconstructFormatting()
      insert(tag)
      pushMarker()
      mayBeFrameset = false
    case .table:
      if !isQuirky { closeParagraph() }
      insert(tag)
      mayBeFrameset = false
      mode = .inTable
    case .param, .source, .track: insertVoid(tag)
    case .hr:
      closeParagraph()
      if isInScope(.select) { generateImpliedEndTags() }
      insertVoid(tag)
      mayBeFrameset = false
    case .image:
      var image = tag
      image.key = HTMLNames.Key(name: .img)
      startInBody(image)
    case .math, .svg:
      reconstructFormatting()
      insert(tag, tag.name == .svg ? .svg : .math)
      if tag.isSelfClosing { pop() }
    case .rb, .rtc:
      if isInScope(.ruby) { generateImpliedEndTags() }
      insert(tag)
    case .rp, .rt:
      if isInScope(.ruby) { generateImpliedEndTags(except: .rtc) }
      insert(tag)
    default: startControl(tag)
    }
  }

  /// The parts of forms, raw text, and all that no rule names.
  private mutating func startControl(_ tag: HTMLTokenizer.Tag) {
    switch tag.name {
    case .input:
      if isInScope(.select) { popUntil(.select) }
      reconstructFormatting()
      insertVoid(tag)
      if !tag.isHidden { mayBeFrameset = false }
    case .textarea:
      if isInScope(.select) { popUntil(.select) }
      escapableText(tag)
      mayBeFrameset = false
    case .select:
      if isInScope(.select) { return popUntil(.select) }
      reconstructFormatting()
      insert(tag)
      mayBeFrameset = false
    case .option:
      if isInScope(.select) {
        generateImpliedEndTags(except: .optgroup)
      } else if isCurrent(.option) {
        pop()
      }
      reconstructFormatting()
      insert(tag)
    case .optgroup:
      if isInScope(.select) {
        generateImpliedEndTags()
      } else if isCurrent(.option) {
        pop()
      }
      reconstructFormatting()
      insert(tag)
    case .xmp:
      closeParagraph()
      reconstructFormatting()
      mayBeFrameset = false
      rawText(tag, keepsText: true)
    case .iframe:
      mayBeFrameset = false
      rawText(tag)
    case .noembed: rawText(tag)
    default:
      reconstructFormatting()
      insert(tag)
    }
  }

  private mutating func startItem(_ tag: HTMLTokenizer.Tag, _ isSame: (HTMLName) -> Bool) {
    mayBeFrameset = false
    for node in open.reversed() {
      let found = name(node)
      if isSame(found) {
        generateImpliedEndTags(except: found)
        popUntil(found)
        break
      }
      if isSpecial(node), found != .address, found != .div, found != .p { break }
    }
    closeParagraph()
    insert(tag)
  }

  private mutating func startForm(_ tag: HTMLTokenizer.Tag) {
    let isInTemplate = hasOpen(.template)
    guard form < 0 || isInTemplate else { return }
    closeParagraph()
    let node = insert(tag)
    if !isInTemplate { form = node }
  }

  private mutating func startButton(_ tag: HTMLTokenizer.Tag) {
    if isInScope(.button) {
      generateImpliedEndTags()
      popUntil(.button)
    }
    reconstructFormatting()
    insert(tag)
    mayBeFrameset = false
  }

  private mutating func startFrameset(_ tag: HTMLTokenizer.Tag) {
    guard mayBeFrameset, open.count > 1, name(open[1]) == .body else { return }
    arena.remove(open[1])
    while open.count > 1 { pop() }
    insert(tag)
    mode = .inFrameset
  }

  /// Gives the root or the body the attributes of a second tag, where it has none.
  private mutating func mergeAttributes(_ tag: HTMLTokenizer.Tag) {
    guard !hasOpen(.template) else { return }
    let place = tag.name == .html ? 0 : 1
    guard open.count > place, name(open[place]) == tag.name else { return }
    if tag.name == .body { mayBeFrameset = false }
    guard arena[open[place]].start == arena[open[place]].end else { return }
    arena[open[place]].start = UInt32(tag.attributes.lowerBound)
    arena[open[place]].end = UInt32(tag.attributes.upperBound)
  }

  // MARK: End tags

  mutating func closeParagraph() {
    guard isInScope(.p, button: true) else { return }
    generateImpliedEndTags(except: .p)
    popUntil(.p)
  }

  private mutating func endInBody(_ tag: HTMLTokenizer.Tag) {
    let traits = traits(of: tag.name)
    if traits.contains(.formatting) { return adopt(tag) }
    if traits.contains(.block) { return endBlock(tag.name) }
    if traits.contains(.heading) {
      guard isInScope(where: { $0.contains(.heading) }) else { return }
      generateImpliedEndTags()
      return popUntil { $0.contains(.heading) }
    }
    switch tag.name {
    case .template: endTemplate()
    case .body, .html:
      guard isInScope(.body) else { return }
      mode = .afterBody
      if tag.name == .html { process(tag) }
    case .button, .listing, .pre, .select: endBlock(tag.name)
    case .form: endForm()
    case .p:
      if !isInScope(.p, button: true) { insert(.p) }
      closeParagraph()
    case .li:
      guard isInScope(.li, list: true) else { return }
      generateImpliedEndTags(except: .li)
      popUntil(.li)
    case .dd, .dt:
      guard isInScope(tag.name) else { return }
      generateImpliedEndTags(except: tag.name)
      popUntil(tag.name)
    case .applet, .marquee, .object:
      guard isInScope(tag.name) else { return }
      generateImpliedEndTags()
      popUntil(tag.name)
      clearToMarker()
    case .br:
      startInBody(HTMLTokenizer.Tag(key: tag.key))
    default: endAnyOther(tag)
    }
  }

  private mutating func endBlock(_ name: HTMLName) {
    guard isInScope(name) else { return }
    generateImpliedEndTags()
    popUntil(name)
  }

  private mutating func endForm() {
    guard !hasOpen(.template) else { return endBlock(.form) }
    let node = form
    form = -1
    guard node >= 0, isNodeInScope(node) else { return }
    generateImpliedEndTags()
    removeFromStack(node)
  }

  mutating func endAnyOther(_ tag: HTMLTokenizer.Tag) {
    // Nothing to look for, however deep the page: most end tags without a start.
    if tag.name != .other, !hasOpen(tag.name) { return }
    for place in open.indices.reversed() {
      let node = open[place]
      if arena[node].namespace == .html, arena[node].key == tag.key {
        generateImpliedEndTags(except: tag.name)
        while open.count > max(place, 1) { pop() }
        return
      }
      if isSpecial(node) { return }
    }
  }
}

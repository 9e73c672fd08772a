import Markup

/// Tells the parts of a page that are not its main text: navigation, footers, banners, forms.
enum Boilerplate {
  /// Marks the nodes that are never text, whatever the page is about.
  ///
  /// What a page shows where scripts do not run is not among them: on some pages it is all there is.
  static func neverText(_ tree: MarkupTree) -> [Bool] {
    tree.nodes.indices.map { index in
      switch tree.nodes[index].tag {
      case .head, .script, .style, .template, .svg, .iframe, .canvas, .object, .embed,
        .audio, .video, .datalist, .rp, .textarea, .title, .map:
        true
      default: false
      }
    }
  }

  /// Whether preformatted text is program code: it says so by an element inside or by its class.
  static func isCode(_ tree: MarkupTree, _ index: Int) -> Bool {
    for below in index + 1..<max(index + 1, Int(tree.nodes[index].end))
    where tree.nodes[below].tag == .code || tree.nodes[below].tag == .samp {
      return true
    }
    let classes = (tree.attribute(.class, of: index) ?? "").lowercased()
    return ["code", "highlight", "lang-", "language-", "prettyprint", "brush:"]
      .contains { classes.contains($0) }
  }

  /// Whether an element may hold the page's text although it is called or made like a frame.
  ///
  /// What stands in for a script needs to be more than a sentence or two.
  static func isSubstantial(_ weight: Int, of pageWeight: Int, tag: MarkupTag) -> Bool {
    weight * 100 > pageWeight * 40 && (tag != .noscript || weight > 200)
  }

  /// Adds to `dropped` the elements that frame the main text.
  ///
  /// An element that holds a large part of the page's text is never dropped, whatever it is called.
  /// `trustsNames` says whether what elements are called counts, and not only what they are.
  static func mark(
    _ tree: MarkupTree, names: [ElementNames], weights: PageWeights, trustsNames: Bool,
    dropped: inout [Bool]
  ) {
    let pageWeight = weights.total(tree, 0)
    var contentEnd = 0
    var index = 1
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if dropped[index] {
        index = Int(node.end)
        continue
      }
      if node.tag == .main || node.tag == .article { contentEnd = max(contentEnd, Int(node.end)) }
      let isInContent = index < contentEnd
      let frames =
        asksForConsent(tree, index, names[index], weights)
        || (frames(
          tree, index, names: trustsNames ? names[index] : nil, weights,
          isInContent: isInContent)
          && !(isSubstantial(weights.total(tree, index), of: pageWeight, tag: node.tag)
            && !isListOfArticles(tree, index)))
      if frames {
        dropped[index] = true
        index = Int(node.end)
        continue
      }
      index += 1
    }
  }

  /// Whether an `aside` holds several articles, which are then others than the page's own.
  private static func isListOfArticles(_ tree: MarkupTree, _ index: Int) -> Bool {
    guard tree.nodes[index].tag == .aside else { return false }
    return (index..<Int(tree.nodes[index].end)).lazy
      .filter { tree.nodes[$0].tag == .article }.prefix(3).count == 3
  }

  /// Whether an element asks for consent; a page about cookies is called so as a whole.
  private static func asksForConsent(
    _ tree: MarkupTree, _ index: Int, _ names: ElementNames, _ weights: PageWeights
  ) -> Bool {
    guard names.contains(.consent), !names.contains(.turning) else { return false }
    switch tree.nodes[index].tag {
    case .html, .body, .main, .article: return false
    default: return weights.running(tree, index) * 10 <= weights.running(tree, 0) * 8
    }
  }

  private static func frames(
    _ tree: MarkupTree, _ index: Int, names: ElementNames?, _ weights: PageWeights,
    isInContent: Bool
  ) -> Bool {
    switch tree.nodes[index].tag {
    case .text, .root, .html, .body, .main, .h1, .h2, .h3, .h4, .h5, .h6, .br, .b, .strong, .em,
      .i, .td, .tr, .tbody:
      return false
    case .nav, .aside, .form, .button, .select, .textarea, .menu, .dialog, .search, .fieldset,
      .input:
      return true
    case .footer, .noscript:
      return true
    case .header:
      return !isInContent
    default:
      guard let names else { return false }
      return isCalledSo(tree, index, names: names, weights, isInContent: isInContent)
    }
  }

  private static func isCalledSo(
    _ tree: MarkupTree, _ index: Int, names: ElementNames, _ weights: PageWeights,
    isInContent: Bool
  ) -> Bool {
    guard tree.nodes[index].attributeCount > 0 else { return false }
    if HiddenElements.isHidden(tree, index, names) { return true }
    if let role = tree.attribute(.role, of: index), roles.contains(role.lowercased()) {
      return true
    }
    // "no-sidebar" and "has-cookie-banner" say something about the page, not about the element.
    guard !names.contains(.turning) else { return false }
    let isFraming =
      names.contains(.framing) && !isMostlyQuoted(tree, index, weights)
    return isFraming || (!isInContent && names.contains(.framingOutside))
      || (names.contains(.about) && AboutLine.isAboutLine(tree, index, weights))
  }

  /// Whether most of an element's text is a quotation, such as a post on a social network that an article shows.
  private static func isMostlyQuoted(
    _ tree: MarkupTree, _ index: Int, _ weights: PageWeights
  ) -> Bool {
    let quoted = (index + 1..<max(index + 1, Int(tree.nodes[index].end))).first {
      tree.nodes[$0].tag == .blockquote
    }
    return quoted.map { weights.total(tree, $0) * 2 > weights.total(tree, index) } ?? false
  }

  private static let roles: Set<String> = [
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "listbox", "menu",
    "menubar", "navigation", "option", "search", "tablist", "toolbar", "tooltip",
  ]
}

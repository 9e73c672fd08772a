import Markup

/// Tells the parts of a page that are not its main text: navigation, footers, banners, forms.
enum Boilerplate {
  /// Marks the nodes that are never text, whatever the page is about.
  static func neverText(_ tree: MarkupTree) -> [Bool] {
    tree.nodes.indices.map { index in
      switch tree.nodes[index].tag {
      case .head, .script, .style, .noscript, .template, .svg, .iframe, .canvas, .object, .embed,
        .audio, .video, .datalist, .rp, .title, .map:
        true
      default: false
      }
    }
  }

  /// Adds to `dropped` the elements that frame the main text.
  ///
  /// An element that holds a large part of the page's text is never dropped, whatever it is called.
  static func mark(_ tree: MarkupTree, weights: PageWeights, dropped: inout [Bool]) {
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
      if frames(tree, index, isInContent: isInContent) {
        let weight = weights.total(tree, index)
        if weight * 100 <= pageWeight * 40 {
          dropped[index] = true
          index = Int(node.end)
          continue
        }
      }
      index += 1
    }
  }

  private static func frames(_ tree: MarkupTree, _ index: Int, isInContent: Bool) -> Bool {
    switch tree.nodes[index].tag {
    case .text, .root, .html, .body, .main, .h1, .h2, .h3, .h4, .h5, .h6, .br, .b, .strong, .em,
      .i, .td, .tr, .tbody:
      return false
    case .nav, .aside, .form, .button, .select, .textarea, .menu, .dialog, .search, .fieldset,
      .input:
      return true
    case .footer:
      return true
    case .header:
      return !isInContent
    default:
      return isCalledSo(tree, index, isInContent: isInContent)
    }
  }

  private static func isCalledSo(_ tree: MarkupTree, _ index: Int, isInContent: Bool) -> Bool {
    guard tree.nodes[index].attributeCount > 0 else { return false }
    if tree.hasAttribute(.hidden, of: index) { return true }
    if let role = tree.attribute(.role, of: index), roles.contains(role.lowercased()) {
      return true
    }
    if let style = tree.attribute(.style, of: index)?.filter({ $0 != " " }),
      style.contains("display:none")
    {
      return true
    }
    let words = names(tree, index)
    if words.isDisjoint(with: framing) {
      return !isInContent && !words.isDisjoint(with: framingOutside)
    }
    // "no-sidebar" and "has-cookie-banner" say something about the page, not about the element.
    return words.isDisjoint(with: ["no", "has", "with", "without"])
  }

  /// The words in an element's class and id: split at signs and at capitals inside a word.
  static func names(_ tree: MarkupTree, _ index: Int) -> Set<String> {
    var words: Set<String> = []
    for attribute in [MarkupAttribute.class, .id] {
      guard let value = tree.attribute(attribute, of: index) else { continue }
      var word = ""
      var wasLower = false
      for scalar in value.unicodeScalars {
        let isUpper = scalar.properties.isUppercase
        if !scalar.properties.isAlphabetic || (isUpper && wasLower) {
          if !word.isEmpty { words.insert(word) }
          word = ""
        }
        if scalar.properties.isAlphabetic {
          word.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
        wasLower = scalar.properties.isAlphabetic && !isUpper
      }
      if !word.isEmpty { words.insert(word) }
    }
    return words
  }

  private static let roles: Set<String> = [
    "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu", "menubar",
    "navigation", "search", "tablist", "toolbar", "tooltip",
  ]

  /// Names of parts that are not main text wherever they stand.
  private static let framing: Set<String> = [
    "addthis", "addtoany", "advert", "advertisement", "advertising", "adverts", "ads", "ad",
    "backlinks", "breadcrumb", "breadcrumbs", "byline", "comments", "consent", "cookie",
    "cookiebanner", "cookies", "copyright", "disqus", "donate", "downloads", "footer", "gdpr",
    "login", "masthead", "menu", "meta", "metadata", "modal", "nav", "navbar", "navigation",
    "newsletter", "newsletters", "offscreen", "outbrain", "pager", "pagination", "paywall",
    "popup", "postmeta", "print", "promo", "promotion", "recirculation", "recommended", "related",
    "share", "sharebar", "sharedaddy", "sharing", "shares", "sidebar", "signup", "skip", "social",
    "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tagcloud", "tags", "toc",
    "toolbar", "tooltip", "trending", "widget", "widgets",
  ]

  /// Names that frame a page but are harmless inside an article.
  private static let framingOutside: Set<String> = [
    "header", "topbar", "banner", "search", "hero", "comment", "author", "popular", "latest",
  ]
}

import Markup
import WebAddresses

extension FeedReader {
  /// The elements right below one, by name.
  struct Parts {
    /// Their names and indices, in their order.
    var all: [(name: String, index: Int)]

    /// The first of a name.
    func first(_ name: String) -> Int? { all.first { $0.name == name }?.index }
    /// All of a name.
    func every(_ name: String) -> [Int] { all.filter { $0.name == name }.map(\.index) }
  }

  /// The elements right below one.
  func parts(of index: Int) -> Parts {
    Parts(all: tree.children(of: index).map { (tree.name($0), $0) })
  }

  /// The first that is not blank of the texts under some names, as it stands there.
  func string(_ names: [String], _ parts: Parts) -> String? {
    for name in names {
      if let text = parts.first(name).flatMap({ tree.text(of: $0).trimmed }) { return text }
    }
    return nil
  }

  // MARK: Texts

  /// The first text under one of some names, those named first before others.
  func text(_ names: [String], _ parts: Parts) -> FeedText? {
    for name in names {
      for index in parts.every(name) {
        if let text = text(of: index, name) { return text }
      }
    }
    return nil
  }

  /// The text of an element.
  ///
  /// What holds elements is HTML; otherwise Atom says what it is, and RSS, which does not, has
  /// HTML where it looks like it.
  private func text(of index: Int, _ name: String) -> FeedText? {
    let type = tree.attribute("type", of: index)?.lowercased()
    if tree.hasElements(index) { return markup(of: index, type: type) }
    let mode = tree.attribute("mode", of: index)?.lowercased()
    var text = tree.text(of: index)
    if mode == "base64" || (feed.format == .atom10 && type.map(FeedReader.isPacked) ?? false) {
      text = String(decoding: Base64.decode(Array(text.utf8)[...]), as: UTF8.self)
    }
    let looksLikeMarkup = text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
    text = DoubleEncoding.undone(text)
    return FeedText(text, isMarkup: looksLikeMarkup && mayBeMarkup(name, type: type, mode: mode))
  }

  /// The HTML of an element that holds elements.
  ///
  /// Addresses in it are resolved; those in HTML that is text stand as they are.
  private func markup(of index: Int, type: String?) -> FeedText? {
    let text = tree.text(of: index)
    if type == "html" || type == "text/html", text.contains("</") {
      // Some wrap escaped HTML in an element, which says the same with and without.
      return FeedText(DoubleEncoding.undone(text), isMarkup: true)
    }
    var content = index
    // In Atom 1.0, the element around all is none of the content (RFC 4287, section 3.1.1.3).
    let children = tree.children(of: index)
    if feed.format == .atom10, children.count == 1, tree.name(children[0]) == "xhtml:div" {
      content = children[0]
    }
    // Looked up once: a hostile file can have many addresses, each below many elements.
    let base = base(of: content)
    let markup = tree.markup(of: content) { address in
      base.flatMap { WebAddress(address, base: $0)?.href }
    }
    return FeedText(DoubleEncoding.undone(markup), isMarkup: true)
  }

  private func mayBeMarkup(_ name: String, type: String?, mode: String?) -> Bool {
    guard isAtom, !name.utf8.contains(UInt8(ascii: ":")) else { return true }
    switch type {
    case nil, "", "text", "text/plain": return mode == "escaped" || mode == "base64"
    default: return true
    }
  }

  /// Whether Atom has what is of a type in Base64.
  private static func isPacked(_ type: String) -> Bool {
    type.utf8.contains(UInt8(ascii: "/")) && !type.hasPrefix("text/") && !type.hasSuffix("xml")
  }

  // MARK: Links

  /// The first address of a relation, those of web pages before others.
  func link(_ parts: Parts, relation: String = "alternate") -> WebAddress? {
    var other: WebAddress?
    // No entry has more, and each may have to be looked up below many elements.
    for index in parts.every("link").prefix(100) {
      guard let href = tree.attribute("href", of: index) else {
        if relation == "alternate", let address = resolved(tree.text(of: index), at: index) {
          return address
        }
        continue
      }
      let own = tree.attribute("rel", of: index)?.trimmed?.lowercased() ?? "alternate"
      guard own.split(separator: "/").last.map({ $0 == relation }) ?? false,
        let address = resolved(href, at: index)
      else { continue }
      let type = tree.attribute("type", of: index)?.trimmed?.lowercased() ?? "text/html"
      if relation != "alternate" || type.hasSuffix("html") { return address }
      other = other ?? address
    }
    return other
  }

  /// The address that an id is; one that is none must not become one by being resolved.
  func address(ofID parts: Parts) -> WebAddress? {
    string(["id"], parts).flatMap { WebAddress($0) }.flatMap { $0.isWeb ? $0 : nil }
  }

  /// An address of the web that stands in an element, resolved by what its ancestors and the feed say.
  func resolved(_ text: String, at index: Int) -> WebAddress? {
    guard let text = text.trimmed, text.utf8.count < 100_000 else { return nil }
    if let address = WebAddress(text) { return address.isWeb ? address : nil }
    return WebAddress(text, base: base(of: index)).flatMap { $0.isWeb ? $0 : nil }
  }

  private func base(of index: Int) -> WebAddress? {
    var named: [String] = []
    var node = index
    while node >= 0 {
      if let base = tree.attribute("xml:base", of: node) { named.append(base) }
      if feed.format == .cdf, let base = tree.attribute("base", of: node) { named.append(base) }
      node = Int(tree.nodes[node].parent)
    }
    return named.reversed().reduce(address) { base, text in
      WebAddress(text, base: base).flatMap { $0.isWeb ? $0 : nil } ?? base
    }
  }

  // MARK: Dates

  /// The first moment under one of some names, those named first before others.
  func time(_ names: [String], _ parts: Parts) -> WebTime? {
    names.lazy.flatMap { parts.every($0) }.compactMap { WebTime(tree.text(of: $0)) }.first
  }
}

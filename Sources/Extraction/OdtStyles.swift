import Markup

/// The styles of an ODT document that bear on how its text is read.
struct OdtStyles {
  private var parents: [String: String] = [:]
  private var hidden: Set<String> = []
  private var outlines: [String: Int] = [:]

  /// Takes the styles of `styles.xml` and those that `content.xml` made by itself.
  init(_ trees: [XMLTree]) {
    for tree in trees {
      for index in tree.all("style") {
        guard let name = tree.attribute("name", of: index) else { continue }
        // Styles of one name in two families would differ in more than is looked at here.
        let key = OdtStyles.key(name, family: tree.attribute("family", of: index))
        parents[key] = tree.attribute("parent-style-name", of: index)
          .map { OdtStyles.key($0, family: tree.attribute("family", of: index)) }
        if let level = tree.attribute("default-outline-level", of: index).flatMap({ Int($0) }) {
          outlines[key] = level
        }
        if let properties = tree.child("text-properties", of: index),
          tree.attribute("display", of: properties) == "none"
        {
          hidden.insert(key)
        }
      }
    }
  }

  /// Whether text in a style of this name is hidden.
  func isHidden(_ name: String, family: String) -> Bool {
    chain(name, family).contains { hidden.contains($0) }
  }

  /// What a paragraph is by its style.
  func role(ofParagraph name: String) -> Role? {
    for key in chain(name, "paragraph") {
      if let level = outlines[key], level > 0 { return .heading(level: min(level, 6)) }
      let plain = key.dropFirst("paragraph/".count).lowercased().replacing("_20_", with: " ")
      switch plain {
      case "title": return .heading(level: 1)
      case "caption", "table", "illustration", "figure", "drawing": return .caption
      case "quotations", "quote": return .quote
      default: continue
      }
    }
    return nil
  }

  /// What a paragraph can be by its style.
  enum Role: Hashable {
    case heading(level: Int)
    case caption
    case quote
  }

  /// A style and those above it.
  private func chain(_ name: String, _ family: String) -> [String] {
    var chain: [String] = []
    var next: String? = OdtStyles.key(name, family: family)
    while let key = next, chain.count < 64, !chain.contains(key) {
      chain.append(key)
      next = parents[key]
    }
    return chain
  }

  private static func key(_ name: String, family: String?) -> String { "\(family ?? "")/\(name)" }
}

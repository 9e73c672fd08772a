import Markup

/// The styles of an ODT document that bear on how its text is read.
struct OdtStyles {
  /// What a paragraph can be by its style.
  enum Role: Hashable {
    case heading(level: Int)
    case caption
    case quote
  }

  /// A style, by its family and name.
  private struct Key: Hashable {
    var family: String
    var name: String
  }

  /// What a style itself says.
  private struct Style {
    var parent: String?
    var outline: Int?
    var isHidden: Bool?
  }

  private var hidden: Set<Key> = []
  private var roles: [Key: Role] = [:]

  /// Takes the styles of `styles.xml` and those that `content.xml` made by itself, which come last.
  init(_ trees: [XMLTree]) {
    var styles: [Key: Style] = [:]
    for tree in trees {
      for index in tree.all("style") {
        guard let name = tree.attribute("name", of: index) else { continue }
        let display = tree.child("text-properties", of: index)
          .flatMap { tree.attribute("display", of: $0) }
        styles[Key(family: tree.attribute("family", of: index) ?? "", name: name)] = Style(
          parent: tree.attribute("parent-style-name", of: index),
          outline: tree.attribute("default-outline-level", of: index).flatMap { Int($0) },
          isHidden: display.map { $0 == "none" })
      }
    }
    for key in styles.keys {
      let chain = OdtStyles.chain(key, styles)
      if chain.lazy.compactMap({ styles[$0]?.isHidden }).first == true { hidden.insert(key) }
      roles[key] = chain.lazy.compactMap { OdtStyles.role($0, styles[$0]) }.first
    }
  }

  /// Whether text in a style of this name is hidden.
  func isHidden(_ name: String, family: String) -> Bool {
    hidden.contains(Key(family: family, name: name))
  }

  /// What a paragraph is by its style.
  func role(ofParagraph name: String) -> Role? {
    let key = Key(family: "paragraph", name: name)
    // Without a definition, the names of the office program's own styles still say what they are.
    return roles[key] ?? OdtStyles.role(key, nil)
  }

  private static func role(_ key: Key, _ style: Style?) -> Role? {
    if let level = style?.outline, level > 0 { return .heading(level: min(level, 6)) }
    switch key.name.lowercased() {
    case "title": return .heading(level: 1)
    case "caption", "table", "illustration", "figure", "drawing": return .caption
    case "quotations", "quote": return .quote
    default: return nil
    }
  }

  /// A style and those above it.
  private static func chain(_ key: Key, _ styles: [Key: Style]) -> [Key] {
    var chain = [key]
    while chain.count < 64, let name = styles[chain[chain.count - 1]]?.parent {
      let parent = Key(family: key.family, name: name)
      if chain.contains(parent) { break }
      chain.append(parent)
    }
    return chain
  }
}

import CorpusModel
import Markup

/// The styles of a DOCX document, each with what it takes over from those that it is based on.
struct DocxStyles {
  /// What a style makes of the text that bears it.
  struct Style {
    /// What its paragraphs are; nil if neither it nor its bases say so.
    var role: Role?
    /// The depth of the list whose items its paragraphs are, from 1; 0 for none.
    var listLevel: Int?
    /// Whether its text is hidden.
    var isHidden: Bool?
  }

  /// What a paragraph is by its style.
  enum Role: Hashable {
    case heading(level: Int)
    case caption
    case quote
    /// A line of a table of contents or figures.
    case contents
    case body

    /// The role that an outline level gives, from 0; the tenth is running text.
    init(outline: Int) {
      self = (0..<9).contains(outline) ? .heading(level: min(outline + 1, 6)) : .body
    }
  }

  private var styles: [String: Style] = [:]
  private var standard = Style()

  /// Reads `styles.xml`, where there is one.
  init(_ tree: XMLTree?) {
    guard let tree else { return }
    var elements: [String: Int] = [:]
    var standardID: String?
    for index in tree.all("style") {
      guard let id = tree.attribute("styleId", of: index) else { continue }
      elements[id] = index
      if tree.attribute("type", of: index) == "paragraph", DocxStyles.isOn("default", index, tree) {
        standardID = id
      }
    }
    for id in elements.keys {
      styles[id] = DocxStyles.resolved(id, elements, tree)
    }
    if let standardID { standard = styles[standardID] ?? Style() }
  }

  /// The style of this identifier; the standard style where it is nil.
  subscript(id: String?) -> Style {
    guard let id else { return standard }
    // Without a definition, the identifiers of Word's own styles still say what they are.
    return styles[id] ?? Style(role: DocxStyles.role(named: id))
  }

  /// Goes up from a style to its bases; what is said first counts.
  private static func resolved(_ id: String, _ elements: [String: Int], _ tree: XMLTree) -> Style {
    var style = Style()
    var next: String? = id
    var seen: Set<String> = []
    while let id = next, let index = elements[id], seen.insert(id).inserted, seen.count < 64 {
      let properties = tree.child("pPr", of: index)
      let named = tree.child("name", of: index).flatMap { tree.attribute("val", of: $0) }
        .flatMap(role(named:))
      // A line of a table of contents may state the level that it lists, or that it has none.
      style.role =
        style.role ?? named.flatMap { $0 == .contents ? $0 : nil }
        ?? properties.flatMap { outline($0, tree) }.map(Role.init(outline:)) ?? named
      style.listLevel = style.listLevel ?? properties.flatMap { listLevel($0, tree) }
      style.isHidden =
        style.isHidden ?? tree.child("rPr", of: index).flatMap { isHidden($0, tree) }
      next = tree.child("basedOn", of: index).flatMap { tree.attribute("val", of: $0) }
    }
    return style
  }

  /// What Word's own styles are; their names are the same in every language.
  private static func role(named name: String) -> Role? {
    let name = name.lowercased().filter { $0 != " " }
    switch name {
    case "title": return .heading(level: 1)
    case "caption": return .caption
    case "tableoffigures": return .contents
    case "quote", "intensequote", "blocktext", "blockquote", "blockquotation": return .quote
    default:
      if name.hasPrefix("toc"), name.count == 4, name.last?.isNumber == true { return .contents }
      guard name.hasPrefix("heading"), let level = Int(name.dropFirst(7)), level > 0 else {
        return nil
      }
      return Role(outline: level - 1)
    }
  }

  // MARK: Properties of paragraphs and runs

  /// The outline level that a paragraph's properties state.
  static func outline(_ properties: Int, _ tree: XMLTree) -> Int? {
    tree.child("outlineLvl", of: properties).flatMap { tree.attribute("val", of: $0) }
      .flatMap { Int($0) }
  }

  /// The depth of the list that a paragraph's properties state, from 1; 0 if they take it out of lists.
  static func listLevel(_ properties: Int, _ tree: XMLTree) -> Int? {
    guard let list = tree.child("numPr", of: properties) else { return nil }
    let value = { (name: String) in
      tree.child(name, of: list).flatMap { tree.attribute("val", of: $0) }.flatMap { Int($0) }
    }
    if let number = value("numId"), number == 0 { return 0 }
    return min(max(value("ilvl") ?? 0, 0), 8) + 1
  }

  /// Whether a paragraph goes on in the next one: its end was deleted or moved away, or it is an initial
  /// that was set apart from its word.
  static func joinsNext(_ properties: Int, _ tree: XMLTree) -> Bool {
    if let frame = tree.child("framePr", of: properties),
      let initial = tree.attribute("dropCap", of: frame), initial != "none"
    {
      return true
    }
    guard let mark = tree.child("rPr", of: properties) else { return false }
    return tree.child("del", of: mark) != nil || tree.child("moveFrom", of: mark) != nil
  }

  /// Whether properties of a run say that it is hidden or shown.
  static func isHidden(_ properties: Int, _ tree: XMLTree) -> Bool? {
    tree.child("vanish", of: properties).map { isOn("val", $0, tree) }
  }

  /// Whether a switch is on: it is, unless its value says no; `default` must say yes.
  private static func isOn(_ name: String, _ index: Int, _ tree: XMLTree) -> Bool {
    guard let value = tree.attribute(name, of: index) else { return name == "val" }
    return value != "0" && value != "false" && value != "off"
  }
}

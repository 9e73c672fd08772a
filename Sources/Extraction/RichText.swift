import Markup

/// Rich text as content systems keep it in JSON: trees of nodes with a kind, children, and text in their leaves.
///
/// Read by their shape are Contentful, Contentstack, Sanity, ProseMirror, Lexical, Slate and trees of HTML elements.
enum RichText {
  /// A list of nodes as HTML; nil where it is no rich text.
  static func markup(_ values: [JSONPart]) -> String? {
    let nodes = values.filter { children(of: $0) != nil || leaf($0) != nil }
    guard nodes.count * 2 >= values.count, nodes.contains(where: holdsText) else { return nil }
    var markup = ""
    for value in values { write(value, to: &markup) }
    return markup
  }

  /// Whether text stands right below a node, or below a node in it.
  private static func holdsText(_ value: JSONPart) -> Bool {
    let inner = children(of: value) ?? []
    return inner.contains { child in
      leaf(child) != nil || (children(of: child) ?? []).contains { leaf($0) != nil }
    }
  }

  private static func children(of value: JSONPart) -> [JSONPart]? {
    guard case .object(let object) = value else { return nil }
    for key in ["children", "content"] {
      if case .array(let children) = object[key] { return children }
    }
    return nil
  }

  /// The text of a leaf.
  private static func leaf(_ value: JSONPart) -> String? {
    guard case .object(let object) = value, children(of: value) == nil else { return nil }
    let isText = kinds(of: object).contains("text")
    for key in isText ? ["text", "value", "data"] : ["text"] {
      if case .string(let text) = object[key] { return text }
    }
    return nil
  }

  private static func write(_ value: JSONPart, to markup: inout String) {
    if let text = leaf(value) {
      for character in text.unicodeScalars {
        switch character {
        case "&": markup += "&amp;"
        case "<": markup += "&lt;"
        case "\n": markup += "<br>"
        default: markup.unicodeScalars.append(character)
        }
      }
    } else if case .object(let object) = value, let children = children(of: value),
      let tag = tag(of: object)
    {
      markup += "<\(tag)>"
      for child in children { write(child, to: &markup) }
      markup += "</\(tag)>"
    }
  }

  /// What a node is called, in lower case and without signs.
  private static func kinds(of object: [String: JSONPart]) -> [String] {
    ["listItem", "style", "name", "tag", "nodeType", "type", "_type"].compactMap { key in
      guard case .string(let kind) = object[key] else { return nil }
      return kind.lowercased().filter { $0.isAnyLetter || $0.isAnyNumber }
    }
  }

  /// The element for a node; nil where nothing of it is text.
  private static func tag(of object: [String: JSONPart]) -> String? {
    let kinds = kinds(of: object)
    if kinds.contains(where: { ["script", "style", "svg", "iframe"].contains($0) }) { return nil }
    return kinds.lazy.compactMap { tags[$0] }.first ?? "div"
  }

  private static let tags: [String: String] = {
    var tags: [String: String] = [:]
    for level in 1...6 {
      for name in ["h\(level)", "heading\(level)"] { tags[name] = "h\(level)" }
    }
    for (tag, names) in [
      ("h2", "heading"), ("p", "p paragraph normal"), ("blockquote", "blockquote quote"),
      ("li", "li listitem bullet number"), ("ul", "ul unorderedlist bulletlist bulletedlist list"),
      ("ol", "ol orderedlist numberedlist"), ("pre", "pre codeblock"), ("table", "table"),
      ("tr", "tr tablerow"), ("td", "td tablecell"), ("th", "th tableheader tableheadercell"),
      ("figcaption", "figcaption caption"),
      ("span", "a link hyperlink autolink strong b em i u s sub sup mark span code inline"),
    ] {
      for name in names.split(separator: " ") { tags[String(name)] = tag }
    }
    return tags
  }()
}

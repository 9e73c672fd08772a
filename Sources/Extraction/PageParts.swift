import Markup

/// The elements of a page that say something about it, gathered in one walk.
struct PageParts {
  /// The page.
  let tree: MarkupTree
  /// What the names of its nodes say.
  let names: [ElementNames]
  /// The headings of rank 1 that are not empty, in order; the first few.
  private(set) var headings: [Int] = []
  /// The headings of ranks 2 and 3, in order; the first few.
  private(set) var subheadings: [Int] = []
  /// The text of the `title` element.
  private(set) var title: String?
  /// The `html` element's language.
  private(set) var language: String?
  /// The address that the page gives as its own in a link.
  private(set) var canonical: String?
  /// The address of its licence.
  private(set) var licence: String?
  /// Links to the author's pages.
  private(set) var authorLinks: [Int] = []
  /// Elements that may hold the author's name.
  private(set) var authors: [Int] = []
  /// Short elements named for the author among other things.
  private(set) var likelyAuthors: [Int] = []
  /// Elements that may hold a date.
  private(set) var dates: [Int] = []
  private var metas: [String: String] = [:]

  /// Looks through a page.
  init(_ tree: MarkupTree, names: [ElementNames]) {
    self.tree = tree
    self.names = names
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      switch node.tag {
      case .text: continue
      case .meta: addMeta(index)
      case .link: addLink(index)
      case .html: language = language ?? tree.attribute(.lang, of: index)
      case .title: if title == nil { title = tree.line(of: index) }
      case .h1: if headings.count < 5, tree.line(of: index) != nil { headings.append(index) }
      case .h2, .h3: if subheadings.count < 10 { subheadings.append(index) }
      default: addElement(index)
      }
    }
  }

  /// The value of the first of `keys` that a `meta` element has, and the key.
  func meta(_ keys: [String]) -> (value: String, key: String)? {
    for key in keys {
      if let value = metas[key] { return (value, key) }
    }
    return nil
  }

  /// JSON-LD that stands in a `meta` element, where a framework (Remix) was asked for a script in the wrong way.
  var structuredData: [[UInt8]] {
    meta(["script:ld+json"]).map { [Array($0.value.utf8)] } ?? []
  }

  private mutating func addMeta(_ index: Int) {
    guard let content = tree.attribute(.content, of: index) else { return }
    // Some systems escape twice.
    let value = String(words: CharacterReferences.resolved(content))
    guard !value.isEmpty else { return }
    for attribute in [MarkupAttribute.property, .name, .itemprop] {
      guard let key = tree.attribute(attribute, of: index)?.lowercased() else { continue }
      if metas[key] == nil { metas[key] = value }
    }
  }

  private mutating func addLink(_ index: Int) {
    guard let address = tree.attribute(.href, of: index), address.hasPrefix("http") else { return }
    switch tree.attribute(.rel, of: index)?.lowercased() {
    case "canonical": canonical = canonical ?? address
    case "license": licence = licence ?? address
    default: break
    }
  }

  private mutating func addElement(_ index: Int) {
    let node = tree.nodes[index]
    guard node.tag == .time || node.attributeCount > 0 else { return }
    let own = names[index]
    let property = PageParts.property(of: index, in: tree)
    if node.tag == .a {
      let relations = tree.attribute(.rel, of: index)?.split(separator: " ") ?? []
      if relations.contains("author") { authorLinks.append(index) }
      if relations.contains("license"), licence == nil,
        let address = tree.attribute(.href, of: index), address.hasPrefix("http")
      {
        licence = address
      }
    }
    // What is looked for is short; and looking into boxes within boxes could take for ever.
    let size = node.end - Int32(index)
    if size < 40,
      property == "author" || own == .author || own.contains(.byline)
        || own.isSuperset(of: [.author, .name])
    {
      authors.append(index)
    } else if size < 8, own.contains(.author), !own.contains(.comments) {
      likelyAuthors.append(index)
    }
    if size < 12,
      node.tag == .time || own.contains(.date) || own.contains(.changed)
        || ["datecreated", "datepublished", "datemodified"].contains(property)
        || tree.hasAttribute(.datetime, of: index)
    {
      dates.append(index)
    }
  }

  /// The property for which an element of the text stands in microdata or RDFa, in lower case and without its prefix.
  static func property(of index: Int, in tree: MarkupTree) -> String? {
    let name = tree.attribute(.itemprop, of: index) ?? tree.attribute(.property, of: index)
    return name.map { String(($0.split(separator: ":").last ?? "").lowercased()) }
  }
}

extension MarkupTree {
  /// The text below a node as one line: elements that part words part them here too, and pictures, scripts and styles
  /// are passed over; nil where there is none.
  func line(of index: Int) -> String? {
    let words = pieces(of: index).joined(separator: " ").split { $0.isSpace }
      .joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// The texts below a node one by one, and the names that microdata keep out of sight.
  func texts(of index: Int) -> [String] {
    (index..<Int(nodes[index].end)).compactMap { node in
      if nodes[node].tag == .meta, attribute(.itemprop, of: node) == "name" {
        return attribute(.content, of: node)
      }
      return nodes[node].tag == .text ? line(of: node) : nil
    }
  }

  /// The stretches of text below a node between which an element parts the words.
  func pieces(of index: Int) -> [String] {
    var pieces: [String] = []
    var bytes: [UInt8] = []
    var node = index
    func flush() {
      if !bytes.isEmpty { pieces.append(String(decoding: bytes, as: UTF8.self)) }
      bytes = []
    }
    var ends: [Int] = []
    while node < Int(nodes[index].end) {
      while let end = ends.last, end <= node {
        ends.removeLast()
        flush()
      }
      switch nodes[node].tag {
      case .text: bytes.append(contentsOf: characters[textRange(node)])
      case .script, .style, .template, .svg, .noscript:
        if node != index {
          node = Int(nodes[node].end)
          continue
        }
      case let tag where !tag.isInline:
        flush()
        ends.append(Int(nodes[node].end))
      default: break
      }
      node += 1
    }
    flush()
    return pieces
  }
}

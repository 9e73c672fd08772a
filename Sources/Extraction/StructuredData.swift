import Markup

/// What a page's JSON-LD says about it; what cannot be made sense of is passed over.
struct StructuredData {
  /// What is said of one kind of thing: of the article, or of the page around it.
  struct Account {
    /// The headline, or nil.
    var headline: String?
    /// The authors' names, or nil.
    var author: String?
    /// The date of publication as written, or nil.
    var published: String?
    /// The date of the last change as written, or nil.
    var modified: String?
  }

  /// What is said of the article that the page shows.
  private(set) var article = Account()
  /// What is said of the page.
  private(set) var page = Account()
  /// The publisher's name, or nil.
  private(set) var publisher: String?
  /// The language, or nil.
  private(set) var language: String?
  /// The licence, or nil.
  private(set) var licence: String?
  /// The types of all things that the data speak of.
  private(set) var types: [String] = []
  /// The paragraphs of the article's text, where the data hold it.
  private(set) var body: [String] = []

  /// Reads the contents of the page's `application/ld+json` scripts; `address` is the page's own, where it gives one.
  init(_ scripts: [[UInt8]], address: String?) {
    var things: [Thing] = []
    for script in scripts {
      guard let value = LenientJSON.value(of: script) else { continue }
      StructuredData.flatten(value, into: &things, depth: 0)
    }
    types = things.map(\.type)
    var byID: [String: Thing] = [:]
    for thing in things {
      if let id = thing["@id"]?.string, thing.count > 1 { byID[id] = thing }
    }
    let articles = things.filter { $0.rank == 0 }
    let pages = things.filter { $0.rank == 1 }
    for thing in StructuredData.shown(articles, at: address) { article.take(thing, byID) }
    for thing in pages { page.take(thing, byID) }
    for thing in articles + pages {
      publisher = publisher ?? StructuredData.names(thing["publisher"], byID)
      language = language ?? thing["inLanguage"]?.string
      licence = licence ?? thing["license"]?.string
      if body.isEmpty { body = thing.paragraphs }
    }
    if publisher == nil {
      let organisation = things.first { ["Organization", "WebSite"].contains($0.type) }
      publisher = organisation?["name"]?.string
    }
  }

  /// The articles that speak of the page's own text.
  ///
  /// Of several, those are meant that give the page's address. Where none does, three or more are a list of other pages.
  private static func shown(_ articles: [Thing], at address: String?) -> [Thing] {
    guard articles.count > 1 else { return articles }
    if let address {
      let own = articles.filter { $0.addresses.contains { isSame($0, address) } }
      if !own.isEmpty { return own }
    }
    let headlines = Set(articles.compactMap { $0["headline"]?.string })
    return headlines.count > 2 ? [] : articles
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    let bare = { (address: String) in
      address.prefix { $0 != "#" && $0 != "?" }.lowercased().split(separator: "/").dropFirst()
    }
    return bare(one) == bare(other)
  }

  private static func flatten(_ value: JSONPart, into things: inout [Thing], depth: Int) {
    guard depth < 6, things.count < 1000 else { return }
    switch value {
    case .array(let values):
      for value in values { flatten(value, into: &things, depth: depth + 1) }
    case .object(let object):
      things.append(object)
      for key in ["@graph", "mainEntity", "author", "publisher"] {
        if let inner = object[key] { flatten(inner, into: &things, depth: depth + 1) }
      }
    case .string, .other: break
    }
  }

  /// The names of people or organisations, which may be given by reference.
  fileprivate static func names(_ value: JSONPart?, _ byID: [String: Thing]) -> String? {
    switch value {
    case .string(let name): return name.isEmpty || name.hasPrefix("http") ? nil : name
    case .object(let object):
      if let name = object["name"]?.string { return name }
      return object["@id"]?.string.flatMap { byID[$0]?["name"]?.string }
    case .array(let values):
      var seen: Set<String> = []
      let all = values.compactMap { names($0, byID) }.filter { seen.insert($0).inserted }
      return all.isEmpty ? nil : all.joined(separator: ", ")
    case .other, nil: return nil
    }
  }
}

extension StructuredData.Account {
  fileprivate mutating func take(_ thing: Thing, _ byID: [String: Thing]) {
    headline = headline ?? thing["headline"]?.string
    author = author ?? StructuredData.names(thing["author"] ?? thing["creator"], byID)
    published = published ?? thing["datePublished"]?.string ?? thing["dateCreated"]?.string
    modified = modified ?? thing["dateModified"]?.string
  }
}

/// One thing that JSON-LD speaks of: names and values.
private typealias Thing = [String: JSONPart]

extension Thing {
  /// The name of the thing's type; the first where there are several.
  fileprivate var type: String {
    switch self["@type"] {
    case .string(let name): name
    case .array(let names): names.first?.string ?? ""
    default: ""
    }
  }

  /// Articles first, then pages; all else says nothing about the text.
  fileprivate var rank: Int {
    let type = type
    if type.hasSuffix("Article") || type.hasSuffix("Posting") { return 0 }
    if ["HowTo", "Question", "Recipe", "Report"].contains(type) { return 0 }
    // What is said of a list of pages is not said of a text.
    return type.hasSuffix("Page") && type != "CollectionPage" ? 1 : 2
  }

  /// The addresses at which the thing says it stands.
  fileprivate var addresses: [String] {
    var addresses = [self["url"]?.string, self["@id"]?.string]
    switch self["mainEntityOfPage"] {
    case .string(let address): addresses.append(address)
    case .object(let page): addresses += [page["@id"]?.string, page["url"]?.string]
    default: break
    }
    return addresses.compactMap { $0 }.filter { $0.hasPrefix("http") }
  }

  fileprivate var paragraphs: [String] {
    guard case .string(let text) = self["articleBody"] else { return [] }
    return CharacterReferences.resolved(text).split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isSpace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}

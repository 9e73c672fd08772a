import CorpusModel
import Markup

/// Reads what a page says about itself: JSON-LD, OpenGraph, `meta` elements, microdata, `time`, headings.
struct PageMetadata {
  private let parts: PageParts
  private let data: StructuredData
  /// The heading that is the title, or else the first.
  private var heading: Int?
  private var metadata = Metadata()

  /// Looks through a page.
  static func read(_ parts: PageParts, data: StructuredData) -> Metadata {
    var page = PageMetadata(parts: parts, data: data)
    page.addSite()
    page.addTitle()
    let lines = TitleLines(parts.tree, title: page.heading)
    page.addAuthor(lines)
    page.addDates(lines)
    return page.metadata
  }

  private init(parts: PageParts, data: StructuredData) {
    self.parts = parts
    self.data = data
    heading = parts.headings.first
  }

  /// The address that a page gives as its own.
  static func address(_ parts: PageParts) -> (value: String, source: MetadataSource)? {
    if let canonical = parts.canonical { return (canonical, .link("canonical")) }
    guard let meta = parts.meta(["og:url"]), meta.value.hasPrefix("http") else { return nil }
    return (meta.value, .meta(meta.key))
  }

  private mutating func fill(_ field: Metadata.Field, _ meta: (value: String, key: String)?) {
    metadata.fill(field, with: meta?.value, from: .meta(meta?.key ?? ""))
  }

  private var site: SiteNames {
    SiteNames([metadata.site, metadata.organisation], address: metadata.url)
  }

  // MARK: Site, language, address, licence

  private mutating func addSite() {
    fill(.site, parts.meta(["og:site_name", "application-name"]))
    metadata.fill(.site, with: data.publisher, from: .jsonLD)
    metadata.fill(.organisation, with: data.publisher, from: .jsonLD)
    if let publisher = parts.meta(["dc.publisher", "dcterms.publisher", "article:publisher"]),
      !publisher.value.hasPrefix("http")
    {
      fill(.organisation, publisher)
    }
    addLanguage()
    if let address = PageMetadata.address(parts) {
      metadata.set(.url, to: address.value, from: address.source)
      metadata.set(.canonicalURL, to: address.value, from: address.source)
    }
    metadata.fill(.licence, with: parts.licence, from: .link("license"))
    fill(
      .licence, parts.meta(["dcterms.license", "dc.rights.license", "dcterms.rights", "dc.rights"]))
    metadata.fill(.licence, with: data.licence, from: .jsonLD)
  }

  private mutating func addLanguage() {
    let meta = parts.meta(["og:locale", "content-language", "language"])
    let candidates: [(String?, MetadataSource)] = [
      (parts.language, .element("html lang")), (meta?.value, .meta(meta?.key ?? "")),
      (data.language, .jsonLD),
    ]
    guard let (tag, source) = candidates.first(where: { !($0.0 ?? "").isEmpty }) else { return }
    let trimmed = String((tag ?? "").filter { !$0.isSpace }.map { $0 == "_" ? "-" : $0 })
    if !trimmed.isEmpty, trimmed.count <= 35 { metadata.set(.language, to: trimmed, from: source) }
  }

  // MARK: Title

  private mutating func addTitle() {
    let openGraph = parts.meta(["og:title"])
    let other = parts.meta(["twitter:title", "dc.title", "dcterms.title", "citation_title"])
    let candidates: [(String?, MetadataSource)] = [
      (openGraph?.value, .meta("og:title")), (data.article.headline ?? data.page.headline, .jsonLD),
      (other?.value, .meta(other?.key ?? "")),
    ]
    let told = candidates.compactMap { text, source in text.map { ($0, source) } }
    let title = PageTitle(site: site).choose(
      headings: parts.headings.map { parts.tree.line(of: $0) ?? "" },
      subheadings: parts.subheadings.map { parts.tree.line(of: $0) ?? "" },
      candidates: told.map(\.0), element: parts.title)
    guard let title else { return }
    let source: MetadataSource
    switch title.origin {
    case .heading(let index):
      source = .element("h1")
      heading = parts.headings[index]
    case .subheading(let index):
      let found = parts.subheadings[index]
      source = .element(parts.tree.nodes[found].tag.rawValue)
      heading = found
    case .candidate(let index): source = told[index].1
    case .element: source = .element("title")
    }
    if parts.headings.isEmpty, heading == nil { heading = subheading(like: title.text) }
    metadata.set(.title, to: title.text, from: source)
  }

  /// The first heading of lower rank that has all words of a title, or of which the title has all.
  private func subheading(like title: String) -> Int? {
    let wanted = PageMetadata.words(title)
    return parts.subheadings.first { heading in
      let words = PageMetadata.words(parts.tree.line(of: heading) ?? "")
      return min(words.count, wanted.count) > 2
        && (words.isSuperset(of: wanted) || wanted.isSuperset(of: words))
    }
  }

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isAnyLetter && !$0.isAnyNumber })
  }

  // MARK: Author

  private mutating func addAuthor(_ lines: TitleLines) {
    // An organisation may well sign what it publishes; but where nobody is named so outright, its name is its own.
    let signers = PersonNames(site: nil)
    let people = PersonNames(site: site)
    func add(_ name: String?, _ source: MetadataSource) {
      metadata.fill(.author, with: name.flatMap(signers.cleaned), from: source)
    }
    add(data.article.author, .jsonLD)
    add(data.page.author.flatMap(people.cleaned), .jsonLD)
    for key in [
      "author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
      "parsely-author", "sailthru.author", "byl",
    ] {
      add(parts.meta([key])?.value, .meta(key))
    }
    guard metadata.author == nil else { return }
    // Chat programs show these two side by side.
    for number in 1...2 where parts.meta(["twitter:label\(number)"])?.value == "Written by" {
      add(parts.meta(["twitter:data\(number)"])?.value, .meta("twitter:data\(number)"))
    }
    add(linkedAuthor(people), .link("author"))
    for index in parts.authors + parts.likelyAuthors where metadata.author == nil {
      let property = PageParts.property(of: index, in: parts.tree)
      metadata.fill(
        .author, with: people.names(in: parts.tree.texts(of: index)),
        from: property == "author" ? .property("author") : .elementClass)
    }
    add(lines.author.flatMap(people.cleaned), .text)
  }

  private func linkedAuthor(_ people: PersonNames) -> String? {
    var seen: Set<String> = []
    let names = parts.authorLinks.compactMap { parts.tree.line(of: $0).flatMap(people.cleaned) }
      .filter { seen.insert($0).inserted }
    return names.isEmpty || names.count > 4 ? nil : names.joined(separator: ", ")
  }

  // MARK: Dates

  private mutating func addDates(_ lines: TitleLines) {
    let seen = VisibleDates(parts, title: heading)
    let dates = PageDates(parts, data: data, seen: seen, lines: lines, address: metadata.url)
    if let (date, source) = dates.published { metadata.set(.date, to: date, from: source) }
    if let (date, source) = dates.modified { metadata.set(.modified, to: date, from: source) }
  }
}

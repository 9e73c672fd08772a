import CorpusModel
import Markup

/// Reads what a page says about itself: JSON-LD, OpenGraph, `meta` elements, `time`, headings.
struct PageMetadata {
  private let tree: MarkupTree
  private let names: [ElementNames]
  private var named: [String: String] = [:]
  private let data: StructuredData

  /// Looks through a page.
  static func read(
    _ tree: MarkupTree, names: [ElementNames], data: StructuredData
  ) -> Metadata {
    let page = PageMetadata(tree, names: names, data: data)
    var metadata = Metadata()
    metadata.site = page.first("og:site_name", "application-name") ?? page.data.publisher
    metadata.organisation = page.data.publisher ?? page.first("dc.publisher", "article:publisher")
    metadata.title = page.title(site: metadata.site)
    metadata.author = page.author()
    metadata.date = page.date()
    metadata.language = page.language()
    metadata.url = page.url()
    return metadata
  }

  private init(_ tree: MarkupTree, names: [ElementNames], data: StructuredData) {
    self.tree = tree
    self.names = names
    self.data = data
    for index in tree.indices(of: .meta) {
      guard let content = tree.attribute(.content, of: index) else { continue }
      let value = content.split { $0.isWhitespace }.joined(separator: " ")
      guard !value.isEmpty else { continue }
      for attribute in [MarkupAttribute.property, .name, .itemprop] {
        guard let key = tree.attribute(attribute, of: index)?.lowercased() else { continue }
        if named[key] == nil { named[key] = value }
      }
    }
  }

  private func first(_ keys: String...) -> String? {
    for key in keys {
      if let value = named[key] { return value }
    }
    return nil
  }

  // MARK: Title

  private func title(site: String?) -> String? {
    let headings = tree.indices(of: .h1).prefix(5).map { tree.text(of: $0) }
      .filter { !$0.isEmpty && $0.lowercased() != site?.lowercased() }
    let element = tree.indices(of: .title).lazy.map { tree.text(of: $0) }.first { !$0.isEmpty }
    let candidates = [
      first("og:title"), data.headline, first("twitter:title", "dc.title", "citation_title"),
      element,
    ].compactMap { $0 }
    // What readers see is the title, if what the page tells machines agrees with it at all.
    let agreeing = headings.first { heading in
      candidates.contains { PageMetadata.agree(heading, $0) }
    }
    if let agreeing { return agreeing }
    return candidates.first.map {
      PageMetadata.withoutSite($0, site: site, heading: headings.first)
    } ?? headings.first
  }

  /// Whether half of the heading's words are in the title, and there are at least two.
  private static func agree(_ heading: String, _ title: String) -> Bool {
    let fold = { (text: String) in
      Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
    }
    let words = fold(heading)
    return words.count >= 2 && words.intersection(fold(title)).count * 2 >= words.count
  }

  private static let separators = [" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « "]

  /// `title` without the name of the site at its end or start.
  static func withoutSite(_ title: String, site: String?, heading: String?) -> String {
    if let heading, heading.count > 3, title != heading, title.hasPrefix(heading),
      separators.contains(where: { title.dropFirst(heading.count).hasPrefix($0) })
    {
      return heading
    }
    let folded = site?.lowercased()
    for separator in separators {
      let parts = title.components(of: separator)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if let folded, last.lowercased() == folded { return title.cut(last: last, separator) }
      if let folded, first.lowercased() == folded {
        return String(title.dropFirst(first.count + separator.count))
      }
      // Without a known site, a bar before a few words nearly always names one.
      let isBar = separator == " | " || separator == " » " || separator == " :: "
      if isBar, last.split(separator: " ").count <= 5, last.count < title.count / 2 {
        return title.cut(last: last, separator)
      }
    }
    return title
  }

  // MARK: Author, date, language, address

  private func author() -> String? {
    let meta = first(
      "author", "article:author", "dc.creator", "dcterms.creator", "citation_author",
      "parsely-author", "sailthru.author", "byl")
    // Each is looked for only where those before it are not there.
    let sources = [
      { data.author }, { meta }, linkedAuthor, namedAuthor, { TitleLines(tree).author },
    ]
    for case let candidate? in sources.lazy.map({ $0() }) {
      let name = PageMetadata.withoutBy(candidate)
      if !name.isEmpty, name.count < 120, !name.hasPrefix("http"), !name.contains("@") {
        return name
      }
    }
    return nil
  }

  private func linkedAuthor() -> String? {
    let links = tree.indices(of: .a).filter { index in
      tree.attribute(.rel, of: index)?.split(separator: " ").contains("author") ?? false
    }
    let names = links.map { tree.text(of: $0) }.filter { !$0.isEmpty }
    var seen: Set<String> = []
    let distinct = names.filter { seen.insert($0).inserted }
    return distinct.isEmpty || distinct.count > 4 ? nil : distinct.joined(separator: ", ")
  }

  private func namedAuthor() -> String? {
    for index in tree.nodes.indices where tree.nodes[index].attributeCount > 0 {
      // A name is short; and looking into boxes within boxes could take for ever.
      guard tree.nodes[index].end - Int32(index) < 40 else { continue }
      let own = names[index]
      guard
        own == .author || own.contains(.byline) || own.isSuperset(of: [.author, .name])
          || tree.attribute(.itemprop, of: index) == "author"
      else { continue }
      let text = tree.text(of: index)
      if (3...80).contains(text.count), text.contains(where: \.isLetter) { return text }
    }
    return nil
  }

  /// A signature without the "By" before the name and what follows a bar.
  static func withoutBy(_ signature: String) -> String {
    var words = signature.split { $0.isWhitespace }
    if words.count > 1, let start = words.first?.lowercased() {
      if start == "by" || start == "by:" || start == "author:" { words.removeFirst() }
      if start == "written" || start == "posted", words.count > 2, words[1] == "by" {
        words.removeFirst(2)
      }
    }
    return words.prefix { $0 != "|" && $0 != "•" && $0 != "·" }.joined(separator: " ")
  }

  private func date() -> String? {
    let meta = [
      data.datePublished, first("article:published_time", "og:article:published_time"),
      first("datepublished", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created"),
      first(
        "date", "pubdate", "publishdate", "publish-date", "publication_date",
        "parsely-pub-date", "sailthru.date", "citation_publication_date", "dcterms.issued",
        "cxenseparse:recs:publishtime"),
    ]
    for case let candidate? in meta {
      if let date = CalendarDate.normalised(candidate) { return date }
    }
    for index in tree.indices(of: .time) {
      if let date = tree.attribute(.datetime, of: index).flatMap(CalendarDate.normalised),
        date.utf8.count == 10
      {
        return date
      }
    }
    return visibleDate() ?? TitleLines(tree).date ?? dateInAddress()
  }

  /// The date in an address such as `…/2019/03/12/…`.
  private func dateInAddress() -> String? {
    let parts = url()?.split(separator: "/") ?? []
    for index in parts.indices.dropLast(3) {
      let three = parts[index..<index + 3]
      guard three.map(\.count) == [4, 2, 2], three.allSatisfy({ Int($0) != nil }) else { continue }
      if let date = CalendarDate.normalised(three.joined(separator: "-")), date.utf8.count == 10 {
        return date
      }
    }
    return nil
  }

  /// A date in an element that is named for holding one.
  private func visibleDate() -> String? {
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard node.tag == .time || node.attributeCount > 0, node.end - Int32(index) < 12 else {
        continue
      }
      guard
        node.tag == .time || names[index].contains(.date)
          || tree.attribute(.itemprop, of: index) == "datePublished"
      else { continue }
      let text = tree.text(of: index)
      if text.count < 80, let date = CalendarDate.normalised(text), date.utf8.count == 10 {
        return date
      }
    }
    return nil
  }

  private func language() -> String? {
    let own = tree.indices(of: .html).lazy.compactMap { tree.attribute(.lang, of: $0) }.first
    let tag = [own, first("og:locale", "content-language", "language"), data.language]
      .compactMap { $0 }.first { !$0.isEmpty }
    guard let tag else { return nil }
    let trimmed = tag.filter { !$0.isWhitespace }.map { $0 == "_" ? "-" : $0 }
    return trimmed.isEmpty || trimmed.count > 35 ? nil : String(trimmed)
  }

  private func url() -> String? {
    let canonical = tree.indices(of: .link).first { index in
      tree.attribute(.rel, of: index)?.lowercased() == "canonical"
    }
    let address = canonical.flatMap { tree.attribute(.href, of: $0) } ?? first("og:url")
    return address.flatMap { $0.hasPrefix("http") ? $0 : first("og:url") }
  }
}

extension String {
  /// The parts between occurrences of `separator`.
  fileprivate func components(of separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.range(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }

  fileprivate func cut(last: String, _ separator: String) -> String {
    String(dropLast(last.count + separator.count))
  }
}

extension Substring {
  /// The first range in which `other` stands.
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) {
        return start..<index(start, offsetBy: other.count)
      }
      formIndex(after: &start)
    }
    return nil
  }
}

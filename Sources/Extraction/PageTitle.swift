/// Chooses the title of a page among what it shows to readers and tells to machines, and takes the site's name off it.
struct PageTitle {
  /// What the site is called, as far as the page says so, and its address.
  let site: SiteNames

  private static let separators = [" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « "]
  /// Marks that link to a heading, set behind it.
  private static let anchors: Set<Character> = ["¶", "#", "§", "🔗"]

  /// The title among the headings that readers see and the candidates that machines read, both with the best first.
  ///
  /// A heading of lower rank is the title only where it says the same as the first candidate.
  func choose(
    headings: [String], subheadings: [String], candidates: [String], element: String?
  ) -> (text: String, origin: Origin)? {
    let seen = headings.map(PageTitle.withoutAnchor)
    let told = candidates + [element].compactMap { $0 }
    // What readers see is the title, if what the page tells machines agrees with it at all.
    for (index, heading) in seen.enumerated() where !site.contains(heading) {
      let isEnd = told.allSatisfy { isSiteIn($0, heading) }
      if !isEnd || told.isEmpty, told.contains(where: { PageTitle.agree(heading, $0) }) {
        return shorter(than: heading, among: candidates, element, headings: seen)
          ?? (withoutSite(heading, headings: []), .heading(index))
      }
    }
    if let first = told.first {
      let title = withoutSite(first, headings: seen)
      let folded = SiteNames.folded(title)
      if let index = subheadings.firstIndex(where: { SiteNames.folded($0) == folded }) {
        return (PageTitle.withoutAnchor(subheadings[index]), .subheading(index))
      }
      return (title, candidates.isEmpty ? .element : .candidate(0))
    }
    let index = seen.firstIndex { !site.contains($0) }
    return index.map { (seen[$0], .heading($0)) }
  }

  /// Where a title was found.
  enum Origin {
    /// The heading with this index.
    case heading(Int)
    /// The heading of lower rank with this index.
    case subheading(Int)
    /// The candidate with this index.
    case candidate(Int)
    /// The `title` element.
    case element
  }

  /// The title that machines read where the heading holds it and more: a number or date or "Thread:" before it, or its
  /// source in brackets behind it.
  private func shorter(
    than heading: String, among candidates: [String], _ element: String?, headings: [String]
  ) -> (text: String, origin: Origin)? {
    let all = candidates.enumerated().map { ($0.element, Origin.candidate($0.offset)) }
    for (text, origin) in all + (element.map { [($0, .element)] } ?? []) {
      let title = withoutSite(text, headings: headings)
      guard title.split(separator: " ").count > 2 else { continue }
      let isLed =
        heading.hasSuffix(title)
        && heading.dropLast(title.count).contains { $0 == ":" || $0.isAnyNumber }
      let isFollowed = heading.hasPrefix(title + " (")
      if isLed || isFollowed { return (title, origin) }
    }
    return nil
  }

  private static func withoutAnchor(_ heading: String) -> String {
    var heading = heading[...]
    while let last = heading.last, anchors.contains(last) || last.isSpace {
      heading.removeLast()
    }
    return String(heading)
  }

  /// Whether `heading` stands in `title` only as its end, where sites put their names: behind a title of its own.
  private func isSiteIn(_ title: String, _ heading: String) -> Bool {
    let parts = PageTitle.parts(of: title)
    guard parts.count > 1, let first = parts.first else { return false }
    let folded = SiteNames.folded(heading)
    return !site.contains(first) && SiteNames.folded(first) != folded
      && parts.dropFirst().contains { SiteNames.folded($0) == folded }
  }

  /// Whether half of the heading's words are in the title, and there are at least two, or the title begins with it.
  private static func agree(_ heading: String, _ title: String) -> Bool {
    let words = folded(heading)
    if words.count == 1 {
      return parts(of: title).contains { folded($0) == words }
    }
    return words.count >= 2 && words.intersection(folded(title)).count * 2 >= words.count
  }

  private static func folded(_ text: String) -> Set<Substring> {
    Set(text.lowercased()[...].split { !$0.isAnyLetter && !$0.isAnyNumber })
  }

  /// `title` without the name of the site at its end or start.
  func withoutSite(_ title: String, headings: [String]) -> String {
    for heading in headings
    where heading.count > 3 && title != heading && title.hasPrefix(heading)
      && !site.contains(heading)
    {
      let rest = title.dropFirst(heading.count)
      if PageTitle.separators.contains(where: { rest.hasPrefix($0) }) { return heading }
    }
    for separator in PageTitle.separators {
      let parts = title.components(of: separator)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      let isHeading = headings.contains { SiteNames.folded($0) == SiteNames.folded(last) }
      if site.contains(last) || (isHeading && !first.isEmpty) {
        return title.cut(last: last, separator)
      }
      if site.contains(first) {
        return String(title.dropFirst(first.count + separator.count))
      }
      // Without a known site, a bar before a few words nearly always names one.
      let isBar = separator == " | " || separator == " » " || separator == " :: "
      if isBar, last.split(separator: " ").count <= 6, !first.isEmpty {
        return title.cut(last: last, separator)
      }
    }
    return title
  }

  /// The parts of a title between separators of any kind.
  private static func parts(of title: String) -> [String] {
    var parts = [title]
    for separator in separators { parts = parts.flatMap { $0.components(of: separator) } }
    return parts
  }
}

/// What a site is called.
struct SiteNames {
  private var names: Set<String> = []

  /// Takes the names that a page gives to its site and publisher, and those that stand in its address.
  init(_ names: [String?], address: String?) {
    self.names = Set(names.compactMap { $0.map(SiteNames.folded) })
    if let host = address?.split(separator: "/").dropFirst().first {
      let labels = host.split(separator: ".").filter { $0 != "www" }.dropLast()
      for label in labels where label.count > 3 {
        self.names.insert(SiteNames.folded(String(label)))
      }
      self.names.insert(
        SiteNames.folded(host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)))
    }
    self.names.remove("")
  }

  /// Whether `text` is one of the names, but for case, spaces and signs.
  func contains(_ text: String) -> Bool {
    let folded = SiteNames.folded(text)
    if names.contains(folded) { return true }
    return folded.hasPrefix("the") && names.contains(String(folded.dropFirst(3)))
  }

  /// The letters and digits of `text` in lower case.
  static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isAnyLetter || $0.isAnyNumber })
  }
}

extension String {
  /// The parts between occurrences of `separator`.
  fileprivate func components(of separator: String) -> [String] {
    guard mayHold(separator) else { return [self] }
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.range(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }

  /// Whether `text` may stand in it: no, where this is ASCII and has no such bytes.
  private func mayHold(_ text: String) -> Bool {
    let (bytes, other) = (Array(utf8), Array(text.utf8))
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return true }
    guard bytes.count >= other.count else { return false }
    return (0...bytes.count - other.count).contains { start in
      bytes[start] == other[0] && bytes[start..<start + other.count].elementsEqual(other)
    }
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

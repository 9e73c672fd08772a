import WebAddresses

extension FeedReader {
  /// Reads what an entry says.
  func entry(_ index: Int) -> Feed.Entry {
    let parts = parts(of: index)
    var entry = Feed.Entry()
    entry.id =
      string(["id", "guid", "dc:identifier"], parts)
      ?? tree.attribute("rdf:about", of: index)?.trimmed
    entry.title = text(["title", "dc:title", "media:title", "itunes:title"], parts)
    entry.link = link(of: index, parts)
    entry.author = author(parts)
    entry.published = time(
      ["published", "pubdate", "issued", "dcterms:issued", "created", "dcterms:created"], parts)
    entry.updated =
      time(["updated", "modified", "dcterms:modified", "dc:date"], parts)
      ?? tree.attribute("lastmod", of: index).flatMap { WebTime($0) }
    entry.content = text(["content", "content:encoded", "fullitem", "xhtml:body", "body"], parts)
    entry.summary = text(
      [
        "description", "summary", "abstract", "dc:description", "itunes:summary",
        "media:description",
      ], parts)
    return entry
  }

  /// The address of an entry: what it had before a service counted its readers, its link, or the address that is its id.
  private func link(of index: Int, _ parts: Parts) -> WebAddress? {
    if let original = parts.first("feedburner:origlink"),
      let address = resolved(tree.text(of: original), at: original)
    {
      return address
    }
    if let link = link(parts) { return link }
    if let href = tree.attribute("href", of: index) { return resolved(href, at: index) }
    if let guid = parts.first("guid"),
      tree.attribute("ispermalink", of: guid)?.lowercased() != "false",
      let address = resolved(tree.text(of: guid), at: guid)
    {
      return address
    }
    return address(ofID: parts)
  }

  // MARK: Authors

  /// The names under the first element that has some.
  private func author(_ parts: Parts) -> String? {
    for name in ["author", "dc:creator", "itunes:author", "media:credit", "dc:author"] {
      var names: [String] = []
      for index in parts.every(name) {
        if let author = person(index), !names.contains(author) { names.append(author) }
      }
      if !names.isEmpty { return names.joined(separator: ", ") }
    }
    return nil
  }

  /// The name of a person, or else the address for mail.
  private func person(_ index: Int) -> String? {
    let parts = parts(of: index)
    guard parts.all.isEmpty else {
      return string(["name", "email"], parts)?.folded
    }
    guard let text = tree.text(of: index).folded else { return nil }
    // RSS has `mail@example.org (Name)`.
    guard text.last == ")", let open = text.lastIndex(of: "("), text[..<open].contains("@") else {
      return text
    }
    return String(text[text.index(after: open)...].dropLast()).folded ?? text
  }
}

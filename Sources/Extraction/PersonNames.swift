/// Takes the names of people out of bylines and out of what pages give as their author.
struct PersonNames {
  /// What the site is called, where that is nobody's name.
  let site: SiteNames?

  /// What systems and templates write where nobody signed.
  private static let nobody: Set<String> = [
    "admin", "administrator", "anonymous", "author", "authors", "bydefault", "default", "editor",
    "editors",
    "guest", "none", "null", "postedby", "root", "siteadmin", "superuser", "undefined", "unknown",
    "user",
    "webmaster", "wpadmin", "writtenby",
  ]

  /// The signature without "By" and what follows the name; nil where it is nobody's name.
  func cleaned(_ signature: String) -> String? {
    let name = PersonNames.withoutBy(signature)
    let folded = SiteNames.folded(name)
    guard !folded.isEmpty, name.count < 120, name.contains(where: \.isAnyLetter) else { return nil }
    guard !name.hasPrefix("http"), !name.hasPrefix("www."),
      !name.contains(where: { "@{}[]$=".contains($0) })
    else { return nil }
    guard !PersonNames.nobody.contains(folded), !(site?.contains(name) ?? false) else { return nil }
    // A key of a template that was never filled in.
    if name.split(separator: ".").count > 2, !name.contains(" ") { return nil }
    return CalendarDate.normalised(name) == nil ? name : nil
  }

  /// The names at the start of a byline, given in the pieces that stand in its elements.
  func names(in pieces: [String]) -> String? {
    var names = ""
    var goesOn = true
    for piece in pieces {
      let words = piece.split { $0.isSpace }.joined(separator: " ")
      let folded = SiteNames.folded(words)
      if folded.isEmpty || PersonNames.labels.contains(folded) {
        if !names.isEmpty, ["&", ",", "and"].contains(words.lowercased()) { goesOn = true }
        continue
      }
      guard let name = cleaned(words), name.count <= 80, name.split(separator: " ").count <= 9,
        !PersonNames.isSentence(words)
      else {
        if names.isEmpty { continue }
        break
      }
      if names.isEmpty {
        guard name.count > 2 else { continue }
        names = name
      } else if goesOn {
        names += ", " + name
      } else {
        break
      }
      goesOn = words.hasSuffix(",") || words.hasSuffix("&") || words.lowercased().hasSuffix(" and")
    }
    return names.isEmpty ? nil : names
  }

  /// Whether words that no name holds are among those of a piece.
  private static func isSentence(_ words: String) -> Bool {
    words.lowercased().split { !$0.isAnyLetter }.contains { sentenceWords.contains($0) }
  }

  private static let sentenceWords: Set<Substring> = [
    "about", "article", "comments", "contact", "follow", "min", "minutes", "more", "our", "read",
    "share",
    "subscribe", "this", "updated", "view", "was", "your",
  ]

  private static let labels: Set<String> = [
    "and", "author", "authors", "by", "postedby", "publishedby", "reviewedby", "writtenby",
    "contributors",
    "on", "posted", "published", "updated", "follow", "photo", "story",
  ]

  /// A signature without the "By" before the name and what follows a bar.
  private static func withoutBy(_ signature: String) -> String {
    var words = signature.split { $0.isSpace }
    if words.count > 1, let start = words.first?.lowercased() {
      if ["by", "by:", "author:", "authors:", "author"].contains(start) {
        words.removeFirst()
      } else if ["written", "posted", "published", "created"].contains(start), words.count > 2,
        ["by", "by:"].contains(words[1].lowercased())
      {
        words.removeFirst(2)
      }
    }
    let name = words.prefix { !["|", "•", "·", "—", "–"].contains($0) && $0.first != "<" }
      .joined(separator: " ")
    return String(name.reversed().drop { ",;:&".contains($0) || $0.isSpace }.reversed())
  }
}

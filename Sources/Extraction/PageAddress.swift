/// What the address of a page says about it.
struct PageAddress {
  /// The signals that its words are.
  private(set) var signals: Set<PageSignal> = []
  /// Whether it is the entrance of a site.
  private(set) var isAtRoot = false

  /// Reads an address; one that is not absolute says nothing.
  init(_ url: String) {
    let address = url.lowercased()
    guard let start = address.firstRange(of: "://")?.upperBound else { return }
    let rest = address[start...].prefix { $0 != "?" && $0 != "#" }
    var parts = rest.split(separator: "/")
    guard !parts.isEmpty else { return }
    let host = parts.removeFirst()
    isAtRoot = parts.isEmpty && host.contains(".") && rest.endIndex == address.endIndex
    var words = Set(parts.map(String.init))
    if let first = host.split(separator: ".").first { words.insert(first + ".") }
    for (signal, known) in PageAddress.words where !words.isDisjoint(with: known) {
      signals.insert(signal)
    }
    if host.contains("forum") || host.hasPrefix("community.") { signals.insert(.pathForum) }
    if parts.contains(where: PageAddress.isYear) { signals.insert(.pathArticle) }
    let slug = parts.last?.split { $0 == "-" || $0 == "_" }.count ?? 0
    if slug >= 5 { signals.insert(.pathLong) }
    if parts.count <= 1, slug <= 3 { signals.insert(.pathShort) }
  }

  private static func isYear(_ part: Substring) -> Bool {
    part.utf8.count == 4 && (part.hasPrefix("20") || part.hasPrefix("19"))
      && part.allSatisfy(\.isAnyNumber)
  }

  /// The words of addresses that speak for a kind of page; those that end in a dot begin the name of a host.
  private static let words: [(PageSignal, Set<String>)] = [
    (
      .pathArticle,
      [
        "blog", "blogs", "news", "article", "articles", "post", "posts", "story", "stories",
        "insights", "magazine", "press", "features", "blog.", "news.", "opinion", "research",
      ]
    ),
    (
      .pathManual,
      [
        "docs", "doc", "documentation", "guide", "guides", "manual", "reference", "api", "wiki",
        "help", "tutorial", "tutorials", "handbook", "learn", "support", "docs.", "doc.",
        "developer.", "developers.", "help.", "wiki.", "support.", "kb", "glossary", "latest",
        "stable", "user-guide", "getting-started", "manuals", "usersguide",
      ]
    ),
    (
      .pathForum,
      [
        "forum", "forums", "thread", "threads", "t", "topic", "topics", "viewtopic.php",
        "showthread.php", "discussion", "discussions", "questions", "community", "comments", "r",
        "board", "boards",
      ]
    ),
    (
      .pathProduct,
      ["product", "products", "p", "dp", "item", "itm", "shop", "store", "listing", "buy"]
    ),
    (
      .pathService,
      [
        "service", "services", "solutions", "programs", "programmes", "treatments", "about",
        "about-us", "pricing", "practice-areas", "contact", "consulting", "courses", "admissions",
        "department", "industries", "testimonials", "reviews",
      ]
    ),
    (
      .pathList,
      [
        "category", "categories", "tag", "tags", "collections", "collection", "archive", "archives",
        "search", "list", "c", "w", "directory", "issues", "events", "jobs", "resources",
      ]
    ),
  ]
}

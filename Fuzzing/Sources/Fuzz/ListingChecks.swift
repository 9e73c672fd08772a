import WebAddresses
import WebListings

/// What holds for everything that a site lists for crawlers and readers.
enum ListingChecks {
  private static let place = WebAddress("https://example.org/a/list")

  // MARK: robots.txt

  /// The first line is a path, the others are the file.
  static func runRobots(_ input: [UInt8]) {
    let parts = input.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let path = String(decoding: parts[0], as: UTF8.self)
    let rules = RobotsRules(parts.count > 1 ? Array(parts[1]) : [])
    require(rules.allows(pathAndQuery: "/robots.txt", agent: "a"), "the file may be read")
    require(rules == RobotsRules(parts.count > 1 ? Array(parts[1]) : []), "the same is the same")
    for agent in ["touchstone", "TouchStone", "*"] {
      _ = rules.allows(pathAndQuery: path, agent: agent)
      if let delay = rules.crawlDelay(agent: agent) {
        require(delay >= 0 && delay.isFinite, "\(delay) is a time to wait")
      }
    }
    require(Set(rules.sitemaps).count == rules.sitemaps.count, "sitemaps are named once")
    if parts.count > 1 { checkPattern(Array(parts[1]), Array(parts[0])) }
  }

  /// A rule of plain letters and signs matches as a reader who tries everything says.
  private static func checkPattern(_ file: [UInt8], _ path: [UInt8]) {
    let pattern = Array(file.prefix { $0 != 0x0A })
    let isPlain = { (byte: UInt8) in byte >= 0x61 && byte <= 0x7A || byte == UInt8(ascii: "/") }
    guard pattern.first == UInt8(ascii: "/"), path.first == UInt8(ascii: "/"),
      path.allSatisfy(isPlain), pattern.count * path.count < 10_000,
      pattern.dropLast().allSatisfy({ isPlain($0) || $0 == UInt8(ascii: "*") }),
      pattern.last.map({ isPlain($0) || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "$") })
        ?? true,
      !pattern.starts(with: "/index.htm".utf8)
    else { return }
    let text = "user-agent: *\ndisallow: " + String(decoding: pattern, as: UTF8.self)
    let isAllowed = RobotsRules(Array(text.utf8)).allows(
      pathAndQuery: String(decoding: path, as: UTF8.self), agent: "a")
    require(isAllowed != matches(pattern, path), "\(text) matches or not")
  }

  /// Whether a pattern matches the start of a path, by a table of all their beginnings.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for sign in isAnchored ? pattern.dropLast() : pattern[...] {
      var next = [Bool](repeating: false, count: path.count + 1)
      for place in 0...path.count where reached[place] {
        if sign == UInt8(ascii: "*") {
          for end in place...path.count { next[end] = true }
        } else if place < path.count, path[place] == sign {
          next[place + 1] = true
        }
      }
      reached = next
    }
    return isAnchored ? reached[path.count] : reached.contains(true)
  }

  // MARK: Sitemaps

  /// Reads a sitemap, and walks over a site where every file is this one.
  static func runSitemap(_ input: [UInt8]) {
    guard let place, let sitemap = try? Sitemap(input, address: place) else { return }
    require(sitemap == (try? Sitemap(input, address: place)), "the same is the same")
    require(sitemap.kind != .other || sitemap.entries.isEmpty, "what is none lists nothing")
    for entry in sitemap.entries {
      require(entry.address.isWeb, "\(entry.address) is a page")
      check(entry.modified)
      check(entry.published)
      check(line: entry.title)
    }
    var walk = SitemapWalk(site: place, robots: RobotsRules(input))
    while let address = walk.next(), walk.requests < 50 {
      let pages = try? walk.take(input, from: address)
      require(pages == (sitemap.kind == .index ? [] : sitemap.entries), "a walk finds the pages")
    }
  }

  // MARK: Feeds

  /// Reads a feed, and all that it says.
  static func runFeed(_ input: [UInt8]) {
    guard let feed = Feed(input, address: place) else { return }
    require(feed == Feed(input, address: place), "the same is the same")
    check(feed.title)
    for link in [feed.link, feed.next] { require(link?.isWeb ?? true, "links are of the web") }
    for entry in feed.entries {
      require(entry.link?.isWeb ?? true, "links are of the web")
      for text in [entry.title, entry.summary, entry.content] { check(text) }
      check(entry.published)
      check(entry.updated)
      check(line: entry.author)
    }
  }

  private static func check(_ text: FeedText?) {
    guard let text else { return }
    check(line: text.line.isEmpty ? nil : text.line)
    let lines = text.plain.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines where lines.count > 1 { check(line: String(line)) }
  }

  /// A line is not blank, and has no white space but single spaces.
  private static func check(line: String?) {
    guard let line else { return }
    let words = line.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0.properties.isWhitespace
    }
    require(words.allSatisfy { !$0.isEmpty }, "'\(line)' is folded")
  }

  private static func check(_ time: WebTime?) {
    guard let time else { return }
    // A clock ahead of UTC may lead out of the years with four digits.
    guard time.day > "0001-01-02", time.day < "9999-12-30" else { return }
    require(WebTime(time.text) == time, "\(time.text) is read as it is written")
    require(time.text.hasPrefix(time.day), "\(time.text) is on \(time.day)")
  }
}

/// What a site's `robots.txt` says to crawlers, by RFC 9309.
///
/// The groups of one product token are one; of the rules that match, the one with the longest path decides, and
/// `allow` where two are equally long. Where no group names the crawler, that of `*` holds; where there is none,
/// everything is allowed. Words that many files misspell count as what they mean.
package struct RobotsRules: Hashable, Sendable {
  /// A rule: whether it allows, and what.
  struct Rule: Hashable, Sendable {
    var allows: Bool
    var pattern: RobotsPattern
  }

  /// How much of a file is read, in bytes: RFC 9309 asks for at least as much.
  package static let readLength = 500 * 1024

  /// The addresses of sitemaps as the file has them, in its order and without duplicates; they may be relative.
  package internal(set) var sitemaps: [String] = []
  var rules = RobotsGroups<Rule>()
  /// Seconds between two requests; a crawl-delay ends its list of agents, which it does not for rules.
  var delays = RobotsGroups<Double>()

  /// Rules that forbid nothing.
  package init() {}

  /// Whether an agent may fetch an address.
  ///
  /// - Parameters:
  ///   - pathAndQuery: the path and query of the address as a parser of addresses writes them, so that characters
  ///     outside ASCII are percent-encoded.
  ///   - agent: the crawler's product token, in whatever case: letters, `-` and `_`.
  /// - Returns: whether nothing forbids it.
  package func allows(pathAndQuery: String, agent: String) -> Bool {
    var path = Array(pathAndQuery.utf8)
    if path.first != UInt8(ascii: "/") { path.insert(UInt8(ascii: "/"), at: 0) }
    let wanted = RobotsPattern.normalised(address: path)
    if wanted == Array("/robots.txt".utf8) { return true }
    var (longest, isAllowed) = (0, true)
    for rule in rules.values(for: agent) {
      let length = rule.pattern.length
      guard length > longest || (length == longest && rule.allows && !isAllowed),
        rule.pattern.matches(wanted)
      else { continue }
      (longest, isAllowed) = (length, rule.allows)
    }
    return isAllowed
  }

  /// The seconds that an agent is asked to wait between two requests, the longest where several are named; nil if none.
  package func crawlDelay(agent: String) -> Double? { delays.values(for: agent).max() }
}

import Testing

@testable import WebListings

struct RobotsRulesTests {
  private func allows(_ file: String, _ path: String, agent: String = "touchstone") -> Bool {
    RobotsRules(Array(file.utf8)).allows(pathAndQuery: path, agent: agent)
  }

  @Test(arguments: [
    // The groups of an agent are one.
    ("user-agent: touchstone\ndisallow: /a\n\nuser-agent: touchstone\ndisallow: /b", "/b", false),
    ("user-agent: touchstone\ndisallow: /a\n\nuser-agent: touchstone\ndisallow: /b", "/a", false),
    // A group of its own hides that of all.
    ("user-agent: *\ndisallow: /\nuser-agent: TouchStone/2.0\ndisallow: /b", "/a", true),
    ("user-agent: *\ndisallow: /\nuser-agent: touch\nallow: /", "/a", false),
    // The longest rule decides, and allow where two are equally long.
    ("user-agent: *\ndisallow: /a\nallow: /a/b", "/a/b", true),
    ("user-agent: *\ndisallow: /a*c\nallow: /abc", "/abc", true),
    ("user-agent: *\ndisallow: /a/b\nallow: /a/*", "/a/b", true),
    // No group, no rule, an empty rule.
    ("user-agent: other\ndisallow: /", "/a", true),
    ("disallow: /", "/a", true),
    ("user-agent: *\ndisallow:", "/a", true),
    // Rules that stand for nothing, as those without a slash at their start.
    ("user-agent: *\ndisallow: a", "/a", true),
    // Ends of lines, comments, a byte order mark.
    ("\u{FEFF}user-agent: *\rdisallow: /a", "/a", false),
    ("user-agent: * # all\r\ndisallow: /a # not this\r\n", "/a", false),
    // The file itself is always allowed.
    ("user-agent: *\ndisallow: /", "/robots.txt", true),
    ("user-agent: *\ndisallow: /", "/robots.txt?x", false),
    // A page that is no such file.
    ("<!DOCTYPE html>\n<html lang=en>\n<p>Disallow: /</p>\n</html>", "/a", true),
    ("user-agent: *\nallow: /a/index.html\ndisallow: /", "/a/", true),
  ])
  func rules(file: String, path: String, expected: Bool) {
    #expect(allows(file, path) == expected)
  }

  @Test(arguments: [
    ("/a", "/ab", true), ("/a$", "/ab", false), ("/a$", "/a", true), ("/*.pdf$", "/x/y.pdf", true),
    ("/*.pdf$", "/x/y.pdf?z", false), ("/*.pdf$", "/a.pdf.pdf", true), ("*", "/", true),
    ("*/b*c", "/a/b/b/xc", true), ("/a*a$", "/a", false), ("/a**b", "/axb", true),
    ("$", "/", false),
    ("/*aab*x", "/aaaab-x", true), ("/*aab*aab$", "/aaab", false),
    // Percent-encoding: whatever need not be escaped is bare.
    ("/é", "/%C3%A9", true), ("/%c3%a9", "/%C3%A9", true), ("/%7ea", "/~a", true),
    ("/~a", "/%7Ea", true),
    ("/a%2Fb", "/a/b", false), ("/a%2fb", "/a%2Fb", true), ("/100%", "/100%", true),
    // The two signs of patterns can be meant as such.
    ("/a%2A", "/a*b", true), ("/a%2A", "/abb", false), ("/a%24", "/a$", true),
    ("/a$b", "/a$b", true),
  ])
  func patterns(pattern: String, path: String, expected: Bool) {
    #expect(allows("user-agent: *\ndisallow: \(pattern)", path) == !expected)
  }

  @Test func wildcardsTakeNoTimeToSpeakOf() {
    // Tried in every way, these would take longer than the age of the universe.
    let stars = String(repeating: "/*a", count: 5_000) + "b"
    #expect(allows("user-agent: *\ndisallow: " + stars, String(repeating: "/a", count: 50_000)))
    // Looked for anew from each place, this would take 300 million steps.
    let long = "user-agent: *\ndisallow: /*" + String(repeating: "a", count: 16_000) + "b"
    #expect(allows(long, "/" + String(repeating: "a", count: 40_000)))
  }

  @Test func delaysBelongToTheAgentsBefore() {
    let file = "user-agent: a\ncrawl-delay: 10\nuser-agent: *\ncrawl-delay: 0.5\ncrawl-delay: nan"
    let rules = RobotsRules(Array(file.utf8))
    #expect(rules.crawlDelay(agent: "A") == 10)
    #expect(rules.crawlDelay(agent: "b") == 0.5)
    #expect(RobotsRules().crawlDelay(agent: "b") == nil)
  }

  @Test func sitemapsAreNamedOnceAndInOrder() {
    let file =
      "Sitemap: https://a.org/2.xml\nuser-agent: b\nsitemap:/1.xml\nSitemap: https://a.org/2.xml"
    #expect(RobotsRules(Array(file.utf8)).sitemaps == ["https://a.org/2.xml", "/1.xml"])
  }

  @Test func onlyTheFirstPartOfALongFileIsRead() {
    let filler = String(repeating: "# 16 characters\n", count: RobotsRules.readLength / 16)
    #expect(!allows("user-agent: *\ndisallow: /\n" + filler, "/a"))
    #expect(allows(filler + "user-agent: *\ndisallow: /\n", "/a"))
  }

  @Test func overlongLinesAreCut() {
    let long =
      "user-agent: *\ndisallow: /" + String(repeating: "a", count: 100_000) + "\ndisallow: /b"
    #expect(!allows(long, "/" + String(repeating: "a", count: 20_000)))
    #expect(!allows(long, "/b"))
  }

  @Test func answersSayWhatMayBeFetched() {
    let all = Array("user-agent: *\ndisallow: /".utf8)
    let cases: [(RobotsAvailability.Answer, RobotsAvailability)] = [
      (.status(200, body: all), .rules(RobotsRules(all))), (.status(404, body: all), .unavailable),
      (.status(204, body: []), .rules(RobotsRules())), (.status(308, body: all), .unavailable),
      (.status(401, body: []), .unavailable), (.status(499, body: []), .unavailable),
      (.status(500, body: all), .unreachable), (.status(599, body: all), .unreachable),
      (.tooManyRedirects, .unavailable), (.failure, .unreachable),
    ]
    for (answer, expected) in cases {
      #expect(RobotsAvailability(answer) == expected, "\(answer)")
    }
    #expect(RobotsAvailability.unavailable.allows(pathAndQuery: "/", agent: "a"))
    #expect(!RobotsAvailability.unreachable.allows(pathAndQuery: "/", agent: "a"))
    #expect(!RobotsAvailability.isStale(age: 86_400) && RobotsAvailability.isStale(age: 86_401))
  }
}

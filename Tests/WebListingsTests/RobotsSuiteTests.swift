import TestSupport
import Testing

@testable import WebListings

/// Other crawlers' cases of `robots.txt`; skipped where the suite is absent.
@Suite struct RobotsSuiteTests {
  /// What deviates, and why.
  static let known = [
    // By RFC 9309, section 2.2.2, an escaped letter is the letter: `/%62%61%7A` is `/baz`.
    "g067"
  ]

  /// Path and query of an address, as they stand there.
  static func path(_ address: String) -> String {
    let text = address.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
    guard let scheme = text.firstRange(of: "://") else { return String(text) }
    let rest = text[scheme.upperBound...]
    guard let slash = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
    return String(rest[slash...])
  }

  /// The cases in which our answer is another.
  static func misses(_ cases: [[String: Any]], expected key: String) throws -> [String] {
    try cases.compactMap { item in
      let file = try SuiteFiles.bytes(item, text: "robots", base64: "robots_base64")
      let agent = try #require(item["agent"] as? String)
      let rules = RobotsRules(file)
      let isEqual =
        if item["op"] as? String == "crawl_delay" {
          rules.crawlDelay(agent: agent) == item[key] as? Double
        } else {
          rules.allows(pathAndQuery: path(try #require(item["url"] as? String)), agent: agent)
            == item[key] as? Bool
        }
      return isEqual ? nil : item["id"] as? String ?? "\(item["url"] ?? "")"
    }
  }

  @Test(SharedData.required("data/suites/robots/google-robots-test.json"))
  func google() throws {
    let cases = try SuiteFiles.objects("robots/google-robots-test.json")
    #expect(cases.count == 145)
    let misses = try Self.misses(cases, expected: "allowed")
    #expect(misses == Self.known)
  }

  /// Only where both of two trusted readers agree, besides crawl-delay, which one of them does not know.
  @Test(SharedData.required("data/suites/robots/protego.json"))
  func protego() throws {
    let cases = try SuiteFiles.objects("robots/protego.json").filter {
      $0["op"] as? String == "crawl_delay"
        || $0["google_says"] as? Bool == $0["value"] as? Bool
    }
    #expect(cases.count > 170)
    let misses = try Self.misses(cases, expected: "value")
    #expect(misses == [])
  }

  @Test(SharedData.required("data/suites/robots/real-files.json"))
  func realFiles() throws {
    var questions = 0
    for file in try SuiteFiles.objects("robots/real-files.json") {
      let queries = try #require(file["queries"] as? [[String: Any]]).map {
        $0.merging(["robots": file["robots"] as Any]) { old, _ in old }
      }
      questions += queries.count
      #expect(try Self.misses(queries, expected: "allowed") == [], "\(file["host"] ?? "")")
    }
    #expect(questions >= 1644)
  }

  @Test(SharedData.required("data/suites/robots/crawler-commons-files"))
  func filesOfAnotherCrawler() throws {
    for file in try SuiteFiles.files("robots/crawler-commons-files") {
      let rules = RobotsRules(file.bytes)
      if file.name.contains("bom") {
        #expect(!rules.allows(pathAndQuery: "/profile", agent: "foobot"), "\(file.name)")
      }
    }
  }
}

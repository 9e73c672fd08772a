import TestSupport
import Testing
import WebAddresses

@testable import WebListings

/// feedparser's cases of feeds; skipped where the suite is absent.
@Suite struct FeedSuiteTests {
  /// The address from which every feed is said to come, where its case names none.
  static let place = "http://127.0.0.1:8097/feeds/feed.xml"

  /// What deviates from `expect`, by name.
  static func deviations(_ item: [String: Any]) throws -> [String] {
    let expected = try #require(item["expect"] as? [String: Any])
    let header = item["header"] as? [String: String] ?? [:]
    let base = WebAddress(header["content-location"] ?? place)
    let type = header["content-type"]
    let charset = type?.split(separator: "charset", maxSplits: 1).dropFirst().last.map {
      String($0.drop { $0 == " " || $0 == "=" }).filter { $0 != "'" && $0 != "\"" }
    }
    let bytes = try SuiteFiles.bytes(item, text: "text", base64: "bytes_base64")
    guard let feed = Feed(bytes, address: base, charset: charset) else { return ["no feed"] }
    let entries = expected["entries"] as? [[String: Any]] ?? []
    var deviations: [String] = []
    let note = { (name: String, isEqual: Bool) in if !isEqual { deviations.append(name) } }
    note("title", isSame(feed.title, expected["title"]))
    note("link", isSame(feed.link, expected["link"], base))
    note("count", feed.entries.count == entries.count)
    for (found, wanted) in zip(feed.entries, entries) {
      note("entry title", isSame(found.title, wanted["title"]))
      note("entry link", isSame(found.link, wanted["link"], base))
      let text = (wanted["text"] as? String)?.folded ?? ""
      note("text", found.text?.line ?? "" == text)
      if let date = wanted["published"] as? String { note("published", found.published?.text == date) }
      if let date = wanted["updated"] as? String { note("updated", found.updated?.text == date) }
    }
    return deviations
  }

  /// Titles are compared as texts: where feedparser gives markup, by what it says.
  static func isSame(_ found: FeedText?, _ expected: Any?) -> Bool {
    let wanted = (expected as? String).flatMap { FeedText($0, isMarkup: true) }
    return found?.source == wanted?.source || found?.line == wanted?.line
  }

  static func isSame(_ found: WebAddress?, _ expected: Any?, _ base: WebAddress?) -> Bool {
    found == (expected as? String).flatMap { WebAddress($0, base: base) }
  }

  @Test(SharedData.required("data/suites/feeds/feedparser.jsonl"))
  func probe() throws {
    for item in try SuiteFiles.lines("feeds/feedparser.jsonl") {
      let expected = try #require(item["expect"] as? [String: Any])
      var found = try Self.deviations(item)
      let bytes = try SuiteFiles.bytes(item, text: "text", base64: "bytes_base64")
      if let feed = Feed(bytes, address: WebAddress(Self.place)) {
        if feed.isWellFormed != expected["well_formed"] as? Bool { found.append("wf \(feed.isWellFormed)") }
        if feed.language != expected["language"] as? String { found.append("lang \(feed.language ?? "-") \(expected["language"] ?? "-")") }
        if feed.format.rawValue != (expected["version"] as? String)?.prefix(6) ?? "" { found.append("format \(feed.format) \(expected["version"] ?? "")") }
        for (a, b) in zip(feed.entries, expected["entries"] as? [[String: Any]] ?? []) {
          if a.author != b["author"] as? String { found.append("author \(a.author ?? "-") | \(b["author"] ?? "-")") }
          if a.id != b["id"] as? String { found.append("id \(a.id ?? "-") | \(b["id"] ?? "-")") }
        }
      }
      if !found.isEmpty { print("PROBE", item["oracle_agrees"] ?? "nil", item["id"] ?? "", found) }
    }
  }

  @Test(SharedData.required("data/suites/feeds/feedparser.jsonl"))
  func feedparser() throws {
    var (judged, passed, marked) = (0, 0, 0)
    for item in try SuiteFiles.lines("feeds/feedparser.jsonl") {
      guard item["oracle_agrees"] as? Bool == true, let expected = item["expect"] as? [String: Any],
        expected["title"] is String || (expected["entries"] as? [Any])?.isEmpty == false
      else { continue }
      judged += 1
      let found = try Self.deviations(item)
      passed += found.isEmpty ? 1 : 0
      if !found.isEmpty { print("MISS", item["id"] ?? "", found) }
      _ = marked; marked = 0
    }
    #expect(judged == 409)
    #expect(passed == judged)
  }
}

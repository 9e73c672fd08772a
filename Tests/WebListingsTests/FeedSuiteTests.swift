import TestSupport
import Testing
import WebAddresses

@testable import WebListings

/// feedparser's cases of feeds; skipped where the suite is absent.
@Suite struct FeedSuiteTests {
  /// What deviates from `expect`, by name.
  static func deviations(_ item: [String: Any]) throws -> [String] {
    let expected = try #require(item["expect"] as? [String: Any])
    let header = item["header"] as? [String: String] ?? [:]
    let base = header["content-location"].flatMap { WebAddress($0) }
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
    note("link", isSame(feed.link, expected["link"]))
    note("count", feed.entries.count == entries.count)
    for (found, wanted) in zip(feed.entries, entries) {
      note("entry title", isSame(found.title, wanted["title"]))
      note("entry link", isSame(found.link, wanted["link"]))
      let text = (wanted["text"] as? String)?.folded ?? ""
      note("text", found.text?.line ?? "" == text)
      if let date = wanted["published"] as? String {
        note("published", found.published?.text == date)
      }
      if let date = wanted["updated"] as? String { note("updated", found.updated?.text == date) }
    }
    return deviations
  }

  static func isSame(_ found: FeedText?, _ expected: Any?) -> Bool {
    found?.source == (expected as? String)?.trimmed
  }

  /// Addresses are compared as they are written after parsing.
  static func isSame(_ found: WebAddress?, _ expected: Any?) -> Bool {
    let wanted = expected as? String
    return found?.href == (wanted.flatMap { WebAddress($0)?.href } ?? wanted)
  }

  /// The cases that deviate: in what, and why.
  static let known: [String: [String]] = [
    // An id that is no address is no link.
    "wellformed/atom10/entry_id_with_attributes.xml": ["entry link"],
    "wellformed/node_precedence/atom10_id.xml": ["entry link", "entry link"],
    // What stands in a category is no title of the entry.
    "wellformed/rss/item_category_image.xml": ["entry title"],
    // A new line parts words, which feedparser's tags do not.
    "wellformed/rss/item_description_br.xml": ["text"],
    // By the HTML standard, `<!'` begins a comment.
    "wellformed/rss/item_description_not_a_doctype.xml": ["text"],
    // By the HTML standard, `&lang;` is U+27E8; in HTML 4 it was U+2329.
    "entities/lang.xml": ["title"],
  ]

  @Test(SharedData.required("data/suites/feeds/feedparser.jsonl"))
  func feedparser() throws {
    var judged = 0
    for item in try SuiteFiles.lines("feeds/feedparser.jsonl") {
      guard item["oracle_agrees"] as? Bool == true, let expected = item["expect"] as? [String: Any],
        expected["title"] is String || (expected["entries"] as? [Any])?.isEmpty == false,
        let id = item["id"] as? String
      else { continue }
      judged += 1
      let found = try Self.deviations(item)
      #expect(found == Self.known[id] ?? [], "\(id)")
    }
    #expect(judged == 409)
  }

  /// Where feedparser minds something else than the XML: what the transport declares.
  static let transport: Set<String> = [
    "encoding/bozo_http_i18n.xml", "encoding/bozo_http_text_plain.xml",
    "encoding/http_text_xml_charset_2.xml",
  ]

  @Test(SharedData.required("data/suites/feeds/feedparser.jsonl"))
  func wellFormed() throws {
    var judged = 0
    for item in try SuiteFiles.lines("feeds/feedparser.jsonl") {
      guard item["oracle_agrees"] as? Bool == true, let expected = item["expect"] as? [String: Any],
        let id = item["id"] as? String, !Self.transport.contains(id),
        let feed = Feed(
          try SuiteFiles.bytes(item, text: "text", base64: "bytes_base64"), address: nil)
      else { continue }
      judged += 1
      #expect(feed.isWellFormed == expected["well_formed"] as? Bool, "\(id)")
      #expect(feed.language == expected["language"] as? String, "\(id)")
    }
    #expect(judged > 580)
  }
}

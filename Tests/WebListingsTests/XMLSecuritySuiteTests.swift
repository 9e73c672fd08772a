import TestSupport
import Testing
import WebAddresses

@testable import WebListings

/// The table of hostile XML, read as feeds and sitemaps; skipped where it is absent.
@Suite struct XMLSecuritySuiteTests {
  static let file = "data/suites/security/xml.json"
  static let recipes = Recipe.list(file)

  /// What holds for the feed of each recipe; a recipe that is not here fails.
  static let checks: [String: @Sendable (Feed?) -> Bool] = [
    // Entities stay as they are written, whatever they stand for.
    "billion-laughs": { title($0) == "&j;" },
    "quadratic-blowup": { feed in
      let title = title(feed) ?? ""
      return title.hasPrefix("&a;&a;") && !title.contains("q")
    },
    "xxe-file": { title($0) == "t&x;" },
    "xxe-parameter": { title($0) == "t" },
    "external-dtd": { title($0) == "titleword" },
    "netscape-dtd": { title($0) == "café titleword" },
    "xinclude": { title($0) == "t" && $0?.entries.first?.text?.plain == "" },
    "attribute-12MB": { title($0) == "t" },
    "attributes-2e4": { title($0) == "t" },
    "namespaces-2e4": { title($0) == "t" },
    "text-20MB": { feed in
      title(feed) == "titleword" && feed?.entries.first?.text?.plain.hasPrefix("word word ") == true
    },
    "comment-20MB": { title($0) == "t" },
    "items-1e6": { feed in
      guard let feed, feed.entries.count > 1_000 else { return false }
      return title(feed) == "titleword"
        && (feed.entries.count == Feed.entryLimit) == feed.isCut
    },
    // Here we deviate: where no byte is UTF-8 though it is declared, text is windows-1252, as in documents; the table has
    // U+FFFD.
    "bad-utf8": { title($0) == "titleword ÿ" },
    "undefined-entity": { title($0) == "a titleword — b" },
    "bare-ampersand": { feed in
      title(feed) == "R&D titleword"
        && feed?.entries.first?.link?.href == "http://a.example/?a=1&b=2"
    },
    "unclosed": { feed in
      title(feed) == "titleword" && feed?.entries.first?.title?.line == "one"
        && feed?.isWellFormed == false
    },
    "empty": { $0 == nil },
    "svg-entity-loop": { title($0) == "&a;" },
    "utf-16-no-bom-decl": { title($0) == "titleword" },
  ]

  private static func title(_ feed: Feed?) -> String? { feed?.title?.line }

  @Test("every recipe of the table has a check", SharedData.required(file))
  func isComplete() {
    #expect(Set(Self.recipes.map(\.id)) == Set(Self.checks.keys))
  }

  @Test("hostile feeds give what the table states", SharedData.required(file), arguments: recipes)
  func feed(recipe: Recipe) throws {
    let check = try #require(Self.checks[recipe.id], "the table has a recipe without a check")
    let feed = Feed(recipe.readableSource, address: WebAddress("https://a.example/feed.xml"))
    #expect(
      check(feed), "\(recipe.expectation), found \((feed?.title?.line ?? "no title").prefix(80))")
  }

  /// As a sitemap, what is no list of pages lists none, and what declares entities is not read.
  @Test("the same files as sitemaps", SharedData.required(file), arguments: recipes)
  func sitemap(recipe: Recipe) throws {
    let sitemap = try Sitemap(
      recipe.readableSource, address: WebAddress("https://a.example/sitemap.xml"))
    #expect(sitemap.entries.count <= Sitemap.entryLimit)
    for entry in sitemap.entries { #expect(entry.address.hostname == "a.example") }
  }
}

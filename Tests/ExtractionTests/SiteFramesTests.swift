import CorpusModel
import Testing

/// What is left of a page's frame in its main text.
@Suite struct SiteFramesTests {
  static let body = paragraphs(0..<8)

  static func paragraphs(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      "<p>We listened on street \(number) for a year, and this is what people told us about it.</p>"
    }.joined()
  }

  static func parts(_ page: String) throws -> [StandardPart?] {
    try Reading.document("<html><body><main>\(page)</main></body></html>", .html).blocks.map(\.part)
  }

  @Test func questionsAboutCookiesAreSetAside() throws {
    let parts = try Self.parts(
      "<h1>A year of talk</h1><p>We use cookies to make this site work and to learn how you use it.</p>"
        + Self.body)
    #expect(parts == [nil, .consent] + [StandardPart?](repeating: nil, count: 8))
  }

  @Test func wordsThatLeadAboutTheSiteAreSetAside() throws {
    let parts = try Self.parts("<h1>A year of talk</h1>\(Self.body)<p>Back to top ↑</p>")
    #expect(parts.last == .navigation)
    #expect(parts.dropLast().allSatisfy { $0 == nil })
  }

  @Test func aPageAboutCookiesKeepsThem() throws {
    let parts = try Self.parts(
      "<h1>Our cookie policy</h1><p>We use cookies to remember your choice.</p>\(Self.body)")
    #expect(parts.allSatisfy { $0 == nil })
  }

  @Test func onlyTheEdgesOfAPageAreLookedAt() throws {
    let parts = try Self.parts(
      "<h1>A year of talk</h1>\(Self.body)<p>We use cookies to tell who came back.</p>"
        + Self.paragraphs(8..<16))
    #expect(parts.allSatisfy { $0 == nil })
  }
}

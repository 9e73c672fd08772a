import Testing

@testable import Extraction

/// What the words in an element's class and id say.
@Suite struct ElementNamesTests {
  /// Words of which each says something else.
  static let words = [
    "sidebar", "hero", "no", "article", "body", "author", "name", "published", "modified", "cookie",
    "comments", "message", "card", "price",
  ]

  @Test func eachWordSaysSomethingOfItsOwn() {
    for (number, word) in Self.words.enumerated() {
      for other in Self.words[..<number] {
        let both = ElementNames.of(word).intersection(ElementNames.of(other))
        #expect(
          both.isEmpty || both == .other || both == .framingOutside,
          "\(word) and \(other) share \(both.rawValue)")
      }
    }
  }
}

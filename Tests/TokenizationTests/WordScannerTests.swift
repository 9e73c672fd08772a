import CorpusModel
import Testing

@testable import Tokenization

@Suite struct WordScannerTests {
  /// A text and its tokens as they stand there, joined by ` | `.
  static let tokens: [(text: String, tokens: String)] = [
    // As UAX #29 says.
    ("the U.S and e.g 1,000.5", "the | U.S | and | e.g | 1,000.5"),
    ("people’s can't 'tis", "people’s | can't | tis"),
    ("top-down, place–based", "top | down | place | based"),
    ("3rd 5G 2010s", "3rd | 5G | 2010s"),
    ("naïve café cafe\u{301} Ünder", "naïve | café | cafe\u{301} | Ünder"),
    ("snake_case", "snake_case"),
    ("да нет", "да | нет"),
    ("価値", "価 | 値"),
    // Deliberate deviations.
    ("see http://example.org/a-b?c=1.", "see | http://example.org/a-b?c=1"),
    (
      "(https://example.org/a_(b)), www.Example.org!", "https://example.org/a_(b) | www.Example.org"
    ),
    ("mail jo.l-b@mail.example.org, or @jo", "mail | jo.l-b@mail.example.org | or | jo"),
    ("a@b is no address", "a | b | is | no | address"),
    ("http and www.", "http | and | www"),
    ("_This_ __is__ _", "This | is"),
    ("trust\u{202F}! 10\u{202F}000 people_\u{202F}", "trust | 10\u{202F}000 | people"),
    ("note:this k:a", "note | this | k | a"),
    ("our service.The next", "our | service | The | next"),
    ("Ph.D U.S.A St.John", "Ph.D | U.S.A | St.John"),
    // Signs.
    ("£5 and 50% R&D C++ €3", "£ | 5 | and | 50 | % | R | & | D | C | + | + | € | 3"),
    ("a ¥ b ₹", "a | ¥ | b | ₹"),
    // Nothing at all.
    ("", ""),
    (" … — !? ()", ""),
  ]

  @Test(arguments: tokens)
  func `a text has these tokens`(text: String, tokens: String) {
    #expect(Sample(text).surfaces.joined(separator: " | ") == tokens)
  }

  /// A text, and what stands before its last token.
  static let gaps: [(text: String, gap: Token.Gap)] = [
    ("a b", .space),
    ("a\u{A0}b", .space),
    ("a\n b", .space),
    ("top-down", .hyphen),
    ("top‐down", .hyphen),
    ("2010–2020", .hyphen),
    ("a - b", [.space, .barrier, .opensClause]),
    ("a – b", [.space, .barrier, .opensClause]),
    ("short- b", [.space, .barrier, .opensClause]),
    ("a -b", [.space, .barrier, .opensClause]),
    ("a—b", [.barrier, .opensClause]),
    ("a--b", [.barrier, .opensClause]),
    ("a ‘b", [.space, .quote, .opensClause]),
    ("a ’b", [.space, .quote]),
    ("a” b", [.space, .quote]),
    ("a \"b", [.space, .quote, .opensClause]),
    ("a\" b", [.space, .quote]),
    ("workers' b", [.space, .quote]),
    ("a (b", [.space, .barrier, .opensClause]),
    ("a) b", [.space, .barrier, .opensClause]),
    ("a, b", [.space, .barrier]),
    ("a; b", [.space, .barrier]),
    ("a: b", [.space, .barrier, .opensClause]),
    ("a/b", .barrier),
    ("a. b", [.space, .barrier]),
    ("a… b", [.space, .barrier]),
    ("a • b", [.space, .barrier, .opensClause]),
    ("a **b", .space),
    ("a _b", .space),
    ("a™ b", .space),
    ("50%", []),
  ]

  @Test(arguments: gaps)
  func `this stands before the last token`(text: String, gap: Token.Gap) {
    var found = Sample(text).result.tokens.last?.gap
    // The first token of a sentence opens a clause whatever stands before it.
    if text.contains("•") { found?.insert(.opensClause) }
    #expect(found == gap)
  }

  @Test func `the first token opens a clause`() {
    #expect(Sample("“Well").result.tokens.first?.gap == [.quote, .opensClause])
    let second = Sample("We came. “Well").result.tokens.last
    #expect(second?.gap == [.space, .barrier, .quote, .opensClause])
  }

  static let shapes: [(word: String, shape: Token.Shape)] = [
    ("value", .lower), ("Value", .capitalised), ("I", .capitalised), ("VALUE", .allCapitals),
    ("eBay", .mixed), ("McDonald", .mixed), ("U.S", .allCapitals), ("It’s", .capitalised),
    ("NHS's", .mixed), ("Ünder", .capitalised), ("ÜBER", .allCapitals), ("élan", .lower),
    ("Église", .capitalised), ("2010", .lower), ("3D", .capitalised), ("Правда", .capitalised),
    ("Internationalisations", .capitalised), ("INTERNATIONALISATIONS", .allCapitals),
  ]

  @Test(arguments: shapes)
  func `a word has this shape`(word: String, shape: Token.Shape) {
    #expect(Sample(word).result.tokens.map(\.shape) == [shape])
  }

  static let folded: [(word: String, type: String)] = [
    ("Values", "values"), ("PEOPLE’S", "people's"), ("can‘t", "can't"), ("ÉLAN", "élan"),
    ("cafe\u{301}", "caf\u{E9}"), ("va\u{AD}lue", "value"), ("ΑΣ", "ασ"), ("İ", "i\u{307}"),
    ("Straße", "straße"), ("Self_Care", "self_care"), ("WWW.Example.ORG", "www.example.org"),
    ("Responsibilities", "responsibilities"), ("Counterrevolutionaries", "counterrevolutionaries"),
  ]

  @Test(arguments: folded)
  func `a word has this folded form`(word: String, type: String) {
    let types = Sample("x \(word) y").types
    #expect(types.map { Array($0.utf8) } == ["x", type, "y"].map { Array($0.utf8) })
  }

  static let kinds: [(text: String, kind: Token.Kind)] = [
    ("word", .word), ("3rd", .word), ("1,000", .number), ("٣", .number),
    ("www.example.org", .address),
    ("jo@example.org", .address), ("%", .symbol), ("£", .symbol), ("&", .symbol),
  ]

  @Test(arguments: kinds)
  func `a token is of this kind`(text: String, kind: Token.Kind) {
    #expect(Sample(text).result.tokens.map(\.kind) == [kind])
  }

  @Test func `the same word has one type wherever it stands`() {
    // Near the end of a text the scanner reads byte by byte.
    let sample = Sample("Relationships relationships RELATIONSHIPS value Value, VALUE")
    #expect(
      sample.types == Array(repeating: "relationships", count: 3) + ["value", "value", "value"])
    #expect(Set(sample.result.tokens.map(\.type)).count == 2)
  }

  @Test func `compounds count as one word`() {
    #expect(Sample("A well-being top–down 50% plan—now.").result.sentences.map(\.words) == [6])
  }
}

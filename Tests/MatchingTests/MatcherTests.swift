import CorpusModel
import Lexicons
import Testing
import Tokenization

@testable import Matching

/// Runs a lexicon over a text and shows what it found, marks in the text itself.
struct Bench {
  let lexicon: Lexicon
  let matcher: Matcher

  init(_ yaml: String) throws {
    lexicon = try LexiconReader().read(Array(yaml.utf8), file: "test.yaml", sha256: "")
    matcher = Matcher(lexicon)
  }

  func matches(
    _ text: String, kinds: [Block.Kind] = [.paragraph]
  ) -> (document: Document, matches: Matches) {
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    return matches(text, kinds: kinds, &vocabulary, &session)
  }

  /// The same with what a worker carries from one document to the next.
  func matches(
    _ text: String, kinds: [Block.Kind] = [.paragraph], _ vocabulary: inout Vocabulary,
    _ session: inout MatchingSession
  ) -> (document: Document, matches: Matches) {
    var blocks: [Block] = []
    var start = 0
    for (index, part) in text.split(separator: "\n\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let end = start + part.utf8.count
      blocks.append(
        Block(
          kind: index < kinds.count ? kinds[index] : .paragraph,
          span: TextSpan(start: start, end: end)))
      start = end + 2
    }
    let document = Document(id: "test", text: Array(text.utf8), blocks: blocks)
    var tokenized = TokenizedDocument()
    Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
    let matches = matcher.match(
      document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: true)
    return (document, matches)
  }

  /// The text with `↓` before and `↑` after each hit.
  func marked(_ text: String, kinds: [Block.Kind] = [.paragraph]) -> String {
    let (document, matches) = matches(text, kinds: kinds)
    var result: [UInt8] = []
    for (offset, byte) in document.text.enumerated() {
      for hit in matches.hits where Int(hit.span.end) == offset { result += Array("↑".utf8) }
      for hit in matches.hits where Int(hit.span.start) == offset { result += Array("↓".utf8) }
      result.append(byte)
    }
    for hit in matches.hits where Int(hit.span.end) == document.text.count {
      result += Array("↑".utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  func hits(_ text: String, kinds: [Block.Kind] = [.paragraph]) -> [String] {
    let (document, matches) = matches(text, kinds: kinds)
    return matches.hits.map {
      "\(lexicon.categories[$0.category.index].path): \(document.string($0.span))"
    }
  }

  func dropped(_ text: String) -> [String] {
    let (document, matches) = matches(text)
    return matches.dropped.map {
      "\($0.reason.code) \($0.reason.pattern): \(document.string($0.hit.span))"
    }
  }
}

struct MatcherTests {
  /// A pattern, a text without marks, and the text with its hits marked.
  @Test(arguments: [
    ("trust", "We trust staff.", "We ↓trust↑ staff."),
    ("trust", "TRUST and trusting Trust.", "↓TRUST↑ and trusting Trust."),
    ("trust*", "We trusted them; trustees too.", "We ↓trusted↑ them; ↓trustees↑ too."),
    ("top-down", "Top down, top-down, top–down.", "↓Top down↑, ↓top-down↑, ↓top–down↑."),
    ("top down", "a top\ndown plan", "a ↓top\ndown↑ plan"),
    ("hit the target", "hit the\u{A0}target", "↓hit the\u{A0}target↑"),
    ("hit the target", "hit, the target", "hit, the target"),
    ("hit the target", "We hit. The target moved.", "We hit. The target moved."),
    ("people's values", "people’s values", "↓people’s values↑"),
    ("realise * potential", "realise their potential", "↓realise their potential↑"),
    ("realise * potential", "realise potential", "realise potential"),
    ("trust {0,2} staff", "trust all good staff", "↓trust all good staff↑"),
    ("trust {0,2} staff", "trust all our good staff", "trust all our good staff"),
    ("KPI", "a KPI is no kpi", "a ↓KPI↑ is no kpi"),
    ("KPIs", "the KPIs, KPIS, kpis", "the ↓KPIs↑, KPIS, kpis"),
    ("'stable'", "get me ‘stable’, a stable life", "get me ↓‘stable’↑, a stable life"),
    ("my values", "about ‘my values’ here", "about ↓‘my values’↑ here"),
    ("not my job", "thinking ‘not my job.’ But", "thinking ↓‘not my job.’↑ But"),
    ("values", "about ‘my values’ here", "about ‘my ↓values↑’ here"),
    ("collaborat*", "see http://collaboratei.com/ now", "see http://collaboratei.com/ now"),
    ("95 %", "meet 95 % of them", "meet ↓95 %↑ of them"),
    ("95%", "meet 95% of them", "meet 95% of them"),
    ("co produc*", "co-produced and coproduced", "↓co-produced↑ and coproduced"),
    ("caf?", "the café", "the ↓café↑"),
    ("straße", "die STRASSE, die straße", "die STRASSE, die ↓straße↑"),
  ])
  func findsPatternsInText(pattern: String, text: String, expected: String) throws {
    let quoted = pattern.replacing("\"", with: "\\\"")
    #expect(try Bench("c: [\"\(quoted)\"]").marked(text) == expected)
  }

  @Test func theLongestMatchWinsAcrossCategories() throws {
    let bench = try Bench(
      "a: [value, values, trust]\nb: [value for money, 'trust {0,1} staff']\nc: [money, staff]")
    #expect(bench.hits("value for money") == ["b: value for money"])
    #expect(bench.hits("trust our staff and trust") == ["b: trust our staff", "a: trust"])
  }

  @Test func overlappingEqualsFallToTheMoreLiteralThenToTheName() throws {
    #expect(try Bench("b: [fair*]\na: [fair]").hits("fair") == ["a: fair"])
    #expect(try Bench("b: [fair]\na: [fair]").hits("fair") == ["a: fair"])
  }

  @Test func theOrderOfTheFileChangesNothing() throws {
    let lines = [
      "a: [trust*, high trust]", "b: [trust fund, 'the *']", "c: [fund*, 'high {0,2} fund']",
    ]
    let text = "The high trust fund trusts the funds; a trust fund of high trust."
    let expected = try Bench(lines.joined(separator: "\n")).hits(text)
    #expect(!expected.isEmpty)
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      #expect(try Bench(order.map { lines[$0] }.joined(separator: "\n")).hits(text) == expected)
    }
  }

  private static let falseFriends = """
    categories:
      a:
        unless: [value for money, fair value*]
        terms:
          - value*
          - term: calling
            unless: [calling (for|on)]
      b:
        terms: [money]
    """

  @Test func falseFriendsDropWhatTheyCoverAndAreOnRecord() throws {
    let bench = try Bench(MatcherTests.falseFriends)
    #expect(bench.hits("value for money") == ["b: money"])
    #expect(bench.dropped("value for money") == ["false_friend value for money: value"])
    #expect(bench.hits("the values, the fair values") == ["a: values"])
    #expect(bench.dropped("It was calling for help.") == ["false_friend calling (for|on): calling"])
    #expect(bench.hits("It was a calling.") == ["a: calling"])
  }

  @Test func contextMustStandInTheSentenceOrTheWindow() throws {
    let bench = try Bench(
      """
      categories:
        a:
          terms:
            - {term: target, within: [meet, miss*]}
            - {term: score, within: [low], window: 2}
      """)
    #expect(bench.hits("We meet a far target.") == ["a: target"])
    #expect(bench.dropped("A target. We meet.") == ["out_of_context meet | miss*: target"])
    #expect(bench.hits("low score") == ["a: score"])
    #expect(bench.hits("low old score") == ["a: score"])
    #expect(bench.hits("low old grey score").isEmpty)
  }

  /// Texts and the hits on `trust`, `values`, `collaborat*` and `value for money` in them.
  @Test(arguments: [
    ("We value Trust here.", []),
    ("Trust is all. We trust.", ["Trust", "trust"]),
    ("Trust is all. So says Trust.", []),
    ("Our motto: Trust and work.", ["Trust"]),
    ("“Trust us,” she said.", ["Trust"]),
    ("So is Collaborate – and Collaborate said so. They collaborate.", ["collaborate"]),
    ("We want Value for Money.", ["Value for Money"]),
    ("The Value for Money Unit wrote.", []),
    ("WE TRUST YOU", ["TRUST"]),
    ("Trust Board papers.", []),
    ("1. Trust in the council", ["Trust"]),
    ("1.1 Trust was low.", ["Trust"]),
    ("(a) Trust of any kind is rare.", ["Trust"]),
    ("ii) Trust was low.", ["Trust"]),
    ("2) Trust was low.\n\nTrust grew.", ["Trust", "Trust"]),
    ("A. Trust said so.", []),
    ("60 Trust officers came.", []),
  ])
  func namesAreToldByTheirCapitals(text: String, expected: [String]) throws {
    let bench = try Bench("c: [trust, values, 'collaborat*', value for money]")
    let (document, matches) = bench.matches(text)
    #expect(matches.hits.map { document.string($0.span) } == expected)
  }

  /// Capitals that a term asks for, and those of words in its gaps, say nothing of names.
  @Test(arguments: [
    ("It is due by March 2024.", ["by March 2024"]),
    ("They march on by march 2024.", []),
    (
      "It fell from 55 in Q4 of the Great Year to 34.",
      ["fell from 55 in Q4 of the Great Year to 34"]
    ),
    ("The rate Fell from 55 to 34.", []),
  ])
  func notAllCapitalsSpeakForNames(text: String, expected: [String]) throws {
    let bench = try Bench(
      """
      categories:
        c:
          terms:
            - {term: by March (20*)?, case: true}
            - fell from (5*) {0,6} to (3*)
      """)
    let (document, matches) = bench.matches(text)
    #expect(matches.hits.map { document.string($0.span) } == expected)
  }

  @Test func headingsInTitleCaseAreNoEvidenceForNames() throws {
    let bench = try Bench("c: [trust, values]")
    #expect(
      bench.marked("Our Trust And Values\n\nTrust matters.", kinds: [.heading])
        == "Our ↓Trust↑ And ↓Values↑\n\n↓Trust↑ matters.")
  }

  @Test func blocksThatAreNotCountedHaveNoHits() throws {
    let bench = try Bench("c: [trust]")
    #expect(
      bench.hits("We trust.\n\nTrust us: trust@example.org", kinds: [.paragraph, .contact]).count
        == 1)
  }

  @Test(arguments: [
    ("We trust you.", []),
    ("Do we trust you?", ["question"]),
    ("“Do we trust you?”", ["quoted", "question"]),
    ("We do not really trust you.", ["negated"]),
    ("We don’t trust you.", ["negated"]),
    ("Not only do we trust you.", []),
    ("It is not so, we trust you.", []),
    ("She said “I trust you” twice.", ["quoted"]),
    ("It’s not targets or trust that count.", ["negated"]),
    ("The staff’s trust isn’t ‘theirs’.", []),
  ])
  func marksSayWhereAHitStands(text: String, expected: [String]) throws {
    let hits = try Bench("c: [trust]").matches(text).matches.hits
    #expect(hits.map(\.marks.names) == [expected])
  }

  @Test func headingsAreMarked() throws {
    let hits = try Bench("c: [trust]").matches("On trust\n\nWe trust.", kinds: [.heading]).matches
      .hits
    #expect(hits.map(\.marks.names) == [["heading"], []])
  }

  /// The trie finds what a search that knows no trie finds.
  @Test func theTrieAgreesWithANaiveSearch() throws {
    let words = ["a", "b", "c", "ab", "abc"]
    let patterns = ["a", "a b", "a* b", "* b c", "a {0,2} c", "ab*", "?b", "(a|b) c"]
    let yaml = "c:\n" + patterns.map { "  - \"\($0)\"\n" }.joined()
    let bench = try Bench(yaml)
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      let text = (0..<(1 + next(9))).map { _ in words[next(words.count)] }
      let found = candidates(bench, text.joined(separator: " "))
      #expect(found == naive(patterns, text), "\(text)")
    }
  }

  /// The second text's words have other numbers than they would have had after the first.
  @Test func aWorkerThatForgetsItsTypesFindsTheSame() throws {
    let bench = try Bench("a: [trust*, what matters]\nb: [hit * (target|targets), target*]")
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    let texts = [
      "We hit the targets. Trust in Ann Trust does not say what matters, and targets do not.",
      "Targets matter less than trusting people: hit no target, and not what matters.",
    ]
    for text in texts + texts.reversed() + texts {
      let kept = bench.matches(text, &vocabulary, &session).matches
      let fresh = bench.matches(text).matches
      #expect(kept.hits == fresh.hits && kept.dropped == fresh.dropped)
      #expect(!kept.hits.isEmpty)
      vocabulary.removeAll()
      session.forgetTypes()
    }
  }

  private struct Found: Hashable {
    var pattern: String
    var range: Range<Int>
  }

  private func candidates(_ bench: Bench, _ text: String) -> Set<Found> {
    let bytes = Array(text.utf8)
    let document = Document(
      id: "", text: bytes,
      blocks: [Block(kind: .paragraph, span: TextSpan(start: 0, end: bytes.count))])
    var tokenized = TokenizedDocument()
    var vocabulary = Vocabulary()
    Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
    let compiled = bench.matcher.compiled
    var resolver = TypeResolver()
    resolver.resolve(vocabulary, index: compiled.index)
    let finder = CandidateFinder(
      compiled: compiled, resolver: resolver, tokens: tokenized.tokens, text: bytes)
    var result: [Candidate] = []
    var automaton = PhraseAutomaton(compiled.trie)
    automaton.prepare(for: resolver)
    finder.find(in: tokenized.tokens.indices, &automaton, into: &result)
    return Set(
      result.map {
        Found(pattern: compiled.patterns[Int($0.sequence)], range: Int($0.first)..<Int($0.end))
      })
  }

  private func naive(_ patterns: [String], _ words: [String]) -> Set<Found> {
    var result: Set<Found> = []
    for pattern in patterns {
      for steps in (try? Pattern(pattern))?.sequences ?? [] {
        for start in words.indices where start + steps.count <= words.count {
          let fits = zip(steps, words[start...]).allSatisfy { step, word in
            switch step.form {
            case .any: true
            case .literal(let literal): literal == word
            case .glob(let glob): Glob(glob).covers(Array(word.utf8)[...])
            case .choice(let forms): forms.contains(.literal(word))
            }
          }
          if fits { result.insert(Found(pattern: pattern, range: start..<(start + steps.count))) }
        }
      }
    }
    return result
  }
}

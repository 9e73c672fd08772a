import CorpusModel
import Lexicons
import Matching
import Tokenization

/// What holds for the hits of every document.
enum HitChecks {
  /// A lexicon with every construct of the notation.
  static let lexicon: Lexicon = {
    let source = """
      poles: [values, targets]
      unless: [value for money]
      categories:
        values:
          terms:
            - trust*
            - our values
            - (respect|care) for (people|one another)?
            - what {0,3} matters
            - "'trust'"
            - term: value*
              unless: [market value*, "* value"]
            - term: care
              within: [people, "they *"]
              window: 4
        targets:
          terms: [KPIs, "100 %", "R&D", "p?rform*", target, "* target", top-down, €]
      contrasts:
        - id: not_but
          patterns: ["not {0,3} @targets ... (but|, it is|. instead) {0,4} @values"]
          prefers: values
          reverse: true
          unless: [not only]
        - id: choice
          patterns: ["@values ... or ... @targets"]
          prefers: both
          question: true
      stances:
        - id: driver
          patterns: ["@values (drive*|matter*)"]
      modalities: {conceded: [of course]}
      voices: {reported: ["(say|says) that"]}
      """
    do {
      return try LexiconReader().read(Array(source.utf8), file: "fuzz.yaml", sha256: "")
    } catch {
      fatalError("the lexicon of the fuzz targets is read: \(error)")
    }
  }()

  static let matcher = Matcher(lexicon)
  /// The ways of counting of other tools, each with its tokens.
  static let peers: [(style: Tokenizer.Style, matcher: PeerMatcher)] = [
    (.quanteda(keepsPunctuation: false), PeerMatcher(lexicon, rules: .quantedaKey)),
    (.quanteda(keepsPunctuation: true), PeerMatcher(lexicon, rules: .quantedaDictionary)),
    (.liwc, PeerMatcher(lexicon, rules: .liwc)),
  ]

  /// Tokenises and matches a document twice with one worker, and checks tokens and hits.
  static func check(_ document: Document, _ matcher: Matcher) {
    let text = CheckedText(document.text, "the document's text")
    var tokenized = TokenizedDocument()
    var vocabulary = Vocabulary()
    var session = MatchingSession()
    Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
    TokenChecks.check(tokenized, of: document, text, types: vocabulary.count)
    let matches = matcher.match(
      document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: true)
    check(matches.hits, "hit", document, tokenized, text, matcher)
    check(matches.dropped.map(\.hit), "dropped hit", document, tokenized, text, matcher)
    RelationChecks.check(matches, tokenized, text)

    // What a worker remembers only saves work.
    let first = tokenized.tokens
    Tokenizer().tokenize(document, into: &tokenized, vocabulary: &vocabulary)
    require(tokenized.tokens == first, "tokens are the same when a worker meets a text again")
    let again = matcher.match(
      document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: true)
    require(
      again.hits == matches.hits && again.dropped == matches.dropped
        && again.relations == matches.relations,
      "hits are the same when a worker meets a text again")
    let unmarked = matcher.match(
      document, tokenized, vocabulary: &vocabulary, session: &session, wantsMarks: false)
    require(
      unmarked.hits.map(\.tokens) == matches.hits.map(\.tokens)
        && unmarked.relations == matches.relations,
      "hits are the same where marks are not asked for")
  }

  private static func check(
    _ hits: [Hit], _ name: String, _ document: Document, _ tokenized: TokenizedDocument,
    _ text: CheckedText, _ matcher: Matcher
  ) {
    var sentenceNumber: UInt32 = 0
    for (index, hit) in hits.enumerated() {
      text.check(hit.span, "\(name) \(index)")
      require(hit.sentence >= sentenceNumber, "\(name) \(index) is in order")
      sentenceNumber = hit.sentence
      let sentence = tokenized.sentences[Int(hit.sentence)]
      let block = document.blocks[Int(sentence.block)]
      require(!hit.tokens.isEmpty, "\(name) \(index) has a token")
      require(
        sentence.tokens.contains(hit.tokens.lowerBound)
          && sentence.tokens.upperBound >= hit.tokens.upperBound,
        "\(name) \(index) lies in its sentence: \(hit)")
      require(block.span.contains(hit.span), "\(name) \(index) lies in its block: \(hit)")
      require(block.kind.isCounted, "\(name) \(index) stands in a block that counts")
      require(
        hit.tokens.allSatisfy { hit.span.contains(tokenized.tokens[$0].span) },
        "\(name) \(index) covers its tokens: \(hit)")
      require(
        matcher.lexicon.terms[hit.term.index].category == hit.category,
        "\(name) \(index) is of its term's category")
      if case .mapped(let map) = document.provenance {
        DocumentChecks.check(
          map.sourceSpan(of: hit.span), in: map, "the source of \(name) \(index)")
      }
    }
  }
}

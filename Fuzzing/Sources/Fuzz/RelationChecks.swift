import CorpusModel
import Lexicons
import Matching

/// What holds for every pattern of a contrast or stance, and for what it finds.
enum RelationChecks {
  static func run(_ input: [UInt8]) {
    let lineEnd = input.firstIndex(of: 0x0A) ?? input.endIndex
    let source = String(decoding: input[..<lineEnd], as: UTF8.self)
    let text = Array(String(decoding: input[lineEnd...].dropFirst(), as: UTF8.self).utf8)
    do {
      check(try RelationPattern(source), of: source)
    } catch {
      require((0...source.count).contains(error.offset), "a fault lies in the pattern: \(error)")
      return
    }
    guard let lexicon = lexicon(with: source) else { return }
    let blocks =
      text.isEmpty
      ? [] : [Block(kind: .paragraph, span: TextSpan(start: 0, end: text.count))]
    HitChecks.check(Document(id: "text", text: text, blocks: blocks), Matcher(lexicon))
  }

  private static func check(_ pattern: RelationPattern, of source: String) {
    require(pattern.source == source, "a pattern keeps its source")
    require(!pattern.sequences.isEmpty, "a pattern stands for a sequence")
    require(pattern.sequences.count <= 4096, "a pattern stands for few sequences")
    for sequence in pattern.sequences {
      require(!sequence.isEmpty, "a sequence is not empty: \(pattern)")
    }
  }

  /// A lexicon with the pattern as a contrast and as a stance; nil where a slot of it names no category.
  private static func lexicon(with pattern: String) -> Lexicon? {
    let escaped = pattern.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
    let yaml = """
      poles: [values, targets]
      categories: {values: [trust, "our values", care*], targets: {terms: [target*, KPI]}}
      contrasts: [{id: c, patterns: ["\(escaped)"], prefers: values, reverse: true}]
      stances: [{id: s, patterns: ["\(escaped)"], unless: [not only]}]
      """
    do {
      return try LexiconReader().read(Array(yaml.utf8), file: "relation.yaml", sha256: "")
    } catch {
      guard case .unknownCategory = error.fault else {
        fatalError("broken promise: a pattern that is read can stand in a lexicon: \(error)")
      }
      return nil
    }
  }

  /// Relations stand in the order of their sentences, in the text, and among the hits.
  static func check(_ matches: Matches, _ tokenized: TokenizedDocument, _ text: CheckedText) {
    var sentence = 0
    for (index, relation) in matches.relations.enumerated() {
      text.check(relation.span, "relation \(index)")
      require(relation.sentence >= sentence, "relation \(index) is in order: \(relation)")
      sentence = relation.sentence
      let end = sentence + relation.sentenceCount
      require(
        (1...2).contains(relation.sentenceCount) && end <= tokenized.sentences.count,
        "relation \(index) takes one or two sentences: \(relation)")
      require(
        tokenized.sentences[sentence].span.start <= relation.span.start
          && relation.span.end <= tokenized.sentences[end - 1].span.end,
        "relation \(index) lies in its sentences: \(relation)")
      let hits = relation.firstHits + relation.secondHits
      require(
        hits.allSatisfy {
          matches.hits.indices.contains($0)
            && (sentence..<end).contains(Int(matches.hits[$0].sentence))
        }, "relation \(index) has hits of its sentences: \(relation)")
      require(
        relation.kind == .stance || !hits.isEmpty, "contrast \(index) has a hit: \(relation)")
      require(
        Set(hits).count == hits.count, "relation \(index) has each hit once: \(relation)")
    }
  }
}

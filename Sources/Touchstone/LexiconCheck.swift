import CorpusModel
public import Lexicons
import Matching

/// Tries a lexicon: its examples, and what its author may not have meant.
public struct LexiconCheck: Sendable {
  /// One thing that the check found.
  public struct Finding: Hashable, Sendable {
    /// What was found.
    public enum Kind: Hashable, Sendable {
      /// A sentence under `matches` in which the category, or the term, is not hit.
      case noHit(sentence: String, expected: String)
      /// A sentence under `matches` in which the hit is not the marked words.
      case wrongWords(sentence: String, expected: String, found: [String])
      /// A sentence under `misses` that is hit.
      case unwantedHit(sentence: String, found: String, pattern: String)
      /// The marks `↓` and `↑` of an example do not pair.
      case badMarks(sentence: String)
      /// The same pattern stands twice in one category.
      case duplicate(pattern: String, first: SourceLocation)
      /// The same words belong to two categories; the second never gets them.
      case conflict(pattern: String, loser: String, winner: String, location: SourceLocation)
      /// A false friend of the category covers every hit of the pattern.
      case shadowed(pattern: String, by: String)
      /// The category has no example of one kind.
      case withoutExample(category: String, kind: String)
    }

    /// What was found.
    public var kind: Kind
    /// Where.
    public var location: SourceLocation

    /// Whether the lexicon does not do what it says; the rest are warnings.
    public var isError: Bool {
      switch kind {
      case .noHit, .wrongWords, .unwantedHit, .badMarks: true
      case .duplicate, .conflict, .shadowed, .withoutExample: false
      }
    }
  }

  private let lexicon: Lexicon
  private let matcher: Matcher

  /// Makes a check of a lexicon.
  public init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    matcher = Matcher(lexicon)
  }

  /// How many example sentences the lexicon has.
  public var exampleCount: Int {
    lexicon.categories.reduce(0) { $0 + $1.matches.count + $1.misses.count }
      + lexicon.terms.reduce(0) { $0 + $1.matches.count + $1.misses.count }
      + lexicon.relations.contrasts.reduce(0) { $0 + $1.matches.count + $1.misses.count }
      + lexicon.relations.stances.reduce(0) { $0 + $1.matches.count + $1.misses.count }
  }

  /// Everything that the check finds: in the lexicon's own file, then in those that it extends, each in
  /// the order of its lines.
  public func run() -> [Finding] {
    let own = lexicon.files.first?.path
    let place = { (location: SourceLocation) in
      (location.file == own ? "" : location.file, location.line, location.column)
    }
    return
      (exampleFindings() + relationFindings() + duplicates() + conflicts() + shadowed()
      + withoutExamples()).sorted { place($0.location) < place($1.location) }
  }

  // MARK: Examples

  private func exampleFindings() -> [Finding] {
    var findings: [Finding] = []
    for (number, category) in lexicon.categories.enumerated() {
      let isWanted: (Hit) -> Bool = { $0.category == CategoryID(number) }
      for example in category.matches {
        findings += verdict(matching: example, expected: category.path, isWanted: isWanted)
      }
      for example in category.misses { findings += verdict(missing: example, isHit: isWanted) }
    }
    for (number, term) in lexicon.terms.enumerated() {
      let isWanted: (Hit) -> Bool = { $0.term == TermID(number) }
      for example in term.matches {
        findings += verdict(
          matching: example, expected: term.pattern.source, isWanted: isWanted)
      }
      for example in term.misses { findings += verdict(missing: example, isHit: isWanted) }
    }
    return findings
  }

  private func verdict(
    matching example: Example, expected: String, isWanted: (Hit) -> Bool
  ) -> [Finding] {
    guard let marked = MarkedSentence(example.sentence) else {
      return [Finding(kind: .badMarks(sentence: example.sentence), location: example.location)]
    }
    let (document, matches) = match(marked.text)
    let words = matches.hits.filter(isWanted).map { document.string($0.span) }
    if words.isEmpty {
      return [
        Finding(
          kind: .noHit(sentence: marked.text, expected: expected), location: example.location)
      ]
    }
    for expectedWords in marked.spans where !words.contains(expectedWords) {
      return [
        Finding(
          kind: .wrongWords(sentence: marked.text, expected: expectedWords, found: words),
          location: example.location)
      ]
    }
    return []
  }

  private func verdict(missing example: Example, isHit: (Hit) -> Bool) -> [Finding] {
    let (document, matches) = match(example.sentence)
    guard let hit = matches.hits.first(where: isHit) else { return [] }
    return [
      Finding(
        kind: .unwantedHit(
          sentence: example.sentence, found: document.string(hit.span),
          pattern: lexicon.terms[hit.term.index].pattern.source),
        location: example.location)
    ]
  }

  /// What the examples of contrasts and stances give.
  private func relationFindings() -> [Finding] {
    let contrasts = lexicon.relations.contrasts.map {
      (id: $0.id, matches: $0.matches, misses: $0.misses)
    }
    let stances = lexicon.relations.stances.map {
      (id: $0.id, matches: $0.matches, misses: $0.misses)
    }
    var findings: [Finding] = []
    for relation in contrasts + stances {
      for example in relation.matches where !finds(relation.id, in: example.sentence) {
        findings.append(
          Finding(
            kind: .noHit(sentence: example.sentence, expected: relation.id),
            location: example.location))
      }
      for example in relation.misses where finds(relation.id, in: example.sentence) {
        findings.append(
          Finding(
            kind: .unwantedHit(
              sentence: example.sentence, found: example.sentence, pattern: relation.id),
            location: example.location))
      }
    }
    return findings
  }

  private func finds(_ id: String, in sentence: String) -> Bool {
    match(sentence).matches.relations.contains { $0.pattern == id || $0.stance == id }
  }

  private func match(_ sentence: String) -> (document: Document, matches: Matches) {
    SentenceMatcher.match(sentence, with: matcher)
  }

  // MARK: Warnings

  private func duplicates() -> [Finding] {
    var first: [String: SourceLocation] = [:]
    var findings: [Finding] = []
    for term in lexicon.terms {
      let key = "\(term.category.rawValue) \(term.pattern.looseSpelling)"
      if let location = first[key] {
        findings.append(
          Finding(
            kind: .duplicate(pattern: term.pattern.source, first: location),
            location: term.location))
      } else {
        first[key] = term.location
      }
    }
    return findings
  }

  private func conflicts() -> [Finding] {
    var owner: [[Pattern.Step]: TermID] = [:]
    var findings: [Finding] = []
    var reported: Set<TermID> = []
    for (number, term) in lexicon.terms.enumerated() {
      for sequence in term.pattern.writtenOut() ?? [] {
        guard let other = owner[sequence] else {
          owner[sequence] = TermID(number)
          continue
        }
        let rival = lexicon.terms[other.index]
        guard rival.category != term.category, reported.insert(TermID(number)).inserted else {
          continue
        }
        let paths = [path(rival), path(term)].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        findings.append(
          Finding(
            kind: .conflict(
              pattern: term.pattern.source, loser: paths[1], winner: paths[0],
              location: rival.location),
            location: term.location))
      }
    }
    return findings
  }

  private func path(_ term: Lexicon.Term) -> String {
    lexicon.categories[term.category.index].path
  }

  /// Terms whose every word sequence is, word for word, a false friend of their own category.
  private func shadowed() -> [Finding] {
    var findings: [Finding] = []
    for term in lexicon.terms {
      let falseFriends = lexicon.categories[term.category.index].unless + term.unless
      let shadows = term.pattern.sequences.map { sequence in
        falseFriends.first { $0.pattern.sequences.contains(sequence) }
      }
      if let first = shadows.first, let shadow = first, shadows.allSatisfy({ $0 != nil }) {
        findings.append(
          Finding(
            kind: .shadowed(pattern: term.pattern.source, by: shadow.pattern.source),
            location: term.location))
      }
    }
    return findings
  }

  private func withoutExamples() -> [Finding] {
    // A dictionary without any example comes from elsewhere; only ours promise them.
    guard exampleCount > 0 else { return [] }
    return lexicon.categories.flatMap { category in
      [("matches", category.matches), ("misses", category.misses)].compactMap { kind, examples in
        guard examples.isEmpty else { return nil }
        return Finding(
          kind: .withoutExample(category: category.path, kind: kind), location: category.location)
      }
    }
  }
}

/// A sentence with the expected hits between `↓` and `↑`.
struct MarkedSentence {
  /// The sentence without marks.
  let text: String
  /// The marked words.
  let spans: [String]

  /// Reads the marks; nil where they do not pair.
  init?(_ marked: String) {
    var text = ""
    var spans: [String] = []
    var open: String?
    for character in marked {
      switch character {
      case "↓":
        guard open == nil else { return nil }
        open = ""
      case "↑":
        guard let span = open else { return nil }
        spans.append(span)
        open = nil
      default:
        text.append(character)
        open?.append(character)
      }
    }
    guard open == nil else { return nil }
    self.text = text
    self.spans = spans
  }
}

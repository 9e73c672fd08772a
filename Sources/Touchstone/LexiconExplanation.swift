import CorpusModel
public import Lexicons
import Matching

/// Why a lexicon finds what it finds in a sentence: which pattern hit which words, what was not counted and
/// by which rule, and which statement pattern fitted.
public struct LexiconExplanation: Sendable {
  /// What became of a match.
  public enum Verdict: Hashable, Sendable {
    /// It is a hit.
    case counted
    /// A false friend covers it.
    case falseFriend(pattern: String, location: SourceLocation?)
    /// It is part of a name.
    case name
    /// None of the words that its term requires stands nearby.
    case outOfContext(wanted: String, window: Int?)
    /// A better match has some of its words.
    case yielded(to: String, category: String, words: String)

    /// The verdict's name, as in `dropped.csv` where it is there.
    public var code: String {
      switch self {
      case .counted: "counted"
      case .falseFriend: "false_friend"
      case .name: "name"
      case .outOfContext: "out_of_context"
      case .yielded: "gave_way"
      }
    }
  }

  /// One match of a term.
  public struct Match: Hashable, Sendable {
    /// The number of its sentence, from 1.
    public var sentence: Int
    /// The words of the text.
    public var words: String
    /// The offsets of the words in the text, in Unicode scalars.
    public var characters: Range<Int>
    /// The pattern, as the lexicon writes it.
    public var term: String
    /// The path of its category.
    public var category: String
    /// The pole of its category, if any.
    public var pole: String?
    /// Where the term stands in the lexicon.
    public var location: SourceLocation
    /// The lexicon's remark on the term.
    public var note: String?
    /// What is worth knowing about its place: heading, quoted, negated, question.
    public var marks: [String]
    /// What became of it.
    public var verdict: Verdict
  }

  /// A contrast or stance that was found.
  public struct Statement: Hashable, Sendable {
    /// Whether it is a contrast or a stance.
    public var kind: String
    /// The name of the contrast or stance.
    public var name: String
    /// The pattern of it that fitted, as the lexicon writes it.
    public var pattern: String
    /// Where the contrast or stance stands in the lexicon.
    public var location: SourceLocation?
    /// The pole that is preferred, or `both`.
    public var prefers: String?
    /// What the sentence says a pole does.
    public var stance: String?
    /// How the statement is made.
    public var modality: String
    /// Who speaks.
    public var voice: String
    /// The words that the pattern takes.
    public var words: String
    /// The words of its hits on the first pole.
    public var first: [String]
    /// The words of its hits on the second pole.
    public var second: [String]
  }

  /// The text that is explained.
  public let text: String
  /// Its sentences.
  public let sentences: Int
  /// Its running words.
  public let words: Int
  /// Every match of a term, by place; what was counted before what was not.
  public private(set) var matches: [Match] = []
  /// The statements, by place.
  public private(set) var statements: [Statement] = []

  /// The lexicon.
  public let lexicon: Lexicon

  /// Explains what a lexicon finds in a text, which is read as one paragraph.
  public init(_ text: String, lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
    let found = MatchedText(sentence: text, with: Matcher(lexicon))
    sentences = found.tokenized.sentences.count
    words = found.tokenized.sentences.reduce(0) { $0 + Int($1.words) }
    let document = found.document
    let basis = OffsetBasis(document)
    for hit in found.matches.hits { matches.append(match(hit, document, basis, .counted)) }
    for dropped in found.matches.dropped {
      matches.append(match(dropped.hit, document, basis, verdict(dropped)))
    }
    for yielded in found.yielded {
      let winner = lexicon.terms[yielded.winner.term.index]
      matches.append(
        match(
          yielded.hit, document, basis,
          .yielded(
            to: winner.pattern.source, category: path(winner),
            words: document.string(yielded.winner.span))))
    }
    for relation in found.matches.relations {
      statements.append(statement(relation, found.matches.hits, document))
    }
  }

  private func path(_ term: Lexicon.Term) -> String {
    lexicon.categories[term.category.index].path
  }

  private func match(
    _ hit: Hit, _ document: Document, _ basis: OffsetBasis, _ verdict: Verdict
  ) -> Match {
    let term = lexicon.terms[hit.term.index]
    return Match(
      sentence: Int(hit.sentence) + 1, words: document.string(hit.span),
      characters: basis.characters(hit.span), term: term.pattern.source,
      category: path(term), pole: lexicon.categories[term.category.index].pole,
      location: term.location, note: term.note, marks: hit.marks.names, verdict: verdict)
  }

  private func verdict(_ dropped: DroppedHit) -> Verdict {
    let term = lexicon.terms[dropped.hit.term.index]
    switch dropped.reason {
    case .name: return .name
    case .outOfContext(let wanted): return .outOfContext(wanted: wanted, window: term.window)
    case .falseFriend(let pattern):
      let known = term.unless + lexicon.categories[term.category.index].unless
      return .falseFriend(
        pattern: pattern, location: known.first { $0.pattern.source == pattern }?.location)
    }
  }

  private func statement(_ relation: Relation, _ hits: [Hit], _ document: Document) -> Statement {
    let relations = lexicon.relations
    let location =
      switch relation.kind {
      case .contrast: relations.contrasts.first { $0.id == relation.pattern }?.location
      case .stance: relations.stances.first { $0.id == relation.pattern }?.location
      }
    return Statement(
      kind: relation.kind.rawValue, name: relation.pattern, pattern: relation.form,
      location: location, prefers: relation.prefers, stance: relation.stance,
      modality: relation.modality.rawValue, voice: relation.voice,
      words: document.string(relation.span),
      first: relation.firstHits.map { document.string(hits[$0].span) },
      second: relation.secondHits.map { document.string(hits[$0].span) })
  }
}

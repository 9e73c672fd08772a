import Acquisition
public import CorpusModel
import Extraction
public import Lexicons
import Matching
import Measures
import Tokenization

/// How many terms come back when they are hidden from the lexicon: the check of worth of suggestions.
///
/// A seeded share of each category's terms is taken out, in all categories at once, so that the hidden
/// terms of one category compete with those of the others. What counts are the hidden terms that occur
/// at least three times outside of everything that the rest of the lexicon covers.
public struct SuggestionRecall: Sendable {
  /// What came back of one category.
  public struct Row: Sendable {
    /// The category.
    public var category: String
    /// Hidden terms that occur often enough.
    public var wanted: [String]
    /// Those of them that are among the first suggestions.
    public var found: [String]
    /// The first suggestions.
    public var suggestions: [LexiconSuggestion]
  }

  /// How often a hidden term must occur to be wanted.
  public static let floor = 3

  private let lexicon: Lexicon
  private let reduced: Lexicon
  private let hidden: Lexicon
  private let jobs: Int
  /// The columns of tables whose rows are documents, if any are.
  public var columns: TextColumns?
  /// The limits within which each document is read, in a process of its own, as ``ScanOptions/readingLimits``; nil to read in
  /// this one.
  public var readingLimits: ScanOptions.ReadingLimits?
  /// Finds the hidden terms, whatever they require nearby.
  private let bareMatcher: Matcher

  /// Hides a share of each category's terms.
  public init(_ lexicon: Lexicon, share: Double = 0.2, seed: UInt64, jobs: Int = 1) {
    self.lexicon = lexicon
    self.jobs = jobs
    var generator = SplitMix64(state: seed)
    var isHidden = [Bool](repeating: false, count: lexicon.terms.count)
    for category in lexicon.categories.indices {
      var terms = lexicon.terms.indices.filter {
        lexicon.terms[$0].category == CategoryID(category)
      }
      terms.shuffle(using: &generator)
      let count = Int((Double(terms.count) * share).rounded())
      for term in terms.prefix(count) { isHidden[term] = true }
    }
    var (reduced, hidden) = (lexicon, lexicon)
    reduced.terms = lexicon.terms.indices.filter { !isHidden[$0] }.map { lexicon.terms[$0] }
    hidden.terms = lexicon.terms.indices.filter { isHidden[$0] }.map { lexicon.terms[$0] }
    self.reduced = reduced
    self.hidden = hidden
    var bare = hidden
    for index in bare.terms.indices {
      bare.terms[index].within = []
      bare.terms[index].unless = []
    }
    for index in bare.categories.indices { bare.categories[index].unless = [] }
    bareMatcher = Matcher(bare)
  }

  /// Runs suggestions with the rest of the lexicon and looks for the hidden terms among the first `top`.
  public func run(_ paths: [String], categories: [String], top: Int = 50) async throws -> [Row] {
    var run = try CorpusSuggestion(reduced, categories: categories, jobs: jobs)
    run.wantsExamples = false
    run.columns = columns
    run.readingLimits = readingLimits
    let report = try await run.run(paths)
    let counts = try await counts(paths)
    return categories.map { path in
      let wanted = hidden.terms.indices.filter {
        lexicon.categories[hidden.terms[$0].category.index].path == path
          && counts[$0] >= SuggestionRecall.floor
      }
      let first = Array((report.suggestions[path] ?? []).prefix(top))
      let found = Set(first.flatMap(\.forms).flatMap(terms(covering:)))
      return Row(
        category: path, wanted: wanted.map { hidden.terms[$0].pattern.source },
        found: wanted.filter(found.contains).map { hidden.terms[$0].pattern.source },
        suggestions: first)
    }
  }

  /// The hidden terms that cover a whole form.
  private func terms(covering form: String) -> [Int] {
    let (document, matches) = SentenceMatcher.match(form, with: bareMatcher)
    return matches.hits.filter { $0.span.length == document.text.count }.map(\.term.index)
  }

  /// How often each hidden term hits where the rest of the lexicon covers nothing.
  private func counts(_ paths: [String]) async throws -> [Int] {
    var counts = [Int](repeating: 0, count: hidden.terms.count)
    let reader = PassageReader(reduced)
    let finder = PassageReader(hidden)
    let walk = try CorpusWalk(paths, columns: columns, jobs: jobs, limits: readingLimits)
    try await walk.run(
      makeWork: {
        var (worker, other) = (PassageReader.Worker(), PassageReader.Worker())
        return { page -> [Int] in
          let rest = reader.digest(page.document, &worker)
          return finder.digest(page.document, &other).hits.filter { hit in
            hit.words.allSatisfy { !rest.words[$0].traits.contains(.covered) }
          }.map(\.term.index)
        }
      },
      take: { outcome, _ in
        guard case .scanned(let terms) = outcome else { return }
        for term in terms { counts[term] += 1 }
      })
    return counts
  }
}

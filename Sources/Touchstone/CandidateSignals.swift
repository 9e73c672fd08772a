import CorpusModel
import Lexicons
import Measures

/// What is asked of a candidate before it is ranked at all.
struct CandidateFloors {
  /// Corpora with fewer documents are small: every floor is lower.
  static let smallCorpus = 20
  /// In fewer documents than this, no word is too frequent to be suggested.
  static let tinyCorpus = 10
  /// The logDice that a phrase's words must reach with each other.
  static let cohesion = 6.0

  private let isSmall: Bool
  private let documents: Int

  init(documents: Int) {
    isSmall = documents < CandidateFloors.smallCorpus
    self.documents = documents
  }

  /// How often a candidate must occur.
  var occurrences: Int { isSmall ? 2 : 3 }
  /// A single word in more than this share of the documents is a general word.
  var largestShare: Double { isSmall ? 0.7 : 0.35 }
  /// In how many documents.
  var spread: Int { isSmall ? 1 : 2 }

  /// Whether a candidate is frequent, spread and firm enough to be ranked.
  func allow(_ entry: CandidateTally.Entry, in tally: CandidateTally) -> Bool {
    guard entry.occurrences >= occurrences, entry.documents >= spread else { return false }
    let gram = entry.gram
    guard gram.words.allSatisfy({ !tally.forms.isName($0) }) else { return false }
    guard gram.second != Gram.none else {
      return documents < CandidateFloors.tinyCorpus
        || Double(entry.documents) <= largestShare * Double(documents)
    }
    let words = gram.words.filter { !tally.forms.traits($0).contains(.link) }
      .map { tally.number(of: Gram(first: tally.forms.singular($0))) }
      .map { number in number.map { tally.entries[$0].occurrences } ?? entry.occurrences }
    let firmness = Association.logDice(phrase: entry.occurrences, words: words) ?? 0
    return firmness >= CandidateFloors.cohesion
  }
}

/// Works out the signals of candidates for one category.
struct CandidateSignals {
  /// The size of the prior as a share of the corpus: a tenth of what was counted.
  ///
  /// Monroe et al. leave α₀ open; a prior that grows with the corpus keeps the shrinkage alike in small
  /// and large ones.
  static let priorShare = 0.1

  let tally: CandidateTally
  let category: CategoryID
  private let stems: CategoryStems

  init(_ tally: CandidateTally, _ lexicon: Lexicon, _ category: CategoryID) {
    self.tally = tally
    self.category = category
    stems = CategoryStems(lexicon, category)
  }

  /// The signals of one candidate.
  ///
  /// - Parameters:
  ///   - entry: its counts.
  ///   - context: how much an occurrence's neighbours speak for the category, on average.
  /// - Returns: the signals; zeros where it never stands with a hit.
  func signals(of entry: CandidateTally.Entry, context: Double) -> LexiconSuggestion.Signals {
    var signals = LexiconSuggestion.Signals()
    signals.context = context
    signals.kinship = stems.kinship(of: contentWords(entry.gram))
    guard let company = entry.company(of: category) else { return signals }
    signals.sentenceLogOdds = sentenceLogOdds(entry, category)
    signals.nearLogOdds = CandidateSignals.logOdds(
      company.near, of: entry.occurrences, size: tally.sizes.near[category.index],
      total: tally.sizes.occurrences)
    signals.listLogOdds = listLogOdds(entry, company)
    signals.inLists = company.inLists
    signals.logDice = Association.logDice(
      joint: company.sentences, first: entry.sentences,
      second: tally.sizes.hitSentences[category.index])
    signals.effectiveDocuments = company.spread.effectiveDocuments
    return signals
  }

  /// The weighted log-odds of a candidate in lists with hits of a category, as z.
  private func listLogOdds(
    _ entry: CandidateTally.Entry, _ company: CandidateTally.Company
  ) -> Double {
    CandidateSignals.logOdds(
      company.inLists, of: entry.inLists,
      size: tally.sizes.inListsWith[company.category.index], total: tally.sizes.inLists)
  }

  /// The term with which a candidate shares a stem.
  func kin(of gram: Gram) -> String? { stems.term(akinTo: contentWords(gram)) }

  private func contentWords(_ gram: Gram) -> [String] {
    gram.words.filter { tally.forms.traits($0).contains(.content) }.map { tally.forms.string($0) }
  }

  /// The weighted log-odds of a candidate in sentences with hits of a category, as z.
  func sentenceLogOdds(_ entry: CandidateTally.Entry, _ category: CategoryID) -> Double {
    CandidateSignals.logOdds(
      entry.company(of: category)?.sentences ?? 0, of: entry.sentences,
      size: tally.sizes.sentencesWith[category.index], total: tally.sizes.sentences)
  }

  /// Another category that a candidate fits as well or better, by log-odds.
  func conflict(_ entry: CandidateTally.Entry) -> CategoryID? {
    let own = sentenceLogOdds(entry, category)
    var best: (category: CategoryID, z: Double)?
    for company in entry.company where company.category != category {
      let z = sentenceLogOdds(entry, company.category)
      guard z >= 1.96, z >= own else { continue }
      let isBetter =
        best.map { z > $0.z || z == $0.z && company.category.rawValue < $0.category.rawValue }
        ?? true
      if isBetter { best = (company.category, z) }
    }
    return best?.category
  }

  private static func logOdds(_ count: Int, of all: Int, size: Int, total: Int) -> Double {
    guard count > 0, size > 0, total > size else { return 0 }
    return Keyness.weightedLogOdds(
      count: count, size: size, otherCount: max(0, all - count), otherSize: total - size,
      priorSize: priorShare * Double(total))
  }
}

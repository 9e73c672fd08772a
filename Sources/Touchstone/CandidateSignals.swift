import CorpusModel
import Lexicons
import Measures

/// What is asked of a candidate before it is ranked at all.
struct CandidateFloors {
  /// Corpora with fewer documents are small: every floor is lower.
  static let smallCorpus = 20
  /// A single word in more than this share of the documents is a general word.
  static let largestShare = 0.35
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
  /// In how many documents.
  var spread: Int { isSmall ? 1 : 2 }

  /// Whether a candidate is frequent, spread and firm enough to be ranked.
  func allow(_ entry: CandidateTally.Entry, in tally: CandidateTally) -> Bool {
    guard entry.occurrences >= occurrences, entry.documents >= spread else { return false }
    let gram = entry.gram
    guard gram.words.allSatisfy({ !tally.forms.isName($0) }) else { return false }
    guard gram.second != Gram.none else {
      return isSmall
        || Double(entry.documents) <= CandidateFloors.largestShare * Double(documents)
    }
    let words = gram.words.filter { !tally.forms.traits($0).contains(.link) }
      .map { tally.number(of: Gram(first: tally.forms.singular($0))) }
      .map { number in number.map { tally.entries[$0].occurrences } ?? entry.occurrences }
    let firmness = Association.logDice(phrase: entry.occurrences, words: words) ?? 0
    return firmness >= CandidateFloors.cohesion
  }
}

/// What single words of a category's terms look like, for telling kin.
struct CategoryStems {
  /// Each stem with the first term that has it.
  private var terms: [String: String] = [:]

  init(_ lexicon: Lexicon, _ category: CategoryID) {
    for term in lexicon.terms where term.category == category {
      for sequence in term.pattern.writtenOut() ?? [] where sequence.count == 1 {
        guard let word = CategoryStems.word(of: sequence[0].form) else { continue }
        let stem = SuggestionWords.stem(word)
        if terms[stem] == nil { terms[stem] = term.pattern.source }
      }
    }
  }

  private static func word(of form: Pattern.Step.Form) -> String? {
    switch form {
    case .literal(let word): word
    case .glob(let glob) where glob.hasSuffix("*"):
      glob.dropLast().contains { "*?".contains($0) } ? nil : String(glob.dropLast())
    case .glob, .any, .choice: nil
    }
  }

  /// The term that has a word's stem in common.
  func term(akinTo word: String) -> String? {
    word.utf8.count < 4 ? nil : terms[SuggestionWords.stem(word)]
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
  func signals(of entry: CandidateTally.Entry, context: Double) -> LexiconSuggestion.Signals {
    var signals = LexiconSuggestion.Signals()
    signals.context = context
    signals.sharesStem = kin(of: entry.gram) != nil
    guard let company = entry.company(of: category) else { return signals }
    signals.sentenceLogOdds = sentenceLogOdds(entry, category)
    signals.nearLogOdds = CandidateSignals.logOdds(
      company.near, of: entry.occurrences, size: tally.sizes.near[category.index],
      total: tally.sizes.occurrences)
    signals.listLogOdds = CandidateSignals.logOdds(
      company.inLists, of: entry.inLists, size: tally.sizes.inListsWith[category.index],
      total: tally.sizes.inLists)
    signals.inLists = company.inLists
    signals.logDice = Association.logDice(
      joint: company.sentences, first: entry.sentences,
      second: tally.sizes.hitSentences[category.index])
    signals.effectiveDocuments = company.spread.effectiveDocuments
    return signals
  }

  /// The term with which a single word shares its stem.
  func kin(of gram: Gram) -> String? {
    gram.second == Gram.none ? stems.term(akinTo: tally.forms.string(gram.first)) : nil
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

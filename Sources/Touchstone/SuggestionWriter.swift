import CorpusModel
import Lexicons

/// Puts ranked candidates into words.
struct SuggestionWriter {
  /// How many known terms are shown beside a suggestion.
  static let nearestCount = 3

  private let tally: CandidateTally
  private let lexicon: Lexicon
  private let patterns: SuggestionPattern

  init(tally: CandidateTally, lexicon: Lexicon) {
    self.tally = tally
    self.lexicon = lexicon
    patterns = SuggestionPattern(tally.forms)
  }

  func suggestion(
    _ candidate: RankedCandidate, _ maker: CandidateSignals, _ company: ExampleTally.Company
  ) -> LexiconSuggestion {
    let all = ([candidate.number] + candidate.merged).map { tally.entries[$0] }
    let entry = tally.entries[candidate.number]
    let sentences = all.reduce(0) { $0 + $1.sentences }
    return LexiconSuggestion(
      term: pattern(of: all), forms: forms(of: all), score: candidate.score,
      count: all.reduce(0) { $0 + $1.occurrences }, sentences: sentences,
      sentencesWithHits: all.reduce(0) {
        $0 + ($1.company(of: maker.category)?.sentences ?? 0)
      },
      documents: all.map(\.documents).max() ?? 0, signals: candidate.signals,
      nearestTerms: nearest(entry, maker, company),
      conflict: maker.conflict(entry).map { lexicon.categories[$0.index].path },
      examples: company.examples)
  }

  private func nearest(
    _ entry: CandidateTally.Entry, _ maker: CandidateSignals, _ company: ExampleTally.Company
  ) -> [String] {
    let kin = maker.kin(of: entry.gram)
    let beside = company.terms.sorted {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }.map { lexicon.terms[$0.key.index].pattern.source }
    var result: [String] = []
    for term in (kin.map { [$0] } ?? []) + beside where !result.contains(term) {
      result.append(term)
    }
    return Array(result.prefix(SuggestionWriter.nearestCount))
  }

  // MARK: Forms

  private func pattern(of entries: [CandidateTally.Entry]) -> String {
    guard let gram = entries.first?.gram else { return "" }
    let heads = gram.words.dropLast().map { tally.forms.string($0) }
    let lasts = entries.flatMap(lastForms)
    return heads.isEmpty
      ? patterns.pattern(of: lasts) : patterns.pattern(of: heads, last: lasts)
  }

  private func forms(of entries: [CandidateTally.Entry]) -> [String] {
    let lasts = entries.flatMap(lastForms).sorted {
      (patterns.uses(of: $1), $0) < (patterns.uses(of: $0), $1)
    }
    let heads = entries.first?.gram.words.dropLast().map { tally.forms.string($0) } ?? []
    return lasts.map { (heads + [$0]).joined(separator: " ") }
  }

  /// The forms of a candidate's last word that were met: singular, plural or both.
  private func lastForms(_ entry: CandidateTally.Entry) -> [String] {
    guard let last = entry.gram.words.last else { return [] }
    let singular = tally.forms.string(last)
    var forms = entry.occurrences > entry.plurals ? [singular] : []
    if entry.plurals > 0 { forms += tally.forms.plurals(of: last) }
    return forms
  }
}

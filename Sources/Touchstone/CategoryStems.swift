import CorpusModel
import Lexicons

/// How much the words of a candidate belong to a category's own terms.
struct CategoryStems {
  /// What is known of one stem.
  private struct Kin {
    /// How much the category's terms consist of the stem.
    var own = 0.0
    /// How much the terms of the whole lexicon do.
    var all = 0.0
    /// The term of the category that consists of it most, the first of several.
    var term: String?
    var most = 0.0
  }

  private var stems: [String: Kin] = [:]

  init(_ lexicon: Lexicon, _ category: CategoryID) {
    for term in lexicon.terms {
      let shares = CategoryStems.shares(of: term.pattern)
      for (stem, share) in shares.sorted(by: { $0.key < $1.key }) {
        note(stem, share, term, isOwn: term.category == category)
      }
    }
  }

  /// How much a pattern consists of each stem: 1 for a term of one word; in a phrase of m words, a
  /// word that stands in a choice of n counts 1/(m n), for the fillers of a slot say little.
  private static func shares(of pattern: Pattern) -> [String: Double] {
    var result: [String: Double] = [:]
    for sequence in pattern.sequences {
      for step in sequence {
        let words = words(of: step.form)
        for word in words where SuggestionWords.isContent(word) {
          let share = 1 / Double(sequence.count * words.count)
          let stem = SuggestionWords.stem(word)
          result[stem] = max(result[stem] ?? 0, share)
        }
      }
    }
    return result
  }

  private mutating func note(
    _ stem: String, _ share: Double, _ term: Lexicon.Term, isOwn: Bool
  ) {
    var kin = stems[stem] ?? Kin()
    kin.all += share
    if isOwn {
      kin.own += share
      if share > kin.most { (kin.term, kin.most) = (term.pattern.source, share) }
    }
    stems[stem] = kin
  }

  /// The words that a step names; globs count with what stands before their star.
  private static func words(of form: Pattern.Step.Form) -> [String] {
    switch form {
    case .literal(let word): [word]
    case .glob(let glob): wordBeforeStar(glob).map { [$0] } ?? []
    case .choice(let forms): forms.flatMap(words)
    case .any: []
    }
  }

  private static func wordBeforeStar(_ glob: String) -> String? {
    guard glob.hasSuffix("*") else { return nil }
    let word = String(glob.dropLast())
    return word.contains { "*?".contains($0) } || word.utf8.count < 4 ? nil : word
  }

  /// How much some words belong to the category's terms, from 0 to 1: the mean over the words of the
  /// share of the category in the terms with the word's stem, `own / (all + 1)`.
  func kinship(of words: [String]) -> Double {
    guard !words.isEmpty else { return 0 }
    return words.reduce(0) { sum, word in
      let kin = stems[SuggestionWords.stem(word)] ?? Kin()
      return sum + kin.own / (kin.all + 1)
    } / Double(words.count)
  }

  /// The term with which some words share a stem.
  func term(akinTo words: [String]) -> String? {
    words.reversed().compactMap { stems[SuggestionWords.stem($0)]?.term }.first
  }
}

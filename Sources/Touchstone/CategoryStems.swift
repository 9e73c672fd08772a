import CorpusModel
import Lexicons

/// How much the words of a candidate belong to a category's own terms.
struct CategoryStems {
  /// What is known of one stem.
  private struct Kin {
    /// Terms of the category that hold the stem.
    var own = 0
    /// Terms of the whole lexicon that hold it.
    var all = 0
    /// The first term of the category that holds it, single words before phrases.
    var term: String?
    var isWord = false
  }

  private var stems: [String: Kin] = [:]

  init(_ lexicon: Lexicon, _ category: CategoryID) {
    for term in lexicon.terms {
      var seen: Set<String> = []
      let isWord = term.pattern.sequences.contains { $0.count == 1 }
      for step in term.pattern.sequences.joined() {
        for word in CategoryStems.words(of: step.form) {
          let stem = SuggestionWords.stem(word)
          guard seen.insert(stem).inserted else { continue }
          note(stem, term, isOwn: term.category == category, isWord: isWord)
        }
      }
    }
  }

  private mutating func note(_ stem: String, _ term: Lexicon.Term, isOwn: Bool, isWord: Bool) {
    var kin = stems[stem] ?? Kin()
    kin.all += 1
    if isOwn {
      kin.own += 1
      if kin.term == nil || isWord && !kin.isWord {
        (kin.term, kin.isWord) = (term.pattern.source, isWord)
      }
    }
    stems[stem] = kin
  }

  /// The content words that a step names; globs count with what stands before their star.
  private static func words(of form: Pattern.Step.Form) -> [String] {
    switch form {
    case .literal(let word): SuggestionWords.isContent(word) ? [word] : []
    case .glob(let glob):
      if let word = wordBeforeStar(glob), SuggestionWords.isContent(word) { [word] } else { [] }
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
  /// share of the terms with the word's stem that are the category's, `own / (all + 1)`.
  func kinship(of words: [String]) -> Double {
    guard !words.isEmpty else { return 0 }
    return words.reduce(0) { sum, word in
      let kin = stems[SuggestionWords.stem(word)] ?? Kin()
      return sum + Double(kin.own) / Double(kin.all + 1)
    } / Double(words.count)
  }

  /// The term with which some words share a stem.
  func term(akinTo words: [String]) -> String? {
    words.reversed().compactMap { stems[SuggestionWords.stem($0)]?.term }.first
  }
}

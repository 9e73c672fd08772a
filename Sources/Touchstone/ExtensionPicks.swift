import CorpusModel
import Lexicons
import Matching

/// The categories and terms of a lexicon that the examples of an extension file are about.
///
/// An example must leave the lexicon's own sentences as they are, so that `lexicon check` passes whatever
/// the user takes up: what is removed or replaced in it is hit in none of them.
struct ExtensionPicks {
  /// The category that gets words.
  let added: String
  /// Another one, if there is one.
  let annotated: String?
  /// A term that can go.
  private(set) var term: (category: String, pattern: String)?
  /// A false friend of a category that can go.
  private(set) var falseFriend: (category: String, pattern: String)?
  /// A category that can go.
  private(set) var category: String?
  /// A category whose terms can all be replaced.
  private(set) var replaced: String?

  init(_ lexicon: Lexicon) {
    let paths = lexicon.categories.filter { $0.path != "categories" }.map(\.path)
    func onPole(_ pole: String?) -> String? {
      pole.flatMap { pole in lexicon.categories.first { $0.pole == pole }?.path }
    }
    let first = onPole(lexicon.poles?.first) ?? paths.first ?? ""
    added = first
    annotated = onPole(lexicon.poles?.second) ?? paths.first { $0 != first }
    let usage = ExampleUsage(lexicon)
    var taken: Set<String> = [first, annotated ?? first]
    // Each example has a category of its own where there are enough of them.
    func free(_ isFit: (Lexicon.Category) -> Bool) -> String? {
      let fit = lexicon.categories.filter { paths.contains($0.path) && isFit($0) }.map(\.path)
      guard let pick = fit.first(where: { !taken.contains($0) }) else { return nil }
      taken.insert(pick)
      return pick
    }
    category =
      free { usage.isApart($0, lexicon) && $0.pole == nil }
      ?? free { usage.isApart($0, lexicon) }
    replaced = free { category in
      usage.isOnlyOwn(category, lexicon) && lexicon.terms(of: category.path).count > 1
    }
    let gone = category
    term =
      lexicon.categories.lazy.filter { paths.contains($0.path) && $0.path != gone }
      .compactMap { category in
        let terms = lexicon.terms(of: category.path)
        guard terms.count > 1, let unused = usage.unused(in: category.path, lexicon) else {
          return nil
        }
        return (category.path, unused)
      }.first
    falseFriend =
      lexicon.categories.lazy
      .filter { [term] category in
        paths.contains(category.path) && category.path != gone && category.path != term?.category
      }
      .compactMap { category in
        category.unless.last { !usage.falseFriends.contains($0.pattern.source) }
          .map { (category.path, $0.pattern.source) }
      }.first
  }
}

extension Lexicon {
  fileprivate func terms(of path: String) -> [Term] {
    terms.filter { categories[$0.category.index].path == path }
  }
}

/// What the example sentences of a lexicon make use of.
private struct ExampleUsage {
  private var terms: Set<TermID> = []
  /// The categories that sentences hit which belong to others or to statements.
  private var foreign: Set<CategoryID> = []
  /// The false friends that removed a match.
  private(set) var falseFriends: Set<String> = []

  init(_ lexicon: Lexicon) {
    let matcher = Matcher(lexicon)
    for (number, category) in lexicon.categories.enumerated() {
      add(category.matches + category.misses, of: CategoryID(number), matcher)
    }
    for term in lexicon.terms where !(term.matches.isEmpty && term.misses.isEmpty) {
      add(term.matches + term.misses, of: term.category, matcher)
    }
    for contrast in lexicon.relations.contrasts {
      add(contrast.matches + contrast.misses, of: nil, matcher)
    }
    for stance in lexicon.relations.stances {
      add(stance.matches + stance.misses, of: nil, matcher)
    }
  }

  private mutating func add(_ examples: [Example], of owner: CategoryID?, _ matcher: Matcher) {
    for example in examples {
      let sentence = MarkedSentence(example.sentence)?.text ?? example.sentence
      let matches = SentenceMatcher.match(sentence, with: matcher).matches
      for hit in matches.hits + matches.dropped.map(\.hit) {
        terms.insert(hit.term)
        if hit.category != owner { foreign.insert(hit.category) }
      }
      for dropped in matches.dropped { falseFriends.insert(dropped.reason.pattern) }
    }
  }

  /// Whether the category's terms are hit in its own sentences only.
  func isOnlyOwn(_ category: Lexicon.Category, _ lexicon: Lexicon) -> Bool {
    lexicon.category(category.path).map { !foreign.contains($0) } ?? false
  }

  /// Whether the category can go and nothing else changes: no pole, nothing below it, not the last one.
  func isApart(_ category: Lexicon.Category, _ lexicon: Lexicon) -> Bool {
    let poles = [lexicon.poles?.first, lexicon.poles?.second]
    let isOneOfSeveral =
      category.pole == nil || lexicon.categories.count { $0.pole == category.pole } > 1
    return lexicon.categories.count > 2 && isOneOfSeveral && !poles.contains(category.path)
      && isOnlyOwn(category, lexicon)
      && !lexicon.categories.contains { CategoryPath.isBelow($0.path, category.path) }
  }

  /// A term of the category that no sentence hits, as the lexicon writes it.
  func unused(in path: String, _ lexicon: Lexicon) -> String? {
    lexicon.terms.enumerated().first { number, term in
      lexicon.categories[term.category.index].path == path && !terms.contains(TermID(number))
    }?.element.pattern.source
  }
}

import CorpusModel
import Lexicons
import Matching

/// What a lexicon says about one text, by pole and category, with its reasons.
struct SentenceJudgement {
  /// The poles and categories that are hit.
  private(set) var found: Set<String> = []
  /// The patterns that hit, with their words.
  private(set) var hits: [String: [String]] = [:]
  /// The words that were dropped, and why.
  private(set) var dropped: [String: [String]] = [:]

  /// Judges a text.
  init(_ text: MatchedText, _ lexicon: Lexicon) {
    for hit in text.matches.hits {
      for label in lexicon.labels(of: hit.category) {
        found.insert(label)
        hits[label, default: []].append(SentenceJudgement.reason(hit, text, lexicon))
      }
    }
    for dropped in text.matches.dropped {
      for label in lexicon.labels(of: dropped.hit.category) {
        self.dropped[label, default: []].append(SentenceJudgement.reason(dropped, text))
      }
    }
  }

  /// Which pattern hit which words.
  static func reason(_ hit: Hit, _ text: MatchedText, _ lexicon: Lexicon) -> String {
    "'\(lexicon.terms[hit.term.index].pattern.source)' hits “\(text.document.string(hit.span))”"
  }

  /// Which words were dropped, and why.
  static func reason(_ dropped: DroppedHit, _ text: MatchedText) -> String {
    let pattern = dropped.reason.pattern
    return "“\(text.document.string(dropped.hit.span))” was dropped: \(dropped.reason.code)"
      + (pattern.isEmpty ? "" : " '\(pattern)'")
  }
}

extension Lexicon {
  /// The two poles; none where the lexicon has no such.
  var poleNames: [String] { poles.map { [$0.first, $0.second] } ?? [] }

  /// The labels that a hit of a category speaks for: the category, and its pole.
  func labels(of category: CategoryID) -> [String] {
    let category = categories[category.index]
    guard let pole = category.pole, pole != category.path else { return [category.path] }
    return [category.path, pole]
  }
}

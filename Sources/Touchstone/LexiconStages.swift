import Lexicons

/// The lexicons on the way from one to another: after each kind of edit that there is.
///
/// All have the same categories in the same order, so that their counts can be set side by side. What one
/// step changes is the difference of two neighbours; the steps add up by construction.
struct LexiconStages: Sendable {
  /// The names of the steps, in their order.
  let steps: [String]
  /// The lexicons before the first step, between two steps, and after the last.
  let lexicons: [Lexicon]

  init(from old: Lexicon, to new: Lexicon, _ difference: LexiconDifference) {
    var steps: [String] = []
    var lexicons = [
      LexiconStages.completed(difference.union(after: 0), relations: old, polesOf: old, else: new)
    ]
    if !difference.moves.isEmpty || old.poles != new.poles {
      steps.append("categories_moved")
      lexicons.append(
        LexiconStages.completed(
          difference.union(after: 0), relations: old, polesOf: new, else: old))
    }
    var count = 0
    for kind in LexiconDifference.Edit.Kind.allCases {
      let edits = difference.edits.count { $0.kind == kind }
      guard edits > 0 else { continue }
      count += edits
      steps.append(kind.rawValue)
      lexicons.append(
        LexiconStages.completed(
          difference.union(after: count), relations: old, polesOf: new, else: old))
    }
    if !difference.statementEdits.isEmpty {
      steps.append("statement_patterns")
      lexicons.append(
        LexiconStages.completed(
          difference.union(after: count), relations: new, polesOf: new, else: old))
    }
    self.steps = steps
    self.lexicons = lexicons
  }

  /// A stage with the statement patterns of one lexicon and each category on the pole that it has in
  /// `main`, or in `other` where `main` does not have it.
  private static func completed(
    _ stage: Lexicon, relations: Lexicon, polesOf main: Lexicon, else other: Lexicon
  ) -> Lexicon {
    var lexicon = stage
    lexicon.relations = relations.relations
    lexicon.poles = main.poles
    let own = Dictionary(main.categories.map { ($0.path, $0.pole) }) { first, _ in first }
    let others = Dictionary(other.categories.map { ($0.path, $0.pole) }) { first, _ in first }
    for (number, category) in stage.categories.enumerated() {
      lexicon.categories[number].pole = own[category.path] ?? others[category.path] ?? nil
    }
    return lexicon
  }
}

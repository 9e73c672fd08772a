package import CorpusModel
package import Measures

/// A finished comparison of groups of documents, ready to be written.
package struct ComparisonTables: Sendable {
  /// A document that was compared.
  package struct Member: Hashable, Sendable {
    /// The document's name in its run.
    package var documentID: String
    /// The run that read it.
    package var run: String
    /// The group to which it was put.
    package var group: String
    /// Its running words.
    package var words: Int
    /// Its hits on the two poles.
    package var poles: PoleCount

    /// Makes a member.
    package init(documentID: String, run: String, group: String, words: Int, poles: PoleCount) {
      self.documentID = documentID
      self.run = run
      self.group = group
      self.words = words
      self.poles = poles
    }
  }

  /// A term with its category.
  package struct Term: Hashable, Sendable {
    /// The term as the lexicon writes it.
    package var text: String
    /// Its category, by number.
    package var category: Int

    /// Makes a term.
    package init(text: String, category: Int) {
      self.text = text
      self.category = category
    }
  }

  /// Why the two sides may not be alike in more than what is compared.
  package struct Warning: Hashable, Sendable {
    /// The kind of doubt, such as `lengths_differ`.
    package var code: String
    /// The doubt in a sentence.
    package var message: String
    /// What to do about it.
    package var advice: String

    /// Makes a warning.
    package init(code: String, message: String, advice: String) {
      self.code = code
      self.message = message
      self.advice = advice
    }
  }

  /// Two groups.
  package struct Pair: Sendable {
    /// Their names.
    package var first, second: String
    /// What was found.
    package var comparison: GroupComparison
    /// What each term, category and document adds to the difference of the balances, the largest first.
    package var influence: [Influence]
    /// The documents that influence numbers.
    package var documents: [Member]
    /// What a reader should doubt.
    package var warnings: [Warning]

    /// Makes a pair.
    package init(
      first: String, second: String, comparison: GroupComparison, influence: [Influence],
      documents: [Member], warnings: [Warning]
    ) {
      self.first = first
      self.second = second
      self.comparison = comparison
      self.influence = influence
      self.documents = documents
      self.warnings = warnings
    }
  }

  /// What the documents of all other groups together are called.
  package static let rest = "(rest)"
  /// The lexicon with which all documents were read.
  package let outline: LexiconOutline
  /// All terms that stand in the documents.
  package let terms: [Term]
  /// All documents.
  package let members: [Member]
  /// The pairs.
  package let pairs: [Pair]
  /// The rows of each pair.
  let rows: [[ComparisonRow]]
  /// How the permutations were dealt.
  package let dealing: GroupComparison.Dealing

  /// Makes the tables.
  package init(
    outline: LexiconOutline, terms: [Term], members: [Member], pairs: [Pair],
    dealing: GroupComparison.Dealing
  ) {
    self.outline = outline
    self.terms = terms
    self.members = members
    self.pairs = pairs
    self.dealing = dealing
    rows = pairs.map { ComparisonRow.all($0, outline: outline, terms: terms) }
  }
}

extension ComparisonTables {
  /// A category or term in which two groups differ.
  package struct Highlight: Sendable {
    /// Its name.
    package let name: String
    /// The pole on which it stands.
    package let pole: String?
    /// Its rates.
    package let rates: RateComparison
  }

  /// The ranked categories and terms of the pair of a number, the first few of each.
  ///
  /// - Returns: none of those that are insufficient, or whose conservative log ratio is 0.
  package func highlights(
    ofPair number: Int, limit: Int
  ) -> (categories: [Highlight], terms: [Highlight]) {
    func first(_ level: ComparisonRow.Level) -> [Highlight] {
      rows[number].filter { $0.level == level && $0.rank != nil }
        .sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }.prefix(limit)
        .compactMap { row in
          row.rates.map { Highlight(name: row.item, pole: row.pole, rates: $0) }
        }
    }
    return (first(.category), first(.term))
  }

  /// The numbers of the ranked terms of a pair, the first few.
  package func rankedTerms(ofPair number: Int, limit: Int) -> [Int] {
    let numbers = Dictionary(
      terms.enumerated().map { ("\($1.category) \($1.text)", $0) },
      uniquingKeysWith: { first, _ in first })
    let categories = Dictionary(
      outline.categories.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first }
    )
    return rows[number].filter { $0.level == .term && $0.rank != nil }
      .sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }.prefix(limit)
      .compactMap { row in
        row.category.flatMap { categories[$0] }.flatMap { numbers["\($0) \(row.item)"] }
      }
  }

  /// The contents of `compare.json`.
  package var json: JSONValue { ComparisonJSON(tables: self).value }
}

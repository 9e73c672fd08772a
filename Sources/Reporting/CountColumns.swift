internal import CorpusModel
internal import Measures

/// One category of one document as a row.
struct CountRow {
  /// The document's name.
  let documentID: String
  /// The document's group.
  let group: String?
  /// The category.
  let category: LexiconOutline.Category
  /// Its hits in the document, with the document's words.
  let rate: Rate
  /// The sum of the weights of those hits.
  let weightedHits: Double
}

extension TableLayout<CountRow> {
  /// `counts.csv`.
  static let counts = TableLayout([
    Column("doc_id", .string, "The document: its path below the scanned folder.") {
      .text($0.documentID)
    },
    Column("group", .string, "The group to which the document belongs.") { .text($0.group) },
    Column("category", .string, "The category.") { .text($0.category.path) },
    Column("pole", .string, "The pole on which the category stands, if on any.") {
      .text($0.category.pole)
    },
    Column("hits", .integer, "Counted hits.") { .integer($0.rate.hits) },
    Column("weighted_hits", .number, "The sum of the weights of those hits.") {
      .number($0.weightedHits)
    },
    Column("words", .integer, "The document's running words: the denominator.") {
      .integer($0.rate.words)
    },
    Column("per_thousand", .number, "Hits per thousand words.") { .number($0.rate.perThousand) },
  ])
}

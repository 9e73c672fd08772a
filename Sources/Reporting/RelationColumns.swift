internal import CorpusModel

/// One relation as a row.
struct RelationRow {
  /// The document's name.
  let documentID: String
  /// The digest of the document's source.
  let sha256: String
  /// The relation.
  let relation: RelationFinding
  /// The version of the lexicon.
  let lexiconVersion: String
}

extension TableLayout<RelationRow> {
  /// `relations.csv`; the columns of hits are named for the poles.
  static func relations(poles: LexiconOutline.Poles?) -> TableLayout {
    let names = poles.map(PoleColumnNames.init)
    return TableLayout(
      place + statement + hits(names?.first ?? "first", \.firstHits)
        + hits(names?.second ?? "second", \.secondHits) + context)
  }

  private static let place: [Column<RelationRow>] = [
    Column("relation_id", .string, "The relation: doc_id, #r, and its number in its document.") {
      .text(RelationFinding.id($0.documentID, $0.relation.number))
    },
    Column("doc_id", .string, "The document: its path below the scanned folder.") {
      .text($0.documentID)
    },
    Column("source_sha256", .string, "The SHA-256 digest of the document's bytes.") {
      .text($0.sha256)
    },
    Column("section", .string, "The text of the nearest heading above.") {
      .text($0.relation.section)
    },
    Column("page", .integer, "The page of the source, from 1, where the format has pages.") {
      .integer($0.relation.page)
    },
    Column("block", .integer, "The number of the block in the document, from 1.") {
      .integer($0.relation.block)
    },
    Column("sentence", .integer, "The number of its first sentence in the document, from 1.") {
      .integer($0.relation.sentence)
    },
    Column("char_start", .integer, "The offset of the first character, in Unicode scalars.") {
      .integer($0.relation.charStart)
    },
    Column("char_end", .integer, "The offset one past the last character, in Unicode scalars.") {
      .integer($0.relation.charEnd)
    },
    Column("text", .string, "The characters from char_start to char_end: what the pattern takes.") {
      .text($0.relation.text)
    },
  ]

  private static let statement: [Column<RelationRow>] = [
    Column("kind", .string, "contrast (one pole set against the other) or stance.") {
      .text($0.relation.kind.rawValue)
    },
    Column("pattern", .string, "The contrast or stance of the lexicon that found it.") {
      .text($0.relation.pattern)
    },
    Column("prefers", .string, "The pole that a contrast prefers, or both.") {
      .text($0.relation.prefers)
    },
    Column("stance", .string, "What the sentence says a pole does, if it says so.") {
      .text($0.relation.stance)
    },
    Column(
      "modality", .string,
      "asserted, rhetorical (counts as asserted), questioned, conceded or rejected."
    ) { .text($0.relation.modality.rawValue) },
    Column("voice", .string, "Who speaks: author, citizen, reported or organisation.") {
      .text($0.relation.voice)
    },
  ]

  private static func hits(
    _ pole: String, _ numbers: @escaping @Sendable (RelationFinding) -> [Int]
  ) -> [Column<RelationRow>] {
    [
      Column("\(pole)_hit_ids", .string, "Its hits on \(pole), separated by spaces.") { row in
        .list(numbers(row.relation).map { "\(row.documentID)#\($0)" })
      }
    ]
  }

  private static let context: [Column<RelationRow>] = [
    Column(
      "sentence_text", .string,
      "The sentence or sentences, on one line; beyond 10,000 characters the words around the statement, with … where they were cut."
    ) { .text($0.relation.sentenceText) },
    Column("lexicon_version", .string, "The version of the lexicon.") {
      .text($0.lexiconVersion)
    },
  ]
}

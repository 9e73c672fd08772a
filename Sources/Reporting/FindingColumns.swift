internal import CorpusModel

/// One hit as a row: the finding, with what it shares with the others of its document.
struct FindingRow {
  /// The document's name.
  let documentID: String
  /// The digest of the document's source.
  let sha256: String
  /// The number of the hit in the document, from 1.
  let number: Int
  /// The hit.
  let finding: Finding
  /// The category of the hit.
  let category: LexiconOutline.Category
  /// The version of the lexicon.
  let lexiconVersion: String
}

extension TableLayout<FindingRow> {
  /// `findings.csv` and `findings.jsonl`.
  static let findings = TableLayout(
    [
      Column("hit_id", .string, "The hit: doc_id, #, and the number of the hit in its document.") {
        .text("\($0.documentID)#\($0.number)")
      }
    ] + place + words + relation + context)

  /// `dropped.csv`.
  static let dropped = TableLayout(
    [
      Column("hit_id", .string, "The removed hit: doc_id, #d, and its number in its document.") {
        .text("\($0.documentID)#d\($0.number)")
      }
    ] + place + words + removal + context)

  private static let place: [Column<FindingRow>] = [
    Column("doc_id", .string, "The document: its path below the scanned folder.") {
      .text($0.documentID)
    },
    Column("source_sha256", .string, "The SHA-256 digest of the document's bytes.") {
      .text($0.sha256)
    },
    Column("section", .string, "The text of the nearest heading above.") {
      .text($0.finding.section)
    },
    Column("page", .integer, "The page of the source, from 1, where the format has pages.") {
      .integer($0.finding.page)
    },
    Column("block", .integer, "The number of the block in the document, from 1.") {
      .integer($0.finding.block)
    },
    Column("sentence", .integer, "The number of the sentence in the document, from 1.") {
      .integer($0.finding.sentence)
    },
    Column("char_start", .integer, "The offset of the first character, in Unicode scalars.") {
      .integer($0.finding.charStart)
    },
    Column("char_end", .integer, "The offset one past the last character, in Unicode scalars.") {
      .integer($0.finding.charEnd)
    },
  ]

  private static let words: [Column<FindingRow>] = [
    Column("text", .string, "The characters from char_start to char_end.") {
      .text($0.finding.text)
    },
    Column("term", .string, "The pattern that matched, as the lexicon writes it.") {
      .text($0.finding.term)
    },
    Column("category", .string, "The category of the term.") { .text($0.category.path) },
    Column("pole", .string, "The pole on which the category stands, if on any.") {
      .text($0.category.pole)
    },
    Column(
      "marks", .string,
      "What holds of the place, separated by spaces: heading, quoted, negated, question."
    ) { .list($0.finding.marks.names) },
  ]

  private static let relation: [Column<FindingRow>] = [
    Column("contrast_id", .string, "The relation_id of the contrast of which the hit is a part.") {
      row in
      .text(row.finding.relation?.contrast.map { RelationFinding.id(row.documentID, $0) })
    },
    Column("contrast_role", .string, "Where it stands there: preferred, rejected or both.") {
      .text($0.finding.relation?.role)
    },
    Column("stance", .string, "What the sentence says that the hit's pole does.") {
      .text($0.finding.relation?.stance)
    },
  ]

  private static let removal: [Column<FindingRow>] = [
    Column("reason", .string, "Why it is not counted: false_friend, name or out_of_context.") {
      .text($0.finding.dropped?.code)
    },
    Column("pattern", .string, "The pattern that decided.") {
      .text($0.finding.dropped?.pattern)
    },
  ]

  private static let context: [Column<FindingRow>] = [
    Column(
      "sentence_text", .string,
      "The sentence, with runs of white space as one space; of one longer than 10,000 characters the words around the hit, with … where it was cut."
    ) { .text($0.finding.sentenceText) },
    Column("lexicon_version", .string, "The version of the lexicon.") {
      .text($0.lexiconVersion)
    },
    Column(
      "byte_start", .integer,
      "The offset of the first byte in the file (unpacked, if it is packed), where the words stand there as UTF-8."
    ) { .integer($0.finding.fileSpan.map { Int($0.start) }) },
    Column("byte_end", .integer, "The offset one past the last byte in the file.") {
      .integer($0.finding.fileSpan.map { Int($0.end) })
    },
    Column(
      "sentence_offset", .integer,
      "Where text begins in sentence_text, in Unicode scalars: to mark it there."
    ) { .integer($0.finding.sentenceOffset) },
  ]
}

internal import CorpusModel
internal import Measures

/// One document as a row.
struct DocumentRow {
  /// The document.
  let document: ScannedDocument
  /// Its hits of all categories.
  let hits: Int
  /// Its measures; nil where the lexicon names no poles.
  let measures: PoleMeasures?
}

extension TableLayout<DocumentRow> {
  /// `documents.csv`; without poles the columns that set them against each other are absent.
  static func documents(poles: LexiconOutline.Poles?) -> TableLayout {
    let poleColumns = poles.map { measures(PoleColumnNames($0)) } ?? []
    return TableLayout(source + metadata + counts + poleColumns + [notes])
  }

  private static let notes = Column<DocumentRow>(
    "notes", .string, "What a reader should know about how the document was read."
  ) { .text($0.document.notes.map { "\($0.code): \($0.message)" }.joined(separator: "; ")) }

  private static let source: [Column<DocumentRow>] = [
    Column("doc_id", .string, "The document, as the other tables name it.") {
      .text($0.document.id)
    },
    Column("path", .string, "Where the file stands below the scanned folder.") {
      .text($0.document.id)
    },
    Column("source_sha256", .string, "The SHA-256 digest of the document's bytes.") {
      .text($0.document.sha256)
    },
    Column("format", .string, "The format that was read.") {
      .text($0.document.format.rawValue)
    },
    Column(
      "page_kind", .string,
      "What a web page seems to be: "
        + PageKind.allCases.map(\.rawValue).joined(separator: ", ") + "."
    ) { .text($0.document.pageKind?.kind.rawValue) },
    Column("page_kind_confidence", .number, "How sure that is, from 0 to 1.") {
      .number($0.document.pageKind?.confidence)
    },
  ]

  /// The fields that have a column.
  private static let shown = Metadata.Field.allCases.filter { $0 != .canonicalURL }

  private static let metadata: [Column<DocumentRow>] = [
    field(.group, "The group to which it belongs."),
    field(.side, "The side of a comparison to which it was assigned."),
    field(.title, "Its title."),
    field(.author, "Who signed it."),
    field(.organisation, "Who published it."),
    field(.date, "When it was published: YYYY, YYYY-MM or YYYY-MM-DD."),
    field(.modified, "When it was last changed, as far as it says so; in the same form."),
    field(.captured, "When a web archive captured it; in the same form."),
    field(.language, "Its language, as a BCP 47 tag."),
    field(.site, "The site that carried it."),
    field(.url, "The address at which it was published."),
    field(.kind, "Its genre, in the words of the corpus's manifest."),
    field(.licence, "The licence under which it was published."),
    Column(
      "metadata_sources", .string,
      "Who said so, for each of these that is known, such as title=og:title; date=json-ld."
    ) { .text($0.document.metadata.sourceSummary(of: shown)) },
  ]

  private static func field(
    _ field: Metadata.Field, _ description: String
  ) -> Column<DocumentRow> {
    Column(field.rawValue, .string, description) { .text($0.document.metadata[field]) }
  }

  private static let counts: [Column<DocumentRow>] = [
    Column(
      "offset_basis", .string,
      "What offsets count in: source (the file) or extracted (what extract shows)."
    ) {
      .text($0.document.offsetBasis)
    },
    Column("words", .integer, "Running words: the denominator of every rate.") {
      .integer($0.document.words)
    },
    Column(
      "words_set_aside", .integer,
      "Words of an auditor's report, accounts and other standard parts; not among the words."
    ) { .integer($0.document.wordsSetAside) },
    Column(
      "share_set_aside", .number, "Of the words and those set aside together, those set aside."
    ) { row in
      let all = row.document.words + row.document.wordsSetAside
      return .number(all > 0 ? Double(row.document.wordsSetAside) / Double(all) : nil)
    },
    Column("tokens", .integer, "Tokens, the parts of compounds and symbols included.") {
      .integer($0.document.tokens)
    },
    Column(
      "all_sentences", .integer,
      "Sentences with those that are not counted, such as notes: what sentence in findings.csv numbers."
    ) { .integer($0.document.allSentences) },
    Column("sentences", .integer, "Sentences.") { .integer($0.document.sentences) },
    Column("hits", .integer, "Counted hits of all categories.") { .integer($0.hits) },
  ]

  private static func measures(_ names: PoleColumnNames) -> [Column<DocumentRow>] {
    let share = Column<DocumentRow>(
      "share_\(names.first)", .number, "Hits on \(names.first) among hits on both poles."
    ) { .number($0.measures?.share) }
    return pole(names.first) { $0.firstRate } + pole(names.second) { $0.secondRate } + [share]
      + balance + rejection(names)
  }

  private static func rejection(_ names: PoleColumnNames) -> [Column<DocumentRow>] {
    [
      Column(
        "\(names.first)_rejected", .integer,
        "Hits on \(names.first) that stand on the losing side of a contrast."
      ) { .integer($0.document.rejected.first) },
      Column(
        "\(names.second)_rejected", .integer,
        "Hits on \(names.second) that stand on the losing side of a contrast."
      ) { .integer($0.document.rejected.second) },
      Column(
        "share_\(names.second)_rejected", .number,
        "Of the hits on \(names.second), those on the losing side of a contrast."
      ) { row in
        .number(
          row.measures.flatMap { measures in
            measures.count.second > 0
              ? Double(row.document.rejected.second) / Double(measures.count.second) : nil
          })
      },
    ]
  }

  private static func pole(
    _ name: String, rate: @escaping @Sendable (PoleMeasures) -> Rate
  ) -> [Column<DocumentRow>] {
    [
      Column("\(name)_hits", .integer, "Counted hits on \(name).") {
        .integer($0.measures.map { rate($0).hits })
      },
      Column("\(name)_per_thousand", .number, "Hits on \(name) per thousand words.") {
        .number($0.measures.flatMap { rate($0).perThousand })
      },
    ]
  }

  private static let balance: [Column<DocumentRow>] = [
    Column(
      "balance", .number,
      "ln((V + 1/2) / (T + 1/2)), with V hits on the first pole and T on the second."
    ) { .number($0.measures?.balance?.value) },
    Column("balance_low", .number, "The lower bound of the balance's 95 % interval.") {
      .number($0.measures?.balance?.interval.low)
    },
    Column("balance_high", .number, "The upper bound of the balance's 95 % interval.") {
      .number($0.measures?.balance?.interval.high)
    },
    Column(
      "balance_method", .string,
      "How the interval was obtained: cluster_robust (by paragraph), analytic (too narrow), none."
    ) { .text($0.measures?.method.rawValue) },
    Column("salience", .number, "ln((V + T + 1) / words): how much it speaks of either pole.") {
      .number($0.measures?.salience)
    },
    Column("reliability", .string, "insufficient (never rank it), low or ok.") {
      .text($0.measures?.reliability.rawValue)
    },
  ]
}

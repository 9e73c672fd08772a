internal import CorpusModel

/// What a database answers besides its tables: a view, or a table that is made of others.
struct DatabaseView: Hashable, Sendable {
  /// The name, as that of a table.
  let name: String
  /// What one row is, and what it is good for.
  let text: String
  /// The SQL statements that make it, once all rows are in.
  let statements: [String]
  /// Whether it can be searched by the words of sentences: it then has the column `sentence_id`.
  let isSearchable: Bool
  /// Whether it is a table, not a view.
  let isTable: Bool

  /// Makes a view; `statements` come before it.
  private init(
    _ name: String, _ text: String, isSearchable: Bool = false, after statements: [String] = [],
    as query: String
  ) {
    self.name = name
    self.text = text
    self.isSearchable = isSearchable
    isTable = false
    self.statements = statements + ["CREATE VIEW \(name) AS\n\(query)"]
  }

  /// Makes a table that is made of others.
  private init(_ name: String, _ text: String, statements: [String]) {
    self.name = name
    self.text = text
    isSearchable = true
    isTable = true
    self.statements = statements
  }

  /// What a database says of its tables and views.
  static func remarks(
    _ tables: [TableDescription], _ views: [DatabaseView]
  ) -> [CopyPlan.Remark] {
    tables.map { CopyPlan.Remark(topic: "table \($0.name)", text: $0.text) }
      + views.map {
        CopyPlan.Remark(topic: ($0.isTable ? "table " : "view ") + $0.name, text: $0.text)
      }
  }
}

// MARK: A run

extension DatabaseView {
  /// The views of a run, those whose tables are written.
  static func ofRun(_ tables: Set<Table>, poles: LexiconOutline.Poles?) -> [DatabaseView] {
    func view(_ view: DatabaseView, needs needed: Table...) -> [DatabaseView] {
      tables.isSuperset(of: needed) ? [view] : []
    }
    return view(sentences(tables.contains(.documents)), needs: .findings)
      + view(hits, needs: .findings, .documents)
      + view(categoryRates, needs: .counts)
      + view(terms, needs: .findings)
      + view(contrasts, needs: .relations, .findings, .documents)
      + (poles.map { view(balances(PoleColumnNames($0)), needs: .documents) } ?? [])
      + view(removals, needs: .dropped)
  }

  /// The index of words that goes with ``sentences``.
  static let searchTable = "sentences_fts"

  /// Sentences, each once however many hits it has, with an index of their words.
  ///
  /// Porter's stems let `target` find `targeted`; the index keeps no second copy of the texts.
  private static func sentences(_ hasDocuments: Bool) -> DatabaseView {
    DatabaseView(
      "sentences", "One row is a sentence that has a hit; \(searchTable) searches them.",
      statements: [
        """
        CREATE TABLE sentences (
          sentence_id INTEGER PRIMARY KEY,
          doc_id TEXT NOT NULL\(hasDocuments ? " REFERENCES documents (doc_id)" : ""),
          sentence INTEGER NOT NULL,
          section TEXT,
          page INTEGER,
          sentence_text TEXT,
          hits INTEGER NOT NULL,
          UNIQUE (doc_id, sentence)
        )
        """,
        """
        INSERT INTO sentences (doc_id, sentence, section, page, sentence_text, hits)
        SELECT doc_id, sentence, section, page, sentence_text, hits
        FROM (
          SELECT
            min(rowid) AS first, count(*) AS hits, doc_id, sentence, section, page, sentence_text
          FROM findings GROUP BY doc_id, sentence
        )
        ORDER BY first
        """,
        """
        CREATE VIRTUAL TABLE \(searchTable) USING fts5 (
          sentence_text, content="sentences", content_rowid="sentence_id",
          tokenize="porter unicode61 remove_diacritics 2"
        )
        """,
        "INSERT INTO \(searchTable) (\(searchTable)) VALUES ('rebuild')",
        "INSERT INTO \(searchTable) (\(searchTable)) VALUES ('optimize')",
      ])
  }

  private static let hits = DatabaseView(
    "hits", "One row is a hit with what is known of its document.", isSearchable: true,
    as: """
      SELECT
        f.hit_id, f.doc_id, d.title, d."group", d.side, d.organisation, d.kind, d.date,
        f.category, f.pole, f.term, f.text, f.marks, f.stance, f.contrast_role,
        f.section, f.page, f.sentence, f.sentence_text, s.sentence_id, d.url
      FROM findings AS f
      JOIN documents AS d ON d.doc_id = f.doc_id
      JOIN sentences AS s ON s.doc_id = f.doc_id AND s.sentence = f.sentence
      """)

  private static let categoryRates = DatabaseView(
    "category_rates", "One row is a category in a group of documents, per thousand words.",
    as: """
      SELECT
        "group", category, pole, count(*) AS documents, sum(hits > 0) AS documents_with_hits,
        sum(hits) AS hits, sum(words) AS words,
        1000.0 * sum(hits) / nullif(sum(words), 0) AS per_thousand
      FROM counts
      GROUP BY "group", category
      ORDER BY "group", min(rowid)
      """)

  private static let terms = DatabaseView(
    "terms", "One row is a term of the lexicon that was found, the most frequent first.",
    after: ["CREATE INDEX findings_term ON findings (category, term)"],
    as: """
      SELECT
        category, pole, term, count(*) AS hits, count(DISTINCT doc_id) AS documents
      FROM findings
      GROUP BY category, term
      ORDER BY hits DESC, category, term
      """)

  private static let contrasts = DatabaseView(
    "contrasts",
    "One row is a statement that sets one pole against the other, with what is known of its document.",
    as: """
      SELECT
        r.relation_id, r.doc_id, d.title, d."group", d.side, d.organisation, d.kind, d.date,
        r.prefers, r.modality, r.voice, r.pattern, r.sentence_text,
        (SELECT group_concat(text, '; ') FROM findings
          WHERE contrast_id = r.relation_id AND contrast_role IN ('preferred', 'both')) AS preferred,
        (SELECT group_concat(text, '; ') FROM findings
          WHERE contrast_id = r.relation_id AND contrast_role = 'rejected') AS rejected,
        r.section, r.page, d.url
      FROM relations AS r
      JOIN documents AS d ON d.doc_id = r.doc_id
      WHERE r.kind = 'contrast'
      """)

  private static func balances(_ names: PoleColumnNames) -> DatabaseView {
    DatabaseView(
      "balances",
      "One row is a document with enough words and hits to be ranked, from \(names.first) to \(names.second).",
      as: """
        SELECT
          doc_id, title, "group", side, organisation, kind, date, words,
          "\(names.first)_hits", "\(names.second)_hits", balance, balance_low, balance_high,
          salience, reliability
        FROM documents
        WHERE reliability <> 'insufficient'
        ORDER BY balance DESC, doc_id
        """)
  }

  private static let removals = DatabaseView(
    "removals", "One row is a reason why matches are not counted, with one of them as an example.",
    as: """
      SELECT reason, pattern, category, term, hits, documents, example
      FROM (
        SELECT
          reason, pattern, category, term, count(*) AS hits, count(DISTINCT doc_id) AS documents,
          min(rowid) AS first, sentence_text AS example
        FROM dropped GROUP BY reason, pattern, category, term
      )
      ORDER BY hits DESC, first
      """)
}

// MARK: A comparison

extension DatabaseView {
  /// The views of a comparison.
  static let ofComparison = [
    DatabaseView(
      "differences",
      "One row is a category or term in which two groups differ, the largest difference first.",
      as: """
        SELECT
          group_a, group_b, level, rank, item, category, pole, value_a, value_b, difference,
          difference_low, difference_high, p_adjusted, reliability
        FROM compare
        WHERE rank IS NOT NULL
        ORDER BY group_a, group_b, level, rank
        """)
  ]
}

import CorpusModel
import Reporting

/// The statements of a corpus that set one pole against the other.
struct ContrastStatements {
  /// One statement.
  struct Statement {
    /// Its document.
    var document: Int
    /// The number of its group.
    var group: Int
    /// The number of its run.
    var run: Int
    /// Its name in the run.
    var id: String
    /// The pole that it prefers, or `both`.
    var prefers: String
    /// How it is made.
    var modality: String
    /// The sentence or sentences.
    var text: String
    /// Where it stands, as ``PageQuotes/place(_:section:page:sentence:)`` takes it.
    var section, page, sentence: String
    /// What decides whether it is shown.
    var hash: UInt64
  }

  /// Statements by group and preferred pole, whatever their modality.
  private(set) var counts: [Int: [String: Int]] = [:]
  /// Those that are shown, in the order of their documents.
  private(set) var shown: [Statement] = []
  /// How many there are.
  private(set) var total = 0

  /// Reads the contrasts of a corpus, and keeps some of each group.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - limit: how many of each group and preferred pole are kept.
  /// - Throws: ``ScanError`` where `relations.csv` cannot be read.
  init(_ corpus: PageCorpus, limit: Int) throws {
    let columns = [
      "doc_id", "kind", "prefers", "modality", "relation_id", "sentence_text", "section", "page",
      "sentence",
    ]
    var held: [String: [Statement]] = [:]
    for (run, path) in corpus.runs.enumerated() where RunFile.isThere("relations.csv", in: path) {
      let finder = try corpus.finder(ofRun: run)
      try RunFile("relations.csv", in: path).forEachRow(columns) { row in
        guard row.cell(1, equals: "contrast"), let found = try finder.find(row) else { return }
        let statement = Statement(
          document: found.number, group: found.group, run: run, id: row[4], prefers: row[2],
          modality: row[3],
          text: row[5], section: row[6], page: row[7], sentence: row[8],
          hash: EvidenceSample.mixed(EvidenceSample.hash(row[4])))
        counts[found.group, default: [:]][statement.prefers, default: 0] += 1
        total += 1
        let key = "\(found.group) \(statement.prefers)"
        held[key, default: []].append(statement)
        if held[key, default: []].count > 4 * limit {
          held[key] = ContrastStatements.kept(held[key] ?? [], limit)
        }
      }
    }
    shown = held.values.flatMap { ContrastStatements.kept($0, limit) }.sorted {
      ($0.document, $0.hash) < ($1.document, $1.hash)
    }
  }

  private static func kept(_ statements: [Statement], _ limit: Int) -> [Statement] {
    Array(
      statements.sorted {
        ($0.modality == "asserted" ? 0 : 1, $0.hash) < ($1.modality == "asserted" ? 0 : 1, $1.hash)
      }.prefix(limit))
  }

  /// The names under which their hits are looked for.
  var keys: Set<String> {
    Set(shown.map { EvidenceSample.contrastKey(run: $0.run, id: $0.id) })
  }

  /// A statement as a report shows it.
  func quote(
    _ statement: Statement, _ quotes: PageQuotes, _ sample: EvidenceSample,
    _ poles: LexiconOutline.Poles
  ) throws -> Quote {
    let key = EvidenceSample.contrastKey(run: statement.run, id: statement.id)
    let marks = try quotes.marks(
      ofRows: sample.contrastRows[key] ?? [], run: statement.run, in: statement.text)
    let loser = statement.prefers == poles.first ? poles.second : poles.first
    var verdict =
      statement.prefers == poles.first || statement.prefers == poles.second
      ? "\(statement.prefers) over \(loser)" : "both"
    if statement.modality != "asserted" { verdict += " (\(statement.modality))" }
    let corpus = quotes.corpus
    return Quote(
      statement.text, marks: marks, source: try corpus.title(of: statement.document),
      place: try quotes.place(
        statement.document, section: statement.section, page: statement.page,
        sentence: statement.sentence),
      verdict: verdict)
  }
}

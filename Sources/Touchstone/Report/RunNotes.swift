import CorpusModel
import Reporting

/// What a run left out: hits that are none, and documents that were not read.
struct RunNotes: Sendable {
  /// Hits of one term that were removed for one reason.
  struct Dropped: Sendable {
    var term: String
    var category: String
    var reason: String
    var count: Int
    /// A sentence with one.
    var example: String
  }

  /// A document with a problem.
  struct Unread: Sendable {
    var path: String
    var severity: String
    var message: String
    var advice: String
  }

  /// How many rows of each table are shown.
  static let limit = 40

  /// The terms of which most hits were removed.
  private(set) var dropped: [Dropped] = []
  /// Removed hits by reason.
  private(set) var droppedTotals: [String: Int] = [:]
  /// Documents with problems, errors first.
  private(set) var unread: [Unread] = []
  /// Problems by severity.
  private(set) var unreadTotals: [String: Int] = [:]

  /// Reads the tables of runs.
  ///
  /// - Throws: ``ScanError`` where a table is not as a run writes it.
  init(_ runs: [String]) throws {
    var byTerm: [String: Dropped] = [:]
    for run in runs where RunFile.isThere("dropped.csv", in: run) {
      let columns = ["term", "category", "reason", "sentence_text"]
      try RunFile("dropped.csv", in: run).forEachRow(columns) { row in
        let (term, category, reason) = (row[0], row[1], row[2])
        droppedTotals[reason, default: 0] += 1
        let key = "\(category) \(reason) \(term)"
        if byTerm[key] == nil {
          byTerm[key] = Dropped(
            term: term, category: category, reason: reason, count: 0, example: row[3])
        }
        byTerm[key]?.count += 1
      }
    }
    dropped = Array(
      byTerm.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
        .prefix(RunNotes.limit))
    var first = BestList<Unread>(RunNotes.limit) { $0.severity < $1.severity }
    for run in runs where RunFile.isThere("problems.csv", in: run) {
      let columns = ["path", "severity", "message", "advice"]
      try RunFile("problems.csv", in: run).forEachRow(columns) { row in
        unreadTotals[row[1], default: 0] += 1
        guard row[1] != "note" else { return }
        first.add(Unread(path: row[0], severity: row[1], message: row[2], advice: row[3]))
      }
    }
    unread = first.elements
  }

  /// The section on hits that were removed.
  var droppedSection: ReportPage.Section {
    let total = droppedTotals.values.reduce(0, +)
    guard total > 0 else {
      return ReportPage.Section(
        "dropped", "Dropped as false friends", lead: ["Nothing was dropped."])
    }
    let names = [
      ("false_friend", "false friends (such as a trust that is a body)"),
      ("name", "parts of names"),
      ("out_of_context", "without the words that would make them count"),
    ]
    let parts = names.compactMap { code, phrase in
      droppedTotals[code].map { "\(Number.grouped($0)) \(phrase)" }
    }
    return ReportPage.Section(
      "dropped", "Dropped as false friends",
      lead: [
        "\(Number.grouped(total)) places look like hits and are not counted: \(PageWords.list(parts)). Each stands in "
          + "dropped.csv with the pattern that decided."
      ],
      parts: [
        .folded(
          title: "The terms that were dropped most",
          [
            .table(
              ReportTable(
                "Dropped hits by term",
                columns: [
                  .init("term", "term"), .init("category", "category"), .init("reason", "reason"),
                  .init("hits", "hits"), .init("example", "an example"),
                ],
                rows: dropped.map {
                  ReportTable.Row([
                    .text($0.term), .text($0.category),
                    .text($0.reason.replacing("_", with: " ")), .integer($0.count),
                    .text($0.example.shortened(to: 200)),
                  ])
                }))
          ])
      ])
  }

  /// The section on documents that were not read.
  var unreadSection: ReportPage.Section {
    let (errors, warnings) = (unreadTotals["error"] ?? 0, unreadTotals["warning"] ?? 0)
    let notes = unreadTotals["note"] ?? 0
    var lead = [
      errors == 0
        ? "All documents were read."
        : "\(Plural.of(errors, "document")) could not be read and \(errors == 1 ? "is" : "are") in no figure."
    ]
    if warnings > 0 {
      lead.append(
        "\(Plural.of(warnings, "document")) \(warnings == 1 ? "was" : "were") read but may not be what you take "
          + "\(warnings == 1 ? "it" : "them") for.")
    }
    if notes > 0 { lead.append("\(Plural.of(notes, "smaller note")) in problems.csv.") }
    guard !unread.isEmpty else {
      return ReportPage.Section("unread", "Documents not read", lead: lead)
    }
    return ReportPage.Section(
      "unread", "Documents not read", lead: lead,
      parts: [
        .table(
          ReportTable(
            unread.count < errors + warnings
              ? "The first \(unread.count); all are in problems.csv" : "Documents with problems",
            columns: [
              .init("path", "document"), .init("severity", "severity"),
              .init("message", "what was found"), .init("advice", "what to do"),
            ],
            rows: unread.map {
              ReportTable.Row([
                .text($0.path), .text($0.severity), .text($0.message), .text($0.advice),
              ])
            }))
      ])
  }
}

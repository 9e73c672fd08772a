internal import CorpusModel

extension TableLayout<Problem> {
  /// `problems.csv`.
  static let problems = TableLayout([
    Column("path", .string, "The path of the document or folder.") { .text($0.path) },
    Column(
      "severity", .string,
      "error: it was not read. warning: it was read, and is probably not what you take it for. note: it was read, with a doubt."
    ) { .text($0.severity.rawValue) },
    Column("code", .string, "A short name for the kind of problem.") { .text($0.code) },
    Column("message", .string, "What was found.") { .text($0.message) },
    Column("advice", .string, "What can be done.") { .text($0.advice) },
    Column("source_sha256", .string, "The SHA-256 digest of the bytes, where they could be read.") {
      .text($0.sha256)
    },
  ])
}

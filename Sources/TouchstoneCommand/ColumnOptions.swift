import ArgumentParser
import CorpusModel

/// Which columns of tables hold documents.
struct ColumnOptions: ParsableArguments {
  /// How the texts of a table are read.
  enum TextFormat: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html

    /// The format of documents that it names.
    var document: DocumentFormat {
      switch self {
      case .text: .text
      case .markdown: .markdown
      case .html: .html
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      """
      The column that holds the texts: each row of a .csv, .tsv, .jsonl or .ndjson file is then a document.
      """, valueName: "name"))
  var textColumn: String?

  @Option(
    help: ArgumentHelp(
      "The column that names each row (default: rows are numbered).", valueName: "name"))
  var idColumn: String?

  @Option(help: "How the texts of a table are read: text, markdown or html (default: text).")
  var textFormat: TextFormat?

  func validate() throws {
    guard textColumn == nil, idColumn != nil || textFormat != nil else { return }
    throw ValidationError("--id-column and --text-format belong to --text-column; add it.")
  }

  /// The columns; nil where no column of texts is named.
  var columns: TextColumns? {
    textColumn.map {
      TextColumns(text: $0, id: idColumn, format: (textFormat ?? .text).document)
    }
  }
}

package import CorpusModel
import DelimitedText

/// A corpus's own list of its documents: `manifest.csv`, one row a document.
///
/// The column `path` must be there; `group`, `side`, `title`, `author`, `organisation`, `date`, `kind`,
/// `language`, `site`, `url`, `licence` and `sha256` are used where they are, all others are left alone.
/// Cells may be separated by semicolons or tabs, as spreadsheets write them in some countries.
package struct CorpusManifest: Sendable {
  /// The name of the file that makes a folder a corpus with a manifest.
  package static let fileName = "manifest.csv"

  /// One row.
  package struct Row: Hashable, Sendable {
    /// The document's path below the manifest's folder.
    package var path: String
    /// What the row says about the document.
    package var metadata: Metadata
    /// The digest that the document's bytes should have, if the row gives one.
    package var sha256: String?
    /// The line of the file, from 1.
    package var line: Int
  }

  private let text: String
  private let separator: Unicode.Scalar
  private let header: [String]
  private let pathColumn: Int

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - path: the file's path, for messages.
  /// - Throws: ``AcquisitionError`` where the file is no manifest.
  package init(_ bytes: [UInt8], path: String) throws(AcquisitionError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .manifestNotUTF8(path: path)
    }
    separator = DelimitedTable.separator(of: text)
    var records = DelimitedRows(text, separator: separator)
    let header = (records.next()?.cells ?? []).map { $0.lowercased().filter { !$0.isWhitespace } }
    guard let pathColumn = header.firstIndex(of: "path") else {
      throw .manifestWithoutColumn(path: path, column: "path", found: header)
    }
    self.text = text
    self.header = header
    self.pathColumn = pathColumn
  }

  /// The rows, in the order of the file, each made when its turn comes.
  package var rows: some Sequence<Row> {
    DelimitedRows(text, separator: separator).dropFirst().lazy.compactMap { row in
      guard row.cells.count > pathColumn, !row.cells[pathColumn].isEmpty else { return nil }
      return Row(header: header, cells: row.cells, path: row.cells[pathColumn], line: row.line)
    }
  }
}

extension CorpusManifest.Row {
  fileprivate init(header: [String], cells: [String], path: String, line: Int) {
    self.path = path
    self.line = line
    metadata = Metadata()
    sha256 = nil
    for (name, cell) in zip(header, cells) where !cell.isEmpty {
      if name == "sha256" {
        sha256 = cell.lowercased()
      } else if let field = Metadata.Field(rawValue: name) {
        metadata.set(field, to: cell, from: .manifest)
      }
    }
  }
}

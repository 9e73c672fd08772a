package import CorpusModel
package import Files

/// Another form of the tables of a run, such as a database: it gets the rows that the CSV files get, in the same order.
///
/// Where the value goes before ``finish()``, its file stays half done; the folder goes with it.
package protocol TableCopy: AnyObject {
  /// Takes a row of the table of a number.
  func append(_ row: [Cell], to table: Int) throws(FileError)
  /// Writes what is left and closes the file.
  func finish() throws(FileError)
}

/// The forms of the tables beside CSV and JSON.
package enum CopyFormat: String, CaseIterable, Sendable {
  /// An SQLite database.
  case sqlite
  /// An Excel workbook.
  case excel

  /// The name of its file in the run folder.
  package var file: String {
    switch self {
    case .sqlite: "touchstone.sqlite"
    case .excel: "touchstone.xlsx"
    }
  }
}

/// What a copy is to hold.
package struct CopyPlan: Sendable {
  /// A line that says what the tables come from or how they are to be read.
  package struct Remark: Hashable, Sendable {
    /// What it is about, in a word or two.
    package let topic: String
    /// What it says.
    package let text: String
  }

  /// The path of the file to write.
  package let path: String
  /// What the whole is.
  package let title: String
  /// What it is made with and how to read it.
  package let remarks: [Remark]
  /// The tables; ``TableCopy/append(_:to:)`` numbers this list.
  package let tables: [TableDescription]
  /// What a database holds besides: SQL statements to run once all rows are in.
  package let statements: [String]
}

/// Opens a copy.
package typealias CopyMaker = (CopyPlan) throws(FileError) -> any TableCopy

/// The copies of one run, and what they share.
struct TableCopies {
  /// What copies are to hold, whatever their form.
  struct Contents {
    /// What the whole is.
    let title: String
    /// The tables that are written as CSV, in the order in which a reader wants them.
    let tables: [TableDescription]
    /// What a database answers besides.
    let views: [DatabaseView]
    /// What to say of the whole.
    let remarks: [CopyPlan.Remark]
  }

  private let folder: String
  private let tables: [TableDescription]
  private let views: [DatabaseView]
  private var copies: [(format: CopyFormat, copy: any TableCopy)] = []

  /// Opens the copies in a folder; `makers` say how, and where there is none, nothing is done.
  init(
    _ makers: [CopyFormat: CopyMaker], of contents: Contents, in folder: String
  ) throws(FileError) {
    self.folder = folder
    tables = contents.tables.closed + [ColumnRow.description]
    views = contents.views
    for format in CopyFormat.allCases {
      guard let make = makers[format] else { continue }
      copies.append((format, try make(plan(format, contents))))
    }
  }

  private func plan(_ format: CopyFormat, _ contents: Contents) -> CopyPlan {
    let isDatabase = format == .sqlite
    return CopyPlan(
      path: folder + "/" + format.file, title: contents.title,
      // A workbook lists its sheets by itself.
      remarks: contents.remarks + (isDatabase ? DatabaseView.remarks(tables, views) : []),
      tables: tables, statements: isDatabase ? views.flatMap(\.statements) : [])
  }

  /// Whether there is none.
  var isEmpty: Bool { copies.isEmpty }

  /// Appends rows of a table.
  func append(_ rows: [[Cell]], to table: String) throws(FileError) {
    guard !isEmpty, let number = tables.firstIndex(where: { $0.name == table }) else { return }
    for (_, copy) in copies {
      for row in rows { try copy.append(row, to: number) }
    }
  }

  /// Closes the copies.
  ///
  /// - Returns: what their files hold.
  func finish() throws(FileError) -> [OutputRecord] {
    if isEmpty { return [] }
    let layout = TableLayout.columns
    try append(
      ColumnRow.all(tables.dropLast()).map(layout.cells), to: ColumnRow.description.name)
    var outputs: [OutputRecord] = []
    for (format, copy) in copies {
      try copy.finish()
      outputs.append(try OutputFile.record(of: format.file, in: folder))
      guard format == .sqlite else { continue }
      outputs.append(
        try OutputFile.write(
          DatasetteMetadata(tables: tables, views: views).json, to: DatasetteMetadata.file,
          in: folder))
    }
    return outputs
  }
}

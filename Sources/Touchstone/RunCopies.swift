import CorpusModel
import Exports
import Files
import Reporting

/// The tables of a run as a database or workbook: written by Exports, fed by Reporting, which do not know each other.
enum RunCopies {
  /// How the copies that are wanted are opened.
  static func makers(database: Bool, workbook: Bool) -> [CopyFormat: CopyMaker] {
    var makers: [CopyFormat: CopyMaker] = [:]
    // Swift 6.3 crashes where functions with typed errors go into a dictionary without a name of their type.
    let (sqlite, excel): (CopyMaker, CopyMaker) = (openDatabase, openWorkbook)
    if database { makers[.sqlite] = sqlite }
    if workbook { makers[.excel] = excel }
    return makers
  }

  private static func openDatabase(_ plan: CopyPlan) throws(FileError) -> any TableCopy {
    try RunCopy { () throws(ExportError) in
      try TableDatabase(
        path: plan.path, tables: plan.tables, remarks: plan.remarks.map { ($0.topic, $0.text) },
        closing: plan.statements)
    }
  }

  private static func openWorkbook(_ plan: CopyPlan) throws(FileError) -> any TableCopy {
    try RunCopy { () throws(ExportError) in
      try TableWorkbook(
        path: plan.path, title: plan.title, remarks: plan.remarks.map { ($0.topic, $0.text) },
        tables: plan.tables)
    }
  }
}

/// A file of Exports as Reporting feeds it.
private final class RunCopy: TableCopy {
  private let export: any TableExport

  init(_ open: () throws(ExportError) -> any TableExport) throws(FileError) {
    do throws(ExportError) {
      export = try open()
    } catch {
      throw FileError(error)
    }
  }

  func append(_ row: [Cell], to table: Int) throws(FileError) {
    do throws(ExportError) {
      try export.append(row, to: table)
    } catch {
      throw FileError(error)
    }
  }

  func finish() throws(FileError) {
    do throws(ExportError) {
      try export.finish()
    } catch {
      throw FileError(error)
    }
  }
}

extension FileError {
  fileprivate init(_ error: ExportError) {
    switch error {
    case .system(let path, let code): self = .system(.write, path: path, code: code)
    case .refused(let path, let reason): self = .refused(path: path, reason: reason)
    }
  }
}

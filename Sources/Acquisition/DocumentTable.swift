package import CorpusModel
import DelimitedText

/// A table whose rows are documents: CSV, or JSON Lines with one object a line.
package struct DocumentTable: Sendable {
  /// How a table is written.
  package enum Syntax: Hashable, Sendable {
    /// With commas or semicolons; which of them, its first line tells.
    case separated
    /// With tabs.
    case tabs
    /// As one JSON object a line.
    case jsonLines
  }

  /// One document.
  package struct Row: Hashable, Sendable {
    /// What tells it from the other rows: the cell of the column that names them, or its number.
    package var id: String
    /// Its place among the rows, from 1.
    package var number: Int
    /// The line of the file on which it begins, from 1.
    package var line: Int
    /// The text, as the cell has it.
    package var text: String
    /// What the columns that bear names of metadata say.
    package var metadata: Metadata
  }

  /// The documents, in the order of the file.
  package private(set) var rows: [Row] = []
  /// What is wrong with rows that are no documents, with their lines.
  package private(set) var faults: [(line: Int, fault: RowFault)] = []

  private let columns: TextColumns
  private let path: String
  private var lineOfID: [String: Int] = [:]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - text: the file's text.
  ///   - syntax: how it is written.
  ///   - columns: the columns that hold texts and names.
  ///   - path: the file's path, for messages.
  /// - Throws: ``AcquisitionError`` where a column is missing, or where a row has no name of its own.
  package init(
    _ text: String, syntax: Syntax, columns: TextColumns, path: String
  ) throws(AcquisitionError) {
    self.columns = columns
    self.path = path
    switch syntax {
    case .separated: try readCells(of: text, separator: DelimitedTable.separator(of: text))
    case .tabs: try readCells(of: text, separator: "\t")
    case .jsonLines: try readLines(of: text)
    }
  }

  // MARK: CSV

  private mutating func readCells(
    of text: String, separator: Unicode.Scalar
  ) throws(AcquisitionError) {
    let table = DelimitedTable(text, separator: separator)
    let header = (table.rows.first?.cells ?? []).map(DocumentTable.trimmed)
    let textColumn = try index(of: columns.text, in: header)
    var idColumn: Int?
    if let name = columns.id { idColumn = try index(of: name, in: header) }
    let fields = header.map(DocumentTable.field)
    var records = table.rows.dropFirst()
    if let line = table.unclosedQuotationLine {
      records.removeLast(records.isEmpty ? 0 : 1)
      faults.append((line, .unclosedQuotation))
    }
    for (number, record) in zip(1..., records) {
      guard record.cells.count > textColumn else {
        faults.append(
          (record.line, .tooShort(cells: record.cells.count, expected: textColumn + 1)))
        continue
      }
      var metadata = Metadata()
      for (column, cell) in record.cells.enumerated() where column < fields.count {
        if let field = fields[column], column != textColumn, !cell.isEmpty {
          metadata.set(field, to: cell, from: .table)
        }
      }
      let name = idColumn.map { $0 < record.cells.count ? record.cells[$0] : "" }
      try add(
        record.cells[textColumn], name: name, number: number, line: record.line, metadata)
    }
    faults.sort { $0.line < $1.line }
  }

  private func index(of name: String, in header: [String]) throws(AcquisitionError) -> Int {
    let found =
      header.firstIndex(of: name)
      ?? header.firstIndex { $0.lowercased() == DocumentTable.trimmed(name).lowercased() }
    guard let found else {
      throw .tableWithoutColumn(path: path, column: name, found: header)
    }
    return found
  }

  // MARK: JSON Lines

  private mutating func readLines(of text: String) throws(AcquisitionError) {
    var names: [String] = []
    var known: Set<String> = []
    var number = 0
    let bytes = Array(text.utf8)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = bytes[start...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (line, content) in zip(1..., lines) where !content.allSatisfy(JSONLine.isSpace) {
      number += 1
      let object: JSONLine
      do {
        object = try JSONLine(content)
      } catch {
        faults.append((line, error))
        continue
      }
      for member in object.members where known.insert(member.name).inserted {
        names.append(member.name)
      }
      guard let value = object[columns.text] else {
        faults.append((line, .withoutField(columns.text)))
        continue
      }
      guard let text = value.text else {
        faults.append((line, .noText(columns.text)))
        continue
      }
      let name = columns.id.map { object[$0]?.text ?? "" }
      // The error for a column that no row has comes first.
      if name == "", columns.id.map(known.contains) == false { continue }
      try add(text, name: name, number: number, line: line, metadata(of: object))
    }
    for name in [columns.text, columns.id].compactMap(\.self)
    where !names.isEmpty && !known.contains(name) {
      throw .tableWithoutColumn(path: path, column: name, found: names)
    }
  }

  private func metadata(of object: JSONLine) -> Metadata {
    var metadata = Metadata()
    for member in object.members where member.name != columns.text {
      if let field = DocumentTable.field(member.name), let text = member.value.text, !text.isEmpty {
        metadata.set(field, to: text, from: .table)
      }
    }
    return metadata
  }

  // MARK: Both

  private mutating func add(
    _ text: String, name: String?, number: Int, line: Int, _ metadata: Metadata
  ) throws(AcquisitionError) {
    let id = name.map(DocumentTable.trimmed) ?? String(number)
    let earlier = lineOfID.updateValue(line, forKey: id)
    guard !id.isEmpty, earlier == nil else {
      throw .rowName(path: path, line: line, name: id, earlierLine: id.isEmpty ? nil : earlier)
    }
    rows.append(Row(id: id, number: number, line: line, text: text, metadata: metadata))
  }

  private static func field(_ name: String) -> Metadata.Field? {
    let name = trimmed(name).lowercased()
    return Metadata.Field(rawValue: name)
  }

  private static func trimmed(_ text: String) -> String {
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end].drop { $0.isWhitespace })
  }
}

import Acquisition
import CorpusModel

/// What holds for every table whose rows are documents.
enum RowChecks {
  /// The first byte chooses how the table is written and whether a column names its rows; the others are the table.
  static func run(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let text = String(decoding: input.dropFirst(), as: UTF8.self)
    let syntax: DocumentTable.Syntax =
      choice & 4 != 0 ? .jsonLines : choice & 2 != 0 ? .tabs : .separated
    let columns = TextColumns(text: "text", id: choice & 1 != 0 ? "id" : nil)
    guard let table = read(text, syntax, columns) else { return }
    check(table, names: columns.id != nil)
    // Whatever was read can be written as JSON Lines, and comes back the same.
    let written = table.rows.map { "{\"id\":\(json($0.id)),\"text\":\(json($0.text))}" }
    let again = read(
      written.joined(separator: "\n"), .jsonLines, TextColumns(text: "text", id: "id"))
    let bytes = { (table: DocumentTable?) in
      (table?.rows ?? []).map { [Array($0.id.utf8), Array($0.text.utf8)] }
    }
    require(bytes(again) == bytes(table), "rows come back the same: \(table.rows)")
  }

  private static func read(
    _ text: String, _ syntax: DocumentTable.Syntax, _ columns: TextColumns
  ) -> DocumentTable? {
    do {
      return try DocumentTable(text, syntax: syntax, columns: columns, path: "folder/a")
    } catch {
      switch error {
      case .tableWithoutColumn(let path, let column, let found):
        require(path == "folder/a" && !found.contains(column), "an error names what is missing")
      case .rowName(let path, let line, let name, let earlier):
        require(
          path == "folder/a" && line > (earlier ?? 0) && name.isEmpty == (earlier == nil),
          "an error names both rows of a name: \(error)")
      default: require(false, "the error is one of a table: \(error)")
      }
      return nil
    }
  }

  private static func check(_ table: DocumentTable, names: Bool) {
    var (line, number) = (0, 0)
    for row in table.rows {
      require(row.line > line && row.number > number, "rows ascend: \(table.rows)")
      require(names ? !row.id.isEmpty : row.id == String(row.number), "a row has a name: \(row)")
      (line, number) = (row.line, row.number)
    }
    require(Set(table.rows.map(\.id)).count == table.rows.count, "names differ")
    let lines = table.faults.map(\.line)
    require(lines == lines.sorted(), "faults ascend: \(lines)")
    require(Set(lines).isDisjoint(with: table.rows.map(\.line)), "a row is read or at fault")
  }

  /// A text as JSON; by scalars, because a mark may follow a quotation mark.
  private static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        result += "\\"
        result.unicodeScalars.append(scalar)
      } else if scalar.value < 0x20 {
        result += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

import Acquisition
import CorpusModel
import DelimitedText

/// What holds for every comma-separated table.
enum TableChecks {
  static func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    let rows = DelimitedTable(text).rows
    checkLines(rows.map(\.line), from: 1)
    for row in rows { require(!row.cells.isEmpty, "a row has a cell") }
    // Whatever was read can be written, and comes back the same.
    let written = rows.map { row in
      row.cells.map(quoted).joined(separator: ",")
    }.joined(separator: "\r\n")
    let again = DelimitedTable(written).rows
    require(
      again.map { $0.cells.map { Array($0.utf8) } } == rows.map { $0.cells.map { Array($0.utf8) } },
      "a table comes back the same: \(rows) and \(again)")
  }

  /// A cell as CSV; by scalars, because a mark may follow a quotation mark.
  private static func quoted(_ cell: String) -> String {
    var result = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  static func runManifest(_ input: [UInt8]) {
    do {
      let manifest = try CorpusManifest(input, path: "folder/manifest.csv")
      checkLines(manifest.rows.map(\.line), from: 2)
      for row in manifest.rows { require(!row.path.isEmpty, "a row has a path") }
    } catch {
      switch error {
      case .manifestNotUTF8(let path), .manifestWithoutColumn(let path, _, _):
        require(path == "folder/manifest.csv", "an error names the manifest")
      default: require(false, "the error is one of a manifest: \(error)")
      }
    }
  }

  private static func checkLines(_ lines: [Int], from first: Int) {
    var next = first
    for line in lines {
      require(line >= next, "rows stand on lines that ascend: \(lines)")
      next = line + 1
    }
  }
}

import CorpusModel
import DelimitedText
import Fetching
import Reporting

/// The `manifest.csv` of a fetched corpus: the documents that the corpus consists of, each with its record in the archive.
///
/// It is the user's as well: columns and rows that are not ours stay, and so does what stands in `group`, `title` and
/// `date`.
struct FetchManifest {
  /// Our columns, in their order.
  static let columns = [
    "path", "url", "final_url", "status", "date", "media_type", "sha256", "title", "group",
    "fetched",
  ]

  /// The columns that a later visit leaves as they are.
  private static let kept: Set<String> = ["url", "date", "title", "group"]

  private var header: [String]
  private var rows: [[String]]
  /// The row of each address.
  private var places: [String: Int] = [:]

  /// Reads a manifest; an empty one where there is none.
  init(_ text: String?) {
    let table =
      text.map { DelimitedTable($0, separator: DelimitedTable.separator(of: $0)).rows } ?? []
    header = table.first?.cells ?? FetchManifest.columns
    for column in FetchManifest.columns where !header.contains(column) { header.append(column) }
    rows = table.dropFirst().map(\.cells)
    for index in rows.indices {
      while rows[index].count < header.count { rows[index].append("") }
      for column in ["url", "final_url"] {
        let address = rows[index][place(of: column)]
        if !address.isEmpty { places[address] = places[address] ?? index }
      }
    }
  }

  /// How many documents there are.
  var count: Int { rows.count }

  /// Adds a document, or puts it in the place of its earlier form.
  ///
  /// - Returns: whether the corpus did not have it, or not in this form.
  mutating func add(_ page: FetchedPage, _ document: FetchedPage.Document) -> Bool {
    let values = [
      "path": document.path, "url": page.address, "final_url": page.landed,
      "status": page.status.map(String.init) ?? "", "date": document.day ?? "",
      "media_type": document.mediaType, "sha256": document.sha256, "title": document.title ?? "",
      "group": document.group, "fetched": page.date,
    ]
    guard let row = places[page.landed] ?? places[page.address] else {
      places[page.address] = rows.count
      places[page.landed] = rows.count
      rows.append(header.map { values[$0] ?? "" })
      return true
    }
    if rows[row][place(of: "path")] == document.path { return false }
    for (column, name) in header.enumerated() {
      guard let value = values[name] else { continue }
      if FetchManifest.kept.contains(name), !rows[row][column].isEmpty { continue }
      rows[row][column] = value
    }
    return true
  }

  /// Whether the corpus has a document from an address.
  func has(_ address: String) -> Bool { places[address] != nil }

  private func place(of column: String) -> Int { header.firstIndex(of: column) ?? 0 }

  /// The manifest as CSV.
  var bytes: [UInt8] {
    var encoder = CSVEncoder()
    encoder.append(row: header.map { .text($0) })
    for row in rows { encoder.append(row: row.map { .text($0) }) }
    return encoder.bytes
  }
}

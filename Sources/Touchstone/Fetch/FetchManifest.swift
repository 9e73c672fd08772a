import Acquisition
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
  /// The row of each document, by its digest.
  private var documents: [String: Int] = [:]

  /// What adding a document has changed.
  enum Change {
    /// The corpus did not have it, or not in this form.
    case taken
    /// The corpus has it as it is.
    case none
    /// The corpus has it from another address.
    case same(String)
  }

  /// Reads a manifest; an empty one where there is none.
  ///
  /// - Throws: ``ScanError`` where it cannot be read, and so could not be written without loss.
  init(_ bytes: [UInt8]?, at path: String) throws(ScanError) {
    guard let text = String(validating: bytes ?? [], as: UTF8.self) else {
      throw ScanError(AcquisitionError.manifestNotUTF8(path: path))
    }
    let table = DelimitedTable(text, separator: DelimitedTable.separator(of: text))
    if let line = table.unclosedQuotationLine {
      throw ScanError("\(path):\(line): a quotation mark opens here that nothing closes; close it")
    }
    header = table.rows.first?.cells ?? FetchManifest.columns
    for column in FetchManifest.columns where !header.contains(column) { header.append(column) }
    rows = table.rows.dropFirst().map(\.cells)
    for index in rows.indices {
      while rows[index].count < header.count { rows[index].append("") }
      for column in ["url", "final_url"] {
        let address = rows[index][place(of: column)]
        if !address.isEmpty { places[address] = places[address] ?? index }
      }
      let digest = rows[index][place(of: "sha256")]
      if !digest.isEmpty { documents[digest] = documents[digest] ?? index }
    }
  }

  /// How many documents there are.
  var count: Int { rows.count }

  /// Adds a document, or puts it in the place of its earlier form.
  ///
  /// - Parameters:
  ///   - page: what became of the address.
  ///   - document: the document there.
  ///   - title: finds the title that the document gives itself; asked for only where there is no other.
  /// - Returns: what has changed.
  /// - Throws: what `title` throws.
  mutating func add(
    _ page: FetchedPage, _ document: FetchedPage.Document, title: () throws -> String?
  ) rethrows -> Change {
    var values = [
      "path": document.path, "url": page.address, "final_url": page.landed,
      "status": page.status.map(String.init) ?? "", "date": document.day ?? "",
      "media_type": document.mediaType, "sha256": document.sha256,
      "group": document.group, "fetched": page.date,
    ].mapValues(CSVEncoder.guarded)
    guard let row = places[page.landed] ?? places[page.address] else {
      if let known = documents[document.sha256] { return .same(rows[known][place(of: "url")]) }
      values["title"] = CSVEncoder.guarded(try document.title ?? title() ?? "")
      places[page.address] = rows.count
      places[page.landed] = rows.count
      documents[document.sha256] = rows.count
      rows.append(header.map { values[$0] ?? "" })
      return .taken
    }
    if rows[row][place(of: "path")] == document.path { return .none }
    if rows[row][place(of: "title")].isEmpty {
      values["title"] = CSVEncoder.guarded(try document.title ?? title() ?? "")
    }
    let earlier = rows[row][place(of: "sha256")]
    if documents[earlier] == row { documents[earlier] = nil }
    documents[document.sha256] = documents[document.sha256] ?? row
    for (column, name) in header.enumerated() {
      guard let value = values[name] else { continue }
      if FetchManifest.kept.contains(name), !rows[row][column].isEmpty { continue }
      rows[row][column] = value
    }
    return .taken
  }

  /// Whether the corpus has a document from an address.
  func has(_ address: String) -> Bool { places[address] != nil }

  private func place(of column: String) -> Int { header.firstIndex(of: column) ?? 0 }

  /// The manifest as CSV.
  var bytes: [UInt8] {
    var encoder = CSVEncoder()
    encoder.append(unguarded: header)
    for row in rows { encoder.append(unguarded: row) }
    return encoder.bytes
  }
}

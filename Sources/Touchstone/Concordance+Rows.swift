import Reporting

extension Concordance.Line {
  private var row: ConcordanceRow {
    ConcordanceRow(
      documentID: documentID, section: section, page: page, block: block, sentence: sentence,
      charStart: charStart, charEnd: charEnd, left: left, text: text, right: right, term: term,
      category: category, pole: pole)
  }

  /// The header of the table of lines, as CSV.
  public static var csvHeader: String {
    String(decoding: ConcordanceRow.csvHeader, as: UTF8.self)
  }

  /// The line as a row of CSV.
  public var csv: String { String(decoding: row.csv, as: UTF8.self) }

  /// The line as one line of JSON.
  public var json: String { String(decoding: row.json, as: UTF8.self) }
}

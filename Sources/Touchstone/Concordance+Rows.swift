public import CorpusModel
import Reporting

extension ConcordanceLine {
  /// The header of the table of lines, as CSV.
  public static var csvHeader: String { String(decoding: csvHeaderBytes, as: UTF8.self) }

  /// The line as a row of CSV.
  public var csv: String { String(decoding: csvBytes, as: UTF8.self) }

  /// The line as one line of JSON.
  public var json: String { String(decoding: jsonBytes, as: UTF8.self) }
}

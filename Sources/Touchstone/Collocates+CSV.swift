import CorpusModel
import Reporting

extension Collocates {
  /// The table as CSV.
  public var csv: String {
    var csv = CSVEncoder()
    csv.append(
      row: [
        "word", "near", "frequency", "documents", "expected", "mutual_information", "t_score",
        "log_dice", "log_likelihood",
      ].map(Cell.text))
    for word in words {
      csv.append(row: [
        .text(word.word), .integer(word.near), .integer(word.frequency),
        .integer(word.documents), .number(word.expected), .number(word.mutualInformation),
        .number(word.tScore), .number(word.logDice), .number(word.logLikelihood),
      ])
    }
    return String(decoding: csv.bytes, as: UTF8.self)
  }
}

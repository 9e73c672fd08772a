import CorpusModel
import Measures
import Reporting

/// A document as a report shows it.
struct PageDocument {
  /// The number of its run.
  var run: Int
  /// The number of its group.
  var group: Int
  /// Its name.
  var id: String
  /// Its title, or an empty string.
  var title: String
  /// Its date, or an empty string.
  var date: String
  /// Its running words.
  var words: Int
  /// Its hits on the two poles.
  var poles: PoleCount
  /// Its sentences with those that are not counted.
  var sentences: Double
  /// Its balance, as its run gives it.
  var balance: PageFigures.Value

  /// Makes a document of a row of `documents.csv`.
  ///
  /// - Parameters:
  ///   - run: the number of its run.
  ///   - group: the number of its group.
  ///   - words: its running words.
  ///   - poles: its hits on the two poles.
  ///   - field: the text of a column; nil where the table has none of that name.
  init(
    run: Int, group: Int, words: Int, poles: PoleCount, _ field: (String) -> String?
  ) {
    func number(_ name: String) -> Double? { field(name).flatMap(Double.init) }
    self.run = run
    self.group = group
    self.words = words
    self.poles = poles
    id = field("doc_id") ?? ""
    title = field("title") ?? ""
    date = field("date") ?? ""
    sentences = number("all_sentences") ?? 1
    balance = PageFigures.Value(
      value: number("balance"), low: number("balance_low"), high: number("balance_high"),
      reliability: field("reliability") ?? "")
  }

  /// Its name for people: its title, or else its path.
  var name: String { title.isEmpty ? id : title }
}

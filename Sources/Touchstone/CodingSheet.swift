import CorpusModel
import Lexicons
import Reporting

/// A table for a person to fill in: sentences with their neighbours, and empty columns.
struct CodingSheet {
  /// One sentence.
  struct Row {
    var previous: String
    var next: String
    var key: SampleKey.Row
  }

  let rows: [Row]
  let lexicon: Lexicon
  let options: CodingSample.Options

  /// The columns to fill in: a label for each pole, and each category where they are wanted; the words
  /// that justify it, for each pole; a note.
  private var openColumns: [String] {
    let poles = lexicon.poleNames
    let categories =
      options.wantsCategories || poles.isEmpty
      ? lexicon.categories.map(\.path).filter { !poles.contains($0) } : []
    return poles + categories + poles.map { $0 + "_spans" } + ["note"]
  }

  /// The file.
  var bytes: [UInt8] {
    var encoder = CSVEncoder()
    let open = openColumns
    encoder.append(row: (["id", "previous", "sentence", "next"] + open).map(Cell.text))
    for row in rows {
      let texts = [row.key.id, row.previous, row.key.sentence, row.next]
      encoder.append(row: texts.map(Cell.text) + open.map { _ in .missing })
    }
    return encoder.bytes
  }
}

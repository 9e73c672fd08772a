package import CorpusModel

extension ConcordanceLine {
  /// The header of a table of lines, as CSV.
  package static var csvHeaderBytes: [UInt8] {
    var csv = CSVEncoder()
    TableLayout.concordance.appendHeader(to: &csv)
    return csv.bytes
  }

  /// The line as a row of CSV.
  package var csvBytes: [UInt8] {
    var csv = CSVEncoder()
    TableLayout.concordance.append(self, to: &csv)
    return csv.bytes
  }

  /// The line as one line of JSON.
  package var jsonBytes: [UInt8] {
    var bytes: [UInt8] = []
    TableLayout.concordance.append(self, toLines: &bytes)
    return bytes
  }
}

extension TableLayout<ConcordanceLine> {
  /// The lines of `touchstone concordance`.
  static let concordance = TableLayout([
    Column("doc_id", .string, "The document: its path below the folder.") { .text($0.documentID) },
    Column("section", .string, "The text of the nearest heading above.") { .text($0.section) },
    Column("page", .integer, "The page of the source, from 1, where the format has pages.") {
      .integer($0.page)
    },
    Column("block", .integer, "The number of the block in the document, from 1.") {
      .integer($0.block)
    },
    Column("sentence", .integer, "The number of the sentence in the document, from 1.") {
      .integer($0.sentence)
    },
    Column("char_start", .integer, "The offset of the first character, in Unicode scalars.") {
      .integer($0.charStart)
    },
    Column("char_end", .integer, "The offset one past the last character, in Unicode scalars.") {
      .integer($0.charEnd)
    },
    Column("left", .string, "The words before.") { .text($0.left) },
    Column("text", .string, "The words found.") { .text($0.text) },
    Column("right", .string, "The words behind.") { .text($0.right) },
    Column("term", .string, "The pattern that found them.") { .text($0.term) },
    Column("category", .string, "The category of the pattern, where one was asked for.") {
      .text($0.category)
    },
    Column("pole", .string, "The pole on which the category stands, if on any.") {
      .text($0.pole)
    },
  ])
}

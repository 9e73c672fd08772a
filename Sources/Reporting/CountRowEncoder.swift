internal import CorpusModel
internal import Measures

/// Writes the rows of `counts.csv` of a document, which hold the same words again and again, without making cells of
/// those; the bytes are those of ``TableLayout/counts``.
struct CountRowEncoder: Sendable {
  /// The cells of each category, `category` and `pole`, as they are written.
  private let categories: [[UInt8]]

  /// Makes an encoder for the categories of some lexicons.
  init(_ outline: LexiconOutline) {
    categories = outline.categories.map { category in
      var cells = CSVEncoder()
      cells.append(.text(category.path))
      cells.append(.text(category.pole))
      return cells.bytes
    }
  }

  /// The rows of a document.
  func rows(of document: ScannedDocument) -> EncodedDocument.Chunk {
    var name = CSVEncoder()
    name.append(.text(document.id))
    name.append(.text(document.metadata.group))
    var encoder = CSVEncoder()
    for (index, category) in categories.enumerated() {
      let rate = Rate(hits: document.hits[index], words: document.words)
      encoder.append(written: name.bytes, cells: 2)
      encoder.append(written: category, cells: 2)
      encoder.append(.integer(rate.hits))
      encoder.append(.number(document.weightedHits[index]))
      encoder.append(.integer(rate.words))
      encoder.append(.number(rate.perThousand))
      encoder.endRow()
    }
    return EncodedDocument.Chunk(table: .counts, bytes: encoder.bytes, rows: encoder.rows)
  }
}

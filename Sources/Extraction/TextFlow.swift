import CorpusModel

/// What a text of paragraphs, tables and boxes needs beyond blocks: cells that are one block, and what
/// waits until the block is done, such as notes and text boxes.
struct TextFlow {
  /// How many paragraphs a cell may have and still be one block, as in HTML.
  static let paragraphsInCell = 6
  /// How many elements a cell may have and still be one block; no more are looked at.
  static let elementsInCell = 20_000

  /// The text and blocks so far.
  var builder = DocumentBuilder()
  /// How many cells that are one block are open.
  private var wholeCells = 0

  /// Whether text goes into a cell that is one block.
  var isInCell: Bool { wholeCells > 0 }

  /// Begins a cell that is one block.
  mutating func beginCell() {
    if !isInCell { builder.endBlock(.paragraph) }
    wholeCells += 1
  }

  /// Ends a cell that is one block.
  mutating func endCell() {
    wholeCells -= 1
    endBlock(.tableCell)
  }

  /// Ends a block; in a cell that is one block, only words are parted.
  mutating func endBlock(_ kind: Block.Kind, level: Int = 0) {
    if isInCell { builder.separate() } else { builder.endBlock(kind, level: level) }
  }
}

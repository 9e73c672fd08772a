/// A run of words that stand beside each other on a page, with no gap as wide as between columns.
struct PDFLine {
  /// The words, with one space between them.
  var text: [UInt8]
  /// The page, from 1.
  var page: Int
  var left: Float
  var top: Float
  var right: Float
  var bottom: Float
  /// The height of its largest word: how large the type is.
  var size: Float
  /// The width of its first word.
  var firstWord: Float
  /// Whether it runs up or down the page.
  var isVertical = false
  /// Whether another line stands beside it, as in a row of a table.
  var isCell = false
  /// Whether it is read from right to left.
  var isRightToLeft = false

  /// Whether it is a running head or foot or the number of a page.
  var isRunning = false

  /// Whether the break after this line is inside a word.
  var endsInHyphen: Bool { Hyphen.length(endingAt: text.count, of: text.span) > 0 }
}

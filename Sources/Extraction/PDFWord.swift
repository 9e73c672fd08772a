/// One word of a page of a PDF file: its letters and the box that they take, in points from the top left.
struct PDFWord {
  /// The letters, UTF-8, as they stand from left to right.
  var text: [UInt8]
  var left: Float
  var top: Float
  var right: Float
  var bottom: Float

  var width: Float { right - left }
  var height: Float { bottom - top }

  /// Whether the word runs up or down the page; words of less than four letters do not tell.
  var isVertical: Bool { text.count >= 4 && height > 1.6 * width }
}

/// One page of a PDF file.
struct PDFPage {
  /// The number of the page, from 1.
  var number: Int
  var width: Float
  var height: Float
  /// The words, in the order in which the file places them.
  var words: [PDFWord] = []
}

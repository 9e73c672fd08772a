import Markup

/// Reads what `mutool draw -F txt` writes: lines, empty lines between blocks, and form feeds between pages.
///
/// It gives no places; lines are put below each other on pages of their own, so that the same rules as for
/// placed text find their paragraphs.
struct MuPDFPages {
  private static let leading: Float = 12
  private static let letter: Float = 5

  private(set) var lines: [PDFLine] = []
  /// The height of each page by its number.
  private(set) var heights: [Int: Float] = [:]

  /// Reads the output of one run.
  init(_ output: [UInt8]) {
    var page = 1
    for part in output.split(separator: 0x0C, omittingEmptySubsequences: false) {
      add(part, of: output, page: page)
      page += 1
    }
    // The last form feed ends the last page.
    heights[page - 1] = nil
  }

  private mutating func add(_ part: ArraySlice<UInt8>, of output: [UInt8], page: Int) {
    var row: Float = 0
    for line in part.split(separator: 0x0A, omittingEmptySubsequences: false) {
      row += 1
      let text = PDFLetters.plain(output.span, line.startIndex..<line.endIndex, resolves: false)
      guard !text.isEmpty else { continue }
      let characters = Float(text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
      let first = Float(text.prefix { $0 != 0x20 }.count)
      lines.append(
        PDFLine(
          text: text, page: page, left: 0, top: row * MuPDFPages.leading,
          right: characters * MuPDFPages.letter, bottom: (row + 1) * MuPDFPages.leading,
          size: MuPDFPages.leading, firstWord: first * MuPDFPages.letter))
    }
    heights[page] = max(row + 1, 20) * MuPDFPages.leading
  }
}

import CorpusModel
import Markup

/// Reads what `pdftotext -raw -bbox` writes: what the file says of itself, and each page's words in boxes.
///
/// The form is XHTML, but for control characters that XML forbids; one pass over the bytes reads it.
struct PopplerPages {
  private(set) var pages: [PDFPage] = []
  private(set) var metadata = Metadata()
  private let bytes: [UInt8]
  private var index = 0

  /// Reads the output of one run; its first page has the number `firstPage`.
  init(_ output: [UInt8], firstPage: Int) {
    bytes = output
    readHead()
    while let mark = next("<") {
      index = mark + 1
      if bytes.span.hasPrefix("word ", at: index) {
        readWord()
      } else if bytes.span.hasPrefix("page ", at: index) {
        pages.append(
          PDFPage(number: firstPage + pages.count, width: number() ?? 0, height: number() ?? 0))
      }
    }
  }

  // MARK: Pages

  private mutating func readWord() {
    guard let left = number(), let top = number(), let right = number(), let bottom = number(),
      let start = next(">"), !pages.isEmpty
    else { return }
    index = start + 1
    guard let end = next("<") else { return }
    index = end
    let text = PDFLetters.plain(bytes.span, start + 1..<end)
    guard !text.isEmpty else { return }
    pages[pages.count - 1].words.append(
      PDFWord(text: text, left: left, top: top, right: right, bottom: bottom))
  }

  /// The next number in quotation marks.
  private mutating func number() -> Float? {
    guard let quote = next("\"") else { return nil }
    index = quote + 1
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var value: Float = 0
    var unit: Float = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: ".") {
        unit = 1
      } else if bytes[index].isASCIIDigit {
        unit /= 10
        // Hundredths of a point are enough.
        if unit == 0 {
          value = value * 10 + Float(bytes[index] & 0x0F)
        } else if unit > 0.005 {
          value += Float(bytes[index] & 0x0F) * unit
        }
      } else {
        return nil
      }
      index += 1
    }
    index += 1
    value = min(value, 1e6)
    return isNegative ? -value : value
  }

  private func next(_ mark: Unicode.Scalar) -> Int? {
    let mark = UInt8(ascii: mark)
    var position = index
    while position < bytes.count {
      if bytes[position] == mark { return position }
      position += 1
    }
    return nil
  }

  // MARK: What the file says of itself

  private mutating func readHead() {
    guard let start = find("<head>"), let end = find("</head>") else { return }
    let head = String(decoding: bytes[start..<end], as: UTF8.self)
    index = end
    for line in head.split(whereSeparator: \.isNewline) {
      if let title = PopplerPages.between("<title>", "</title>", in: line) {
        set(.title, DocumentTitle.cleaned(title))
      } else if let author = PopplerPages.between(
        "<meta name=\"Author\" content=\"", "\"/>", in: line)
      {
        set(.author, author)
      } else if let date = PopplerPages.between(
        "<meta name=\"CreationDate\" content=\"", "\"/>", in: line)
      {
        set(.date, CalendarDate.normalised(date))
      } else if let date = PopplerPages.between(
        "<meta name=\"ModDate\" content=\"", "\"/>", in: line)
      {
        set(.modified, CalendarDate.normalised(date))
      }
    }
  }

  private mutating func set(_ field: Metadata.Field, _ value: String?) {
    metadata.set(field, to: value, from: .documentProperties)
  }

  /// Where `mark` stands in the first bytes.
  private func find(_ mark: String) -> Int? {
    (0..<min(bytes.count, 1 << 16)).first { bytes.span.hasPrefix(mark, at: $0) }
  }

  private static func between(_ start: String, _ end: String, in line: Substring) -> String? {
    guard line.hasPrefix(start), line.hasSuffix(end) else { return nil }
    let text = CharacterReferences.resolved(String(line.dropFirst(start.count).dropLast(end.count)))
    let words = text.split(whereSeparator: \.isSpace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}

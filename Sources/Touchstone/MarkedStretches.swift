import DelimitedText
import Lexicons

/// The rows of a table of marked words.
struct MarkedStretches {
  /// One row.
  struct Row {
    var line: Int
    var document: String?
    var label: String
    var start: Int
    var end: Int
    var words: String?

    /// The place, where it lies in the text and its words stand there.
    func checkedPlace(in text: [Unicode.Scalar], file: String) throws -> Range<Int> {
      guard start >= 0, start < end, end <= text.count else {
        throw ScanError(
          "\(file):\(line): the text has \(text.count) characters, which \(start) to \(end) does "
            + "not lie in; is this the right document?", isUsage: true)
      }
      var found = String.UnicodeScalarView()
      found.append(contentsOf: text[start..<end])
      if let words, String(found) != words {
        throw ScanError(
          "\(file):\(line): at \(start) to \(end) stands “\(String(found))”, not “\(words)”; is this "
            + "the right document?", isUsage: true)
      }
      return start..<end
    }
  }

  private(set) var rows: [Row] = []

  init(_ text: String, file: String, lexicon: Lexicon) throws {
    let table = try CodedSentences.table(text, file: file)
    let header = (table.first?.cells ?? []).map { $0.trimmed.lowercased() }
    func column(_ names: [String]) throws -> Int {
      if let index = MarkedStretches.optional(header, names) { return index }
      throw ScanError(
        "\(file):1: the column '\(names[0])' is missing; the columns found are "
          + (header.isEmpty ? "none" : header.joined(separator: ", ")), isUsage: true)
    }
    let label = try column(["category", "label", "pole"])
    let start = try column(["char_start", "start"])
    let end = try column(["char_end", "end"])
    let document = MarkedStretches.optional(header, ["document", "doc_id"])
    let words = MarkedStretches.optional(header, ["verbatim", "text", "span"])
    let poles = lexicon.poleNames
    let known = poles + lexicon.categories.map(\.path)
    for row in table.dropFirst() {
      guard row.cells.count >= header.count else {
        throw ScanError(
          "\(file):\(row.line): \(row.cells.count) cells, but the header has \(header.count)",
          isUsage: true)
      }
      let name = row.cells[label].trimmed
      guard known.contains(name) else {
        let near = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
        throw ScanError(
          "\(file):\(row.line): the lexicon has no category or pole '\(name)'\(near)",
          isUsage: true)
      }
      guard let first = Int(row.cells[start].trimmed), let last = Int(row.cells[end].trimmed) else {
        throw ScanError(
          "\(file):\(row.line): '\(header[start])' and '\(header[end])' must be whole numbers, found "
            + "'\(row.cells[start])' and '\(row.cells[end])'", isUsage: true)
      }
      rows.append(
        Row(
          line: row.line, document: document.map { row.cells[$0] }, label: name, start: first,
          end: last, words: words.map { row.cells[$0] }))
    }
    if rows.isEmpty { throw ScanError("\(file): holds no marked words", isUsage: true) }
  }

  private static func optional(_ header: [String], _ names: [String]) -> Int? {
    names.lazy.compactMap { header.firstIndex(of: $0) }.first
  }
}

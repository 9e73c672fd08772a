import CorpusModel
import Measures
import Reporting

/// The colour of a pole in a report.
typealias PageTone = Chart.Tone

/// Turns drawn hits into sentences with their hits marked.
struct PageQuotes {
  /// The documents.
  let corpus: PageCorpus
  private let files: [RunFile]
  private let places: [[Int]]

  /// The columns of `findings.csv` that are looked at.
  private static let columns = [
    "sentence_text", "text", "sentence_offset", "pole", "contrast_role", "section", "page",
    "sentence",
  ]
  /// A longer sentence is cut around its hit.
  private static let longest = 600

  /// Opens the tables of a corpus.
  ///
  /// - Throws: ``ScanError`` where one cannot be read.
  init(_ corpus: PageCorpus) throws {
    self.corpus = corpus
    files = try corpus.runs.map { try RunFile("findings.csv", in: $0) }
    places = try files.map { try $0.places(of: PageQuotes.columns) }
  }

  /// The sentence of a hit, with the name of its document where that is wanted.
  func quote(_ candidate: EvidenceSample.Candidate, namesSource: Bool) throws -> Quote {
    let document = try corpus[candidate.document]
    let run = document.run
    let rows = try files[run].rows(
      at: candidate.start, count: candidate.count, places: places[run])
    let row = rows.indices.contains(candidate.place) ? rows[candidate.place] : rows.first
    let text = row?[0] ?? ""
    // Of a very long sentence, which is cut, other hits may show another part.
    let marks = rows.enumerated().compactMap { number, other -> Quote.Mark? in
      guard let row, other.cell(0, equals: row) else { return nil }
      return mark(other, at: offset(other), isFocus: number == candidate.place)
    }
    let focus = marks.first { $0.isFocus }?.range ?? 0..<0
    return PageQuotes.cut(
      Quote(
        text, marks: marks, source: namesSource ? document.name : "",
        place: try row.map {
          try place(
            candidate.document, section: $0[5], page: $0[6], sentence: $0[7],
            namesSource: namesSource)
        }
          ?? ""),
      around: focus)
  }

  /// The hits of a contrast marked in its sentences.
  func marks(ofRows offsets: [Int], run: Int, in text: String) throws -> [Quote.Mark] {
    try offsets.flatMap { try files[run].rows(at: $0, count: 1, places: places[run]) }
      .compactMap { row in
        // A contrast may take several sentences; the hit's own begins somewhere in them.
        guard let before = SentenceExcerpt.place(of: row[0], in: text) else { return nil }
        return mark(row, at: before + offset(row), isFocus: true)
      }
  }

  /// Where a sentence stands, in words.
  func place(
    _ document: Int, section: String, page: String, sentence: String, namesSource: Bool = true
  ) throws -> String {
    let document = try corpus[document]
    var parts: [String] = []
    if namesSource, document.name != document.id { parts.append(document.id) }
    if !section.isEmpty {
      parts.append("“\(section.shortened(to: 80))”")
    }
    if !page.isEmpty { parts.append("page \(page)") }
    parts.append("sentence \(sentence)")
    return parts.joined(separator: ", ")
  }

  private func offset(_ row: RunRow) -> Int { Int(row[2]) ?? 0 }

  private func mark(_ row: RunRow, at start: Int, isFocus: Bool) -> Quote.Mark {
    let tone: PageTone =
      row[3] == corpus.index?.poles.first
      ? .first : row[3] == corpus.index?.poles.second ? .second : .neutral
    return Quote.Mark(
      start..<start + PageQuotes.length(row[1]), tone, isFocus: isFocus,
      isLosing: row[4] == "rejected")
  }

  /// The scalars of a hit in a sentence in which every run of white space is one space.
  private static func length(_ text: String) -> Int {
    var count = 0
    var isBlank = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar == " " || ("\t"..."\r").contains(scalar)
      if !(isSpace && isBlank) { count += 1 }
      isBlank = isSpace
    }
    return count
  }

  /// A quote without what stands far from a hit.
  private static func cut(_ quote: Quote, around focus: Range<Int>) -> Quote {
    guard quote.text.utf8.count > longest else { return quote }
    let scalars = Array(quote.text.unicodeScalars)
    guard scalars.count > longest else { return quote }
    let start = max(0, focus.lowerBound - longest / 2)
    let end = min(scalars.count, max(focus.upperBound, start + longest))
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    var quote = quote
    let lead = start > 0 ? "…" : ""
    quote.text = lead + String(view) + (end < scalars.count ? "…" : "")
    let shift = start - lead.unicodeScalars.count
    quote.marks = quote.marks.filter { $0.range.lowerBound >= start && $0.range.upperBound <= end }
      .map { mark in
        var mark = mark
        mark.range = mark.range.lowerBound - shift..<mark.range.upperBound - shift
        return mark
      }
    return quote
  }
}

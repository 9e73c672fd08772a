public import CorpusModel
public import Lexicons
import Matching
import Reporting

/// Compares the hits of a lexicon in whole documents with a table of the words that a coder marked there,
/// one stretch a row.
///
/// The columns are `category` (or `label`: a category or pole), `char_start` and `char_end` (or `start`
/// and `end`: Unicode scalars, the end excluded), and, where they are, `verbatim` (or `text`, `span`) to
/// check the place by, an `id`, and `document` where there are several. The coder is taken to have read
/// whole documents for every category of the poles, and for those others that she gave at all.
public struct DocumentEvaluation: Sendable {
  /// The comparison.
  public private(set) var spans: SpanEvaluation
  /// The documents that could not be read.
  public private(set) var problems: [Problem] = []

  private let lexicon: Lexicon
  private let file: String

  /// Reads a table and the documents, and compares.
  ///
  /// - Parameters:
  ///   - path: a CSV file.
  ///   - documents: the folders, files or globs in which the stretches stand.
  ///   - lexicon: the lexicon.
  ///   - allSections: whether standard parts, such as an auditor's report, count like others.
  ///   - limits: the limits within which each document is read, in a process of its own, as
  ///     ``ScanOptions/readingLimits``; nil to read in this one.
  /// - Throws: ``ScanError`` where the table cannot be read, or a stretch is not where it says.
  public init(
    _ path: String, documents: [String], lexicon: Lexicon, allSections: Bool = false,
    limits: ScanOptions.ReadingLimits? = nil
  ) async throws {
    self.lexicon = lexicon
    file = path
    let marked = try MarkedStretches(CodedSentences.text(of: path), file: path, lexicon: lexicon)
    let poles = lexicon.poleNames
    let given = Set(marked.rows.map(\.label))
    let onPoles = lexicon.categories.filter { $0.pole != nil || poles.isEmpty }.map(\.path)
    let others = lexicon.categories.map(\.path).filter {
      given.contains($0) && !onPoles.contains($0)
    }
    // Where only poles were given, categories were not told apart.
    let areCategories = given.contains { !poles.contains($0) }
    let categories = areCategories ? onPoles.filter { !poles.contains($0) } + others : []
    spans = SpanEvaluation(labels: poles + categories)
    let matcher = Matcher(lexicon)
    var left = Dictionary(grouping: marked.rows) { $0.document ?? "" }
    var texts: [Document] = []
    try await ExtractedPage.forEach(in: documents, allSections: allSections, limits: limits) {
      outcome in
      switch outcome {
      case .skipped(let problem): problems.append(problem)
      case .scanned(let page): texts.append(page.document)
      }
    }
    if left[""] != nil, texts.count != 1 {
      throw ScanError(
        "\(path): the column 'document' is missing, and \(texts.count) documents were read; name one "
          + "with --documents, or say in each row where its words stand", isUsage: true)
    }
    for document in texts {
      guard let rows = left.removeValue(forKey: left[""] != nil ? "" : document.id) else {
        continue
      }
      try add(document, rows, matcher)
    }
    if let row = left.values.flatMap(\.self).min(by: { $0.line < $1.line }) {
      throw ScanError(
        "\(path):\(row.line): the document '\(row.document ?? "")' is not among those that were read; "
          + "the names are paths below the folder given", isUsage: true)
    }
  }

  private mutating func add(
    _ document: Document, _ rows: [MarkedStretches.Row], _ matcher: Matcher
  ) throws {
    let text = MatchedText(document, with: matcher)
    let basis = OffsetBasis(document)
    let tokens = text.tokenized.tokens
    var starts: [Int] = []
    var ends: [Int] = []
    for token in tokens {
      let characters = basis.characters(token.span)
      starts.append(characters.lowerBound)
      ends.append(characters.upperBound)
    }
    let scalars = Array(basis.string.unicodeScalars)
    var coded = Dictionary(uniqueKeysWithValues: spans.labels.map { ($0, [CodedStretch]()) })
    for row in rows {
      let place = try row.checkedPlace(in: scalars, file: file)
      let first = ends.firstIndex { $0 > place.lowerBound } ?? tokens.count
      let end = starts[first...].firstIndex { $0 >= place.upperBound } ?? tokens.count
      guard first < end else {
        throw ScanError(
          "\(file):\(row.line): there is no word at \(place.lowerBound) to \(place.upperBound) of "
            + document.id, isUsage: true)
      }
      let stretch = CodedStretch(text: "\(row.line)", places: [first..<end], count: 1)
      let labels = lexicon.category(row.label).map(lexicon.labels(of:)) ?? [row.label]
      for label in labels {
        let isKnown = coded[label]?.contains { $0.places == stretch.places } ?? true
        if !isKnown { coded[label]?.append(stretch) }
      }
    }
    spans.add(
      SpanEvaluation.Passage(id: document.id, stratum: "", sentence: nil), coded, text, lexicon)
  }

  /// The results as JSON: `spans` as ``Evaluation/json`` has it, and `lexicon`.
  public var json: String {
    let poles = lexicon.poleNames
    let value: JSONValue = [
      "spans": spans.json(poles: poles),
      "lexicon": lexicon.identityJSON,
    ]
    return value.prettyText
  }
}

extension ScanError {
  /// Marked words in documents come from one table, which has no key.
  public static let documentsTakeOneFile = ScanError(
    "--documents goes with one CSV file of marked words, without --key", isUsage: true)
}

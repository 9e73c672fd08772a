import CorpusModel
import Reporting

/// The evidence of a page in the making: figures ask for it, and it is listed in the order in which they do.
struct EvidenceBook {
  /// The sentences of one side of a figure.
  struct Side {
    /// Whose they are.
    var title: String
    /// The figures that count them.
    var keys: [EvidenceKey]
  }

  /// What a figure was asked for with.
  private struct Request: Hashable {
    var title: String
    var keys: [[EvidenceKey]]
  }

  private(set) var evidence: [Evidence] = []
  /// What was asked for before, so that a figure that stands twice has its sentences once.
  private var known: [Request: Evidence.ID] = [:]
  private let sample: EvidenceSample
  private let quotes: PageQuotes

  /// Starts an empty book.
  init(_ sample: EvidenceSample, _ quotes: PageQuotes) {
    self.sample = sample
    self.quotes = quotes
  }

  /// Adds the sentences behind a figure.
  ///
  /// - Parameters:
  ///   - title: the figure.
  ///   - filter: where in `findings.csv` all of its hits are.
  ///   - sides: whose sentences.
  ///   - namesSources: whether sentences name their documents.
  /// - Returns: nil where there is no sentence.
  /// - Throws: ``ScanError`` where `findings.csv` cannot be read.
  mutating func add(
    _ title: String, filter: String, _ sides: [Side], namesSources: Bool = true
  ) throws -> Evidence.ID? {
    let request = Request(title: title, keys: sides.map(\.keys))
    if let id = known[request] { return id }
    let id = Evidence.ID(evidence.count + 1)
    var shown = 0
    var total = 0
    let sides = try sides.map { side in
      let candidates = sample.candidates(side.keys)
      let count = sample.total(side.keys)
      shown += candidates.count
      total += count
      return Evidence.Side(
        "\(side.title): " + Plural.of(count, "hit"),
        try candidates.map { try quotes.quote($0, namesSource: namesSources) })
    }
    guard total > 0 else { return nil }
    let drawn =
      shown == total
      ? "All hits are shown."
      : "\(shown) sentences, drawn at random (hits: \(Number.grouped(total)))."
    evidence.append(
      Evidence(
        id, title: title, note: "\(drawn) All stand in findings.csv: \(filter).", sides: sides))
    known[request] = id
    return id
  }

  /// Adds the sentences of a document on both poles.
  ///
  /// - Returns: nil where it has no hit.
  /// - Throws: ``ScanError`` where `findings.csv` cannot be read.
  mutating func add(document: Int, _ poles: LexiconOutline.Poles) throws -> Evidence.ID? {
    let shown = try quotes.corpus[document]
    return try add(
      shown.name, filter: "doc_id = \(shown.id)",
      [(poles.first, 0), (poles.second, 1)].map { pole, side in
        Side(title: pole, keys: [EvidenceKey(unit: .pole(side), scope: .document(document))])
      }, namesSources: false)
  }
}

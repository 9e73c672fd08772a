import CorpusModel
import Measures
import Reporting

/// Which sentences stand behind a figure.
struct EvidenceKey: Hashable {
  /// What is counted.
  enum Unit: Hashable {
    /// Hits on a pole: 0 or 1.
    case pole(Int)
    /// Hits in a category.
    case category(Int)
    /// Hits of a term.
    case term(RunTables.Term)
  }

  /// Where it is counted.
  enum Scope: Hashable {
    /// In a group.
    case group(Int)
    /// In a document.
    case document(Int)
  }

  /// What is counted.
  var unit: Unit
  /// Where it is counted.
  var scope: Scope
}

/// A few sentences for each figure, drawn at random from the hits in `findings.csv` of the runs: whole ones before headings, and
/// from as many documents as there are.
///
/// The draw goes by a hash of each hit's document and number, so that it depends on nothing else.
struct EvidenceSample {
  /// How many sentences stand behind one side of a figure.
  static let size = 3

  /// A hit that was drawn.
  struct Candidate {
    /// By what it was drawn: the lower, the sooner.
    let rank: Rank
    /// Its document.
    let document: Int
    /// Where the rows of its sentence begin in `findings.csv`, and how many there are.
    let start: Int
    let count: Int
    /// Which of them it is.
    let place: Int
  }

  /// By what hits are drawn.
  struct Rank: Comparable {
    /// 0 for a sentence of readable length, 1 for others, 2 for headings.
    let quality: Int
    /// How many hits of its document come before it.
    var order = 0
    /// What decides among equals.
    let hash: UInt64

    static func < (one: Rank, other: Rank) -> Bool {
      (one.quality, one.order, one.hash) < (other.quality, other.order, other.hash)
    }
  }

  /// Where the rows of contrasts' hits begin, by `contrast_id` behind the number of the run.
  private(set) var contrastRows: [String: [Int]] = [:]
  /// Where in documents the hits on the two poles stand, from 0 to 1, for those of which that is asked for.
  private(set) var places: [Int: Places] = [:]
  private var figures: [Slot: Figure] = [:]
  let corpus: PageCorpus
  private let shown: Set<Int>
  /// The terms whose figures are shown, by number.
  private let terms: [RunTables.Term: Int]
  private let contrasts: Set<String>
  private let placed: Set<Int>

  /// Places of hits, as shares of a document's sentences.
  struct Places {
    /// Those on the first pole.
    var first: [Double] = []
    /// Those on the second pole.
    var second: [Double] = []
  }

  /// A figure, as ``EvidenceKey`` names it: what is counted as a number, which ``number(of:)`` gives.
  private struct Slot: Hashable {
    var unit: Int
    var scope: EvidenceKey.Scope
  }

  /// The hits that a figure counts, and those that were drawn.
  private struct Figure {
    var drawn: [Candidate] = []
    var total = 0

    /// How many of a document's hits may still be drawn: its second one comes behind all documents' first ones.
    var wanted: Int {
      guard drawn.count == EvidenceSample.size, let last = drawn.last else {
        return EvidenceSample.size
      }
      return last.rank.quality == 0 && last.rank.order == 0 ? 1 : EvidenceSample.size
    }

    mutating func add(_ candidates: [Candidate], of hits: Int) {
      total += hits
      for candidate in candidates {
        if drawn.count == EvidenceSample.size, let last = drawn.last, candidate.rank > last.rank {
          continue
        }
        let place = drawn.firstIndex { candidate.rank < $0.rank } ?? drawn.count
        drawn.insert(candidate, at: place)
        if drawn.count > EvidenceSample.size { drawn.removeLast() }
      }
    }
  }

  /// Draws sentences.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - figures: which documents' own figures are shown, and of which the places of hits.
  ///   - terms: the terms whose figures are shown.
  ///   - contrasts: the contrasts that are shown, each as ``contrastKey(run:id:)``.
  ///   - hits: the hits of the only run; nil where they are to be read from the tables.
  /// - Throws: ``ScanError`` where a table cannot be read.
  init(
    _ corpus: PageCorpus, _ figures: PageFigures, terms: Set<RunTables.Term>,
    contrasts: Set<String>, hits: HitIndex? = nil
  ) throws {
    self.corpus = corpus
    placed = Set(figures.placed)
    shown = Set(figures.shown).union(placed)
    self.terms = Dictionary(
      terms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.contrasts = contrasts
    if let hits {
      try read(hits)
    } else {
      for run in corpus.runs.indices { try read(run) }
    }
  }

  /// The name of a contrast among those of several runs.
  static func contrastKey(run: Int, id: String) -> String { "\(run) \(id)" }

  /// The sentences behind figures that belong together, such as one of several groups.
  func candidates(_ keys: [EvidenceKey]) -> [Candidate] {
    let all = keys.flatMap { figure($0)?.drawn ?? [] }.sorted { $0.rank < $1.rank }
    return Array(all.prefix(EvidenceSample.size))
  }

  /// How many hits such figures count.
  func total(_ keys: [EvidenceKey]) -> Int { keys.reduce(0) { $0 + (figure($1)?.total ?? 0) } }

  private func figure(_ key: EvidenceKey) -> Figure? {
    number(of: key.unit).flatMap { figures[Slot(unit: $0, scope: key.scope)] }
  }

  /// The number of what is counted: poles, then categories, then terms.
  private func number(of unit: EvidenceKey.Unit) -> Int? {
    switch unit {
    case .pole(let side): side
    case .category(let category): 2 + category
    case .term(let term): terms[term].map { 2 + corpus.outline.categories.count + $0 }
    }
  }

  /// The number of a term, if its figures are shown.
  func number(ofTerm term: RunTables.Term) -> Int? { number(of: .term(term)) }

  // MARK: Taking hits

  /// Begins with a document.
  func begin(
    _ reading: inout Reading, _ found: (number: Int, group: Int)?, _ name: String
  ) throws {
    reading.document = found?.number ?? -1
    reading.group = found?.group ?? 0
    let isPlaced = placed.contains(reading.document)
    reading.placedSentences = isPlaced ? try corpus[reading.document].sentences : nil
    reading.seed = EvidenceSample.hash(name)
  }

  /// Takes a hit of the document.
  mutating func take(_ row: Row, into reading: inout Reading) {
    if reading.sentences.isEmpty || row.sentence != reading.sentenceNumber {
      reading.sentences.append(Sentence(start: row.offset))
      reading.sentenceNumber = row.sentence
    }
    if let sentences = reading.placedSentences { notePlace(of: row, reading.document, sentences) }
    let sentence = reading.sentences.count - 1
    reading.hits.append(
      Hit(
        category: row.category, term: row.term, quality: EvidenceSample.quality(row),
        hash: EvidenceSample.mixed(reading.seed &+ UInt64(row.number)), sentence: sentence,
        place: reading.sentences[sentence].count))
    reading.sentences[sentence].count += 1
    if let contrast = row.contrast, contrasts.contains(contrast) {
      contrastRows[contrast, default: []].append(row.offset)
    }
  }

  private mutating func notePlace(of row: Row, _ document: Int, _ sentences: Double) {
    guard let side = corpus.index?.sides[row.category] else { return }
    let place = min(1, (Double(row.sentence) - 0.5) / max(1, sentences))
    if side == 0 {
      places[document, default: Places()].first.append(place)
    } else {
      places[document, default: Places()].second.append(place)
    }
  }

  private static func quality(_ row: Row) -> Int {
    row.isInHeading ? 2 : (40...400).contains(row.length) ? 0 : 1
  }

  /// Takes what was read of a document, and makes ready for the next.
  mutating func finish(_ reading: inout Reading) {
    defer { reading.clear() }
    guard reading.document >= 0 else { return }
    let isShown = shown.contains(reading.document)
    var units = HitsByUnit()
    swap(&units, &reading.units)
    for (number, hit) in reading.hits.enumerated() {
      units.add(number, to: 2 + hit.category)
      if let side = corpus.index?.sides[hit.category] { units.add(number, to: side) }
      if let term = hit.term { units.add(number, to: term) }
    }
    units.empty { unit, hits in
      let slot = Slot(unit: unit, scope: .group(reading.group))
      let hasOwn = isShown && unit < 2
      let wanted = hasOwn ? EvidenceSample.size : figures[slot]?.wanted ?? EvidenceSample.size
      let best = EvidenceSample.best(wanted, of: hits, reading)
      figures[slot, default: Figure()].add(best, of: hits.count)
      guard hasOwn else { return }
      let own = Slot(unit: unit, scope: .document(reading.document))
      figures[own, default: Figure()].add(best, of: hits.count)
    }
    swap(&units, &reading.units)
  }

  /// The hits of one document to be drawn first, one a sentence.
  private static func best(_ count: Int, of hits: [Int], _ reading: Reading) -> [Candidate] {
    var best: [Candidate] = []
    while best.count < count {
      var next: Hit?
      for number in hits {
        let hit = reading.hits[number]
        if let next, (hit.quality, hit.hash) >= (next.quality, next.hash) { continue }
        let start = reading.sentences[hit.sentence].start
        if best.contains(where: { $0.start == start }) { continue }
        next = hit
      }
      guard let hit = next else { break }
      let sentence = reading.sentences[hit.sentence]
      best.append(
        Candidate(
          rank: Rank(quality: hit.quality, order: best.count, hash: hit.hash),
          document: reading.document, start: sentence.start, count: sentence.count,
          place: hit.place))
    }
    return best
  }

  // MARK: Hash

  /// FNV-1a, 64 bits: Fowler, Noll & Vo 1991.
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// A number in which every bit depends on all of the seed's.
  static func mixed(_ seed: UInt64) -> UInt64 {
    var generator = SplitMix64(state: seed)
    return generator.next()
  }
}

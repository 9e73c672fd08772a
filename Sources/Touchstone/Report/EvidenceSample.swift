import CorpusModel
import DelimitedText
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
  private var drawn: [EvidenceKey: [Candidate]] = [:]
  private var totals: [EvidenceKey: Int] = [:]
  private let corpus: PageCorpus
  private let shown: Set<Int>
  private let terms: Set<RunTables.Term>
  private let contrasts: Set<String>
  private let placed: Set<Int>

  /// Places of hits, as shares of a document's sentences.
  struct Places {
    /// Those on the first pole.
    var first: [Double] = []
    /// Those on the second pole.
    var second: [Double] = []
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
    self.terms = terms
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
    let all = keys.flatMap { drawn[$0] ?? [] }.sorted { $0.rank < $1.rank }
    return Array(all.prefix(EvidenceSample.size))
  }

  /// How many hits such figures count.
  func total(_ keys: [EvidenceKey]) -> Int { keys.reduce(0) { $0 + (totals[$1] ?? 0) } }

  // MARK: Reading

  /// A hit of the document that is being read.
  private struct Hit {
    var category: Int
    var term: RunTables.Term?
    var quality: Int
    var hash: UInt64
    /// The number of its sentence among those of the document that have hits.
    var sentence: Int
    var place: Int
  }

  /// A sentence of the document that is being read.
  private struct Sentence {
    var start: Int
    var count = 0
  }

  private struct Reading {
    var document = -1
    var group = 0
    var hits: [Hit] = []
    var sentences: [Sentence] = []
    var sentenceNumber = -1
    var seed: UInt64 = 0
  }

  /// A row of hits, as it is drawn from.
  private struct Row {
    /// The number of the hit in its document, from 1.
    var number: Int
    var term: RunTables.Term
    /// The number of its sentence in the document.
    var sentence: Int
    /// The length of the sentence in the table.
    var length: Int
    var isInHeading: Bool
    /// Its contrast, as ``contrastKey(run:id:)``.
    var contrast: String?
    /// Where it begins.
    var offset: Int
  }

  private mutating func read(_ run: Int) throws {
    let finder = try corpus.finder(ofRun: run)
    let categories = Dictionary(
      corpus.outline.categories.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first })
    var reading = Reading()
    var number = 0
    var name = ""
    var found: PageCorpus.Finder.Found?
    let columns = [
      "doc_id", "category", "term", "marks", "sentence", "sentence_text", "contrast_id",
    ]
    try RunFile("findings.csv", in: corpus.runs[run]).forEachRow(columns) { row in
      if name.isEmpty || !row.cell(0, equals: name) {
        finish(&reading)
        name = row[0]
        found = try finder.find(row)
        number = 0
        begin(&reading, found.map { ($0.number, $0.group) }, name)
      }
      number += 1
      guard let found, let category = categories[row[1]] else { return }
      let term = RunTables.Term(category: category, text: row[2])
      // Hits that were left out of a comparison stand behind no figure.
      guard found.counts(term) else { return }
      try take(
        Row(
          number: number, term: term, sentence: try row.integer(4), length: row.length(5),
          isInHeading: row.length(3) > 0 && row[3].contains("heading"),
          contrast: row.length(6) > 0
            ? EvidenceSample.contrastKey(run: run, id: row[6]) : nil, offset: row.offset),
        into: &reading)
    }
    finish(&reading)
  }

  private mutating func read(_ hits: HitIndex) throws {
    let finder = try corpus.finder(ofRun: 0)
    let terms = hits.terms.map { RunTables.Term(category: $0.category, text: $0.text) }
    var reading = Reading()
    var name = ""
    try hits.forEach { hit in
      if hit.document != reading.document {
        finish(&reading)
        let found = try finder.find(number: hit.document)
        name = found?.id ?? ""
        begin(&reading, found.map { (hit.document, $0.group) }, name)
      }
      try take(
        Row(
          number: hit.number, term: terms[hit.term], sentence: hit.sentence,
          length: hit.sentenceLength, isInHeading: hit.isInHeading,
          contrast: hit.contrast.map {
            EvidenceSample.contrastKey(run: 0, id: RelationFinding.id(name, $0))
          }, offset: hit.offset),
        into: &reading)
    }
    finish(&reading)
  }

  private func begin(
    _ reading: inout Reading, _ found: (number: Int, group: Int)?, _ name: String
  ) {
    reading.document = found?.number ?? -1
    reading.group = found?.group ?? 0
    reading.seed = EvidenceSample.hash(name)
  }

  private mutating func take(_ row: Row, into reading: inout Reading) throws {
    if reading.sentences.isEmpty || row.sentence != reading.sentenceNumber {
      reading.sentences.append(Sentence(start: row.offset))
      reading.sentenceNumber = row.sentence
    }
    try notePlace(of: row, reading.document)
    let sentence = reading.sentences.count - 1
    reading.hits.append(
      Hit(
        category: row.term.category, term: terms.contains(row.term) ? row.term : nil,
        quality: EvidenceSample.quality(row),
        hash: EvidenceSample.mixed(reading.seed &+ UInt64(row.number)), sentence: sentence,
        place: reading.sentences[sentence].count))
    reading.sentences[sentence].count += 1
    if let contrast = row.contrast, contrasts.contains(contrast) {
      contrastRows[contrast, default: []].append(row.offset)
    }
  }

  private mutating func notePlace(of row: Row, _ document: Int) throws {
    guard placed.contains(document), let side = corpus.index?.sides[row.term.category] else {
      return
    }
    let sentences = try corpus[document].sentences
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
  private mutating func finish(_ reading: inout Reading) {
    defer { reading = Reading() }
    guard reading.document >= 0 else { return }
    var byUnit: [EvidenceKey.Unit: [Int]] = [:]
    for (number, hit) in reading.hits.enumerated() {
      byUnit[.category(hit.category), default: []].append(number)
      if let side = corpus.index?.sides[hit.category] {
        byUnit[.pole(side), default: []].append(number)
      }
      if let term = hit.term { byUnit[.term(term), default: []].append(number) }
    }
    let isShown = shown.contains(reading.document)
    for (unit, hits) in byUnit {
      let best = EvidenceSample.best(hits, reading)
      var scopes = [EvidenceKey.Scope.group(reading.group)]
      if isShown, case .pole = unit { scopes.append(.document(reading.document)) }
      for scope in scopes {
        let key = EvidenceKey(unit: unit, scope: scope)
        totals[key, default: 0] += hits.count
        add(best, to: key)
      }
    }
  }

  /// The hits of one document to be drawn first, one a sentence.
  private static func best(_ hits: [Int], _ reading: Reading) -> [Candidate] {
    var taken: Set<Int> = []
    var best: [Candidate] = []
    let ordered = hits.map { reading.hits[$0] }.sorted {
      ($0.quality, $0.hash) < ($1.quality, $1.hash)
    }
    for hit in ordered where best.count < size && taken.insert(hit.sentence).inserted {
      let sentence = reading.sentences[hit.sentence]
      best.append(
        Candidate(
          rank: Rank(quality: hit.quality, order: best.count, hash: hit.hash),
          document: reading.document, start: sentence.start, count: sentence.count,
          place: hit.place))
    }
    return best
  }

  private mutating func add(_ candidates: [Candidate], to key: EvidenceKey) {
    var list = drawn[key] ?? []
    for candidate in candidates {
      if list.count == EvidenceSample.size, let last = list.last, candidate.rank > last.rank {
        continue
      }
      let place = list.firstIndex { candidate.rank < $0.rank } ?? list.count
      list.insert(candidate, at: place)
      if list.count > EvidenceSample.size { list.removeLast() }
    }
    drawn[key] = list
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

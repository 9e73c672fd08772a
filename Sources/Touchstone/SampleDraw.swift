import Lexicons
import Measures

/// The usable sentences of a corpus, each with the number that decides its draw.
struct SentencePool {
  /// One sentence.
  struct Sentence: Hashable {
    /// The document's place in the listing.
    var document: Int
    /// The sentence's place in the document, from 0.
    var number: Int
    var finding: SentenceFinding
    /// A digest of its words.
    var hash: UInt64
    /// The lowest are drawn first.
    var priority: UInt64
    /// The number of its group or document.
    var unit: Int
  }

  /// The sentences, each wording once, in the order of the listing.
  private(set) var sentences: [Sentence] = []
  /// The groups or documents, each with the number that decides its turn.
  private(set) var unitPriorities: [UInt64] = []
  /// Sentences that occurred before, word for word.
  private(set) var repeated = 0
  private var units: [String: Int] = [:]
  private var seen: Set<UInt64> = []
  private let seed: UInt64

  init(seed: UInt64) {
    var generator = SplitMix64(state: seed)
    self.seed = generator.next()
  }

  mutating func add(
    _ candidates: [CandidateReader.Candidate], document: Int, name: String, unit: String
  ) {
    let base = seed ^ StableHash.of(name)
    let unitNumber = units[unit] ?? units.count
    if units.updateValue(unitNumber, forKey: unit) == nil {
      unitPriorities.append(seed ^ StableHash.of(unit))
    }
    for candidate in candidates {
      guard seen.insert(candidate.hash).inserted else {
        repeated += 1
        continue
      }
      var generator = SplitMix64(state: base &+ UInt64(candidate.number) &* 0xD134_2543_DE82_EF95)
      sentences.append(
        Sentence(
          document: document, number: candidate.number, finding: candidate.finding,
          hash: candidate.hash, priority: generator.next(), unit: unitNumber))
    }
  }
}

/// The sentences that were drawn, in an order that says nothing of how.
struct SampleDraw {
  /// One sentence.
  struct Row {
    var sentence: SentencePool.Sentence
    var stratum: CodingSample.Report.Stratum
  }

  /// The sentences, shuffled.
  private(set) var rows: [Row] = []
  /// The strata, those of which nothing was drawn included.
  private(set) var strata: [CodingSample.Report.Stratum] = []
  /// How many usable sentences there are of each kind.
  private(set) var populations: [SentenceFinding: Int] = [:]

  init(_ pool: SentencePool, size: Int, seed: UInt64, lexicon: Lexicon) {
    for sentence in pool.sentences { populations[sentence.finding, default: 0] += 1 }
    let order = pool.sentences.sorted {
      ($0.priority, $0.document, $0.number) < ($1.priority, $1.document, $1.number)
    }
    // The strata by findings first say how many they can take; what they cannot goes to the random one.
    let half = min(size / 2, order.count)
    var random = Array(order.prefix(size - half))
    let kinds = SentenceFinding.allCases.filter { $0 != .none }
    var queues = kinds.map { kind in
      SampleDraw.turns(order.dropFirst(random.count).filter { $0.finding == kind }, pool)
    }
    var drawn = kinds.map { _ in [SentencePool.Sentence]() }
    var left = half
    while left > 0, queues.contains(where: { !$0.isEmpty }) {
      for index in kinds.indices where left > 0 && !queues[index].isEmpty {
        drawn[index].append(queues[index].removeFirst())
        left -= 1
      }
    }
    if left > 0 {
      // Too few sentences with hits: they are all in the sheet, and chance fills the rest.
      let taken = Set(drawn.flatMap(\.self))
      random += order.dropFirst(random.count).filter { !taken.contains($0) }.prefix(left)
    }
    add(random, Evaluation.randomStratum, population: order.count)
    for (kind, sentences) in zip(kinds, drawn) where kind != .second || lexicon.poles != nil {
      add(sentences, "found_" + kind.name(in: lexicon), population: populations[kind] ?? 0)
    }
    var generator = SplitMix64(state: seed)
    rows.shuffle(using: &generator)
  }

  private mutating func add(
    _ sentences: [SentencePool.Sentence], _ name: String, population: Int
  ) {
    let stratum = CodingSample.Report.Stratum(
      name: name, population: population, sampled: sentences.count)
    strata.append(stratum)
    rows += sentences.map { Row(sentence: $0, stratum: stratum) }
  }

  /// Sentences in the order of their turns: the first of each unit, then the second of each, and so on.
  private static func turns(
    _ sentences: [SentencePool.Sentence], _ pool: SentencePool
  ) -> [SentencePool.Sentence] {
    var counts: [Int: Int] = [:]
    let ranked = sentences.map { sentence in
      let turn = counts[sentence.unit, default: 0]
      counts[sentence.unit] = turn + 1
      return (turn: turn, sentence: sentence)
    }
    return ranked.sorted { left, right in
      let (one, other) = (left.sentence.unit, right.sentence.unit)
      return (left.turn, pool.unitPriorities[one], one)
        < (right.turn, pool.unitPriorities[other], other)
    }.map(\.sentence)
  }

  /// The name of a row: its place in the shuffled order.
  func id(ofRow index: Int) -> String {
    let digits = String(index + 1)
    let width = max(3, String(rows.count).count)
    return "S" + String(repeating: "0", count: width - digits.count) + digits
  }
}

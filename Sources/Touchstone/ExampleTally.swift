import CorpusModel

/// The second look at a corpus: the neighbours of each candidate, its sentences, and the terms beside it.
struct ExampleTally {
  /// What was found for one candidate and one category.
  struct Company {
    private(set) var examples: [LexiconSuggestion.Example] = []
    private var qualities: [Int] = []
    var terms: [TermID: Int] = [:]

    /// Takes a sentence if it is among the best so far: with a hit, of handy length, of a new document.
    mutating func take(
      quality: Int, document: String, sentence: () -> String
    ) {
      let isRepeat = examples.contains { $0.document == document }
      let quality = isRepeat ? quality - 2 : quality
      if examples.count == ExampleTally.exampleCount {
        guard let worst = qualities.indices.min(by: { qualities[$0] < qualities[$1] }),
          qualities[worst] < quality
        else { return }
        examples.remove(at: worst)
        qualities.remove(at: worst)
      }
      examples.append(LexiconSuggestion.Example(document: document, sentence: sentence()))
      qualities.append(quality)
    }
  }

  /// How many sentences are shown.
  static let exampleCount = 3
  /// Sentences of these many bytes are handy.
  static let handy = 40...300

  private var forms: FormTable
  let categories: [CategoryID]
  private let weights: ContextWeights
  private let slots: [Gram: Int]
  private var sums: [Double]
  private var uses: [Int]
  private var company: [Company]

  init(_ tally: CandidateTally, eligible: [Int], categories: [CategoryID]) {
    forms = tally.forms
    self.categories = categories
    weights = ContextWeights(tally.contexts, for: categories)
    slots = Dictionary(
      uniqueKeysWithValues: eligible.enumerated().map { (tally.entries[$1].gram, $0) })
    sums = [Double](repeating: 0, count: eligible.count * categories.count)
    uses = [Int](repeating: 0, count: eligible.count)
    company = [Company](repeating: Company(), count: eligible.count * categories.count)
  }

  /// Looks at one document; documents come in order.
  mutating func add(_ digest: PassageDigest, document: String) {
    let numbers = digest.forms.map { forms.number(of: $0) }
    let finder = GramFinder(words: digest.words, numbers: numbers, forms: forms)
    for passage in digest.passages {
      finder.forEach(in: passage.words) { occurrence in
        guard let slot = slots[occurrence.gram] else { return }
        uses[slot] += 1
        WordContext.forEach(of: occurrence.words, in: passage.words, finder) {
          weights.add($0, to: &sums, at: slot * categories.count)
        }
        if !passage.text.isEmpty { take(occurrence, slot, passage, digest, document) }
      }
    }
  }

  private mutating func take(
    _ occurrence: GramOccurrence, _ slot: Int, _ passage: PassageDigest.Passage,
    _ digest: PassageDigest, _ document: String
  ) {
    for (index, category) in categories.enumerated() {
      let place = slot * categories.count + index
      var hasHit = false
      for hit in digest.hits[passage.hits] where hit.category == category {
        hasHit = true
        company[place].terms[hit.term, default: 0] += 1
      }
      let isHandy = ExampleTally.handy.contains(passage.text.count)
      company[place].take(quality: (hasHit ? 4 : 0) + (isHandy ? 1 : 0), document: document) {
        digest.marked(occurrence.words, in: passage)
      }
    }
  }

  /// How much a candidate's neighbours speak for a category, an occurrence.
  func context(slot: Int, category: Int) -> Double {
    uses[slot] == 0 ? 0 : sums[slot * categories.count + category] / Double(uses[slot])
  }

  /// What was found for a candidate and a category.
  func company(slot: Int, category: Int) -> Company { company[slot * categories.count + category] }
}

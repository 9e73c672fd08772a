import CorpusModel
import Measures

/// What was counted of each word and phrase that may be suggested: alone, and in company of each category.
struct CandidateTally {
  /// How often a candidate stands with hits of one category.
  struct Company {
    var category: CategoryID
    /// Sentences that hold both.
    var sentences = 0
    /// Occurrences within ``CandidateTally/window`` words of a hit.
    var near = 0
    /// Occurrences in a list with a hit.
    var inLists = 0
    fileprivate var finished = Spread()
    fileprivate var document = -1
    fileprivate var inDocument = 0

    /// How the shared sentences are spread over documents.
    var spread: Spread {
      var spread = finished
      spread.add(inDocument)
      return spread
    }

    fileprivate mutating func addSentence(in number: Int) {
      sentences += 1
      if document != number {
        finished.add(inDocument)
        (document, inDocument) = (number, 0)
      }
      inDocument += 1
    }
  }

  /// What is known of one candidate.
  struct Entry {
    var gram: Gram
    var occurrences = 0
    var plurals = 0
    var sentences = 0
    var documents = 0
    /// Occurrences in lists.
    var inLists = 0
    var company: [Company] = []
    fileprivate var lastSentence = -1
    fileprivate var lastDocument = -1

    func company(of category: CategoryID) -> Company? {
      company.first { $0.category == category }
    }

    fileprivate mutating func company(
      _ category: CategoryID, _ change: (inout Company) -> Void
    ) {
      if let index = company.firstIndex(where: { $0.category == category }) {
        change(&company[index])
      } else {
        var new = Company(category: category)
        change(&new)
        company.append(new)
      }
    }
  }

  /// Sums over all single words, against which counts are shares.
  struct Sizes {
    var sentences = 0
    var occurrences = 0
    var inLists = 0
    /// The same with hits of each category, by number.
    var sentencesWith: [Int]
    var near: [Int]
    var inListsWith: [Int]
    /// Sentences with a hit of each category.
    var hitSentences: [Int]
  }

  /// How many words away from a hit still count as near.
  static let window = 7
  /// More candidates than this, and phrases that were met once are forgotten, so that memory stays
  /// bounded: lossy counting (Manku & Motwani 2002, *VLDB*).
  static let limit = 1_500_000

  private(set) var forms = FormTable()
  private(set) var entries: [Entry] = []
  private(set) var sizes: Sizes
  private(set) var contexts: ContextCounts
  private(set) var documents = 0
  private var numbers: [Gram: Int] = [:]
  private var sentenceNumber = 0

  init(categories: Int) {
    let zeros = [Int](repeating: 0, count: categories)
    sizes = Sizes(sentencesWith: zeros, near: zeros, inListsWith: zeros, hitSentences: zeros)
    contexts = ContextCounts(categories: categories)
  }

  /// Counts one document; documents come in order.
  mutating func add(_ digest: PassageDigest) {
    let formNumbers = digest.forms.map { forms.number(of: $0) }
    for word in digest.words { forms.note(formNumbers[Int(word.form)], word.traits) }
    let finder = GramFinder(words: digest.words, numbers: formNumbers, forms: forms)
    for passage in digest.passages {
      add(passage, digest, finder)
      contexts.add(passage, digest, finder)
      sentenceNumber += 1
    }
    documents += 1
    if entries.count > CandidateTally.limit { forgetRarePhrases() }
  }

  /// The number of a candidate that was met.
  func number(of gram: Gram) -> Int? { numbers[gram] }

  private mutating func add(
    _ passage: PassageDigest.Passage, _ digest: PassageDigest, _ finder: GramFinder
  ) {
    let hits = digest.hits[passage.hits]
    let categories = Company.distinct(hits)
    for category in categories { sizes.hitSentences[category.index] += 1 }
    var found: [(number: Int, words: Range<Int>)] = []
    finder.forEach(in: passage.words) { occurrence in
      found.append((count(occurrence, hits, categories), occurrence.words))
    }
    addLists(passage, hits, finder, found)
  }

  private mutating func count(
    _ occurrence: GramOccurrence, _ hits: ArraySlice<PassageDigest.Company>,
    _ categories: [CategoryID]
  ) -> Int {
    let number = entry(of: occurrence.gram)
    let isWord = occurrence.words.count == 1
    entries[number].occurrences += 1
    if occurrence.isPlural { entries[number].plurals += 1 }
    if isWord { sizes.occurrences += 1 }
    if entries[number].lastSentence != sentenceNumber {
      entries[number].lastSentence = sentenceNumber
      entries[number].sentences += 1
      if isWord { sizes.sentences += 1 }
      for category in categories {
        entries[number].company(category) { $0.addSentence(in: documents) }
        if isWord { sizes.sentencesWith[category.index] += 1 }
      }
    }
    if entries[number].lastDocument != documents {
      entries[number].lastDocument = documents
      entries[number].documents += 1
    }
    for category in categories where isNear(occurrence.words, category, hits) {
      entries[number].company(category) { $0.near += 1 }
      if isWord { sizes.near[category.index] += 1 }
    }
    return number
  }

  private mutating func entry(of gram: Gram) -> Int {
    if let number = numbers[gram] { return number }
    numbers[gram] = entries.count
    entries.append(Entry(gram: gram))
    return entries.count - 1
  }

  private func isNear(
    _ words: Range<Int>, _ category: CategoryID, _ hits: ArraySlice<PassageDigest.Company>
  ) -> Bool {
    hits.contains { hit in
      guard hit.category == category else { return false }
      let distance = max(
        hit.words.lowerBound - words.upperBound, words.lowerBound - hit.words.upperBound)
      return distance < CandidateTally.window
    }
  }

  private mutating func addLists(
    _ passage: PassageDigest.Passage, _ hits: ArraySlice<PassageDigest.Company>,
    _ finder: GramFinder, _ found: [(number: Int, words: Range<Int>)]
  ) {
    let chains = CoordinationFinder.chains(passage.words, finder.words) { index in
      finder.forms.traits(finder.numbers[Int(finder.words[index].form)]).contains(.conjunction)
    }
    for chain in chains {
      let held = hits.compactMap { hit in chain.holds(hit.words).map { (hit, $0) } }
      for (number, words) in found {
        guard let place = chain.holds(words) else { continue }
        let isWord = words.count == 1
        entries[number].inLists += 1
        if isWord { sizes.inLists += 1 }
        let others = held.filter { $0.1 != place }.map(\.0)
        for category in Company.distinct(others[...]) {
          entries[number].company(category) { $0.inLists += 1 }
          if isWord { sizes.inListsWith[category.index] += 1 }
        }
      }
    }
  }

  private mutating func forgetRarePhrases() {
    entries.removeAll { $0.occurrences == 1 && $0.gram.second != Gram.none }
    numbers.removeAll(keepingCapacity: true)
    for (number, entry) in entries.enumerated() { numbers[entry.gram] = number }
  }
}

extension CandidateTally.Company {
  /// The categories of hits, each once, by number.
  fileprivate static func distinct(_ hits: ArraySlice<PassageDigest.Company>) -> [CategoryID] {
    var result: [CategoryID] = []
    for hit in hits where !result.contains(hit.category) { result.append(hit.category) }
    return result.sorted { $0.rawValue < $1.rawValue }
  }
}

import CorpusModel

/// A sentence worth showing for a pole, with what was found in it.
public struct StrongSentence: Hashable, Sendable {
  /// The document in which it stands.
  public var documentID: String
  /// The number of the sentence there, from 1.
  public var sentence: Int
  /// The sentence on one line.
  public var text: String
  /// The words that were hit, in order.
  public var words: [String]
}

/// Keeps the few sentences that speak most plainly for each pole.
///
/// A sentence is worth its distinct terms on the pole less those on the other; of equal ones the shorter
/// wins, then the one that comes first. At most one sentence a document is kept, so that one text does
/// not speak for all; headings and very long sentences are left out.
struct StrongestSentences {
  private struct Ranked {
    var sentence: StrongSentence
    var score: Int
    var isExcerpt: Bool { sentence.text.count > StrongestSentences.longest }
  }

  /// Sentences longer than this, in characters, are mostly lists and tables.
  private static let longest = 280

  private let keep: Int
  private let outline: LexiconOutline
  private var first: [Ranked] = []
  private var second: [Ranked] = []

  init(_ outline: LexiconOutline, keep: Int = 3) {
    self.outline = outline
    self.keep = keep
  }

  /// The sentences for the first and second pole, best first.
  var best: (first: [StrongSentence], second: [StrongSentence]) {
    (first.map(\.sentence), second.map(\.sentence))
  }

  mutating func add(_ document: StrongestSentences.Digest) {
    insert(document.first, into: &first)
    insert(document.second, into: &second)
  }

  private func insert(_ candidate: (StrongSentence, Int)?, into list: inout [Ranked]) {
    guard let (sentence, score) = candidate else { return }
    let new = Ranked(sentence: sentence, score: score)
    let place =
      list.firstIndex { isBetter(new, than: $0) } ?? list.count
    list.insert(new, at: place)
    if list.count > keep { list.removeLast() }
  }

  private func isBetter(_ left: Ranked, than right: Ranked) -> Bool {
    if left.score != right.score { return left.score > right.score }
    return left.sentence.text.count < right.sentence.text.count
  }

  /// The best sentence of one document for each pole; made by a worker.
  struct Digest: Sendable {
    var first: (StrongSentence, Int)?
    var second: (StrongSentence, Int)?

    /// The sentences that were found before.
    init(first: (StrongSentence, Int)?, second: (StrongSentence, Int)?) {
      (self.first, self.second) = (first, second)
    }

    init(_ document: ScannedDocument, _ outline: LexiconOutline) {
      guard let poles = outline.poles else { return }
      var start = 0
      let findings = document.findings
      while start < findings.count {
        var end = start + 1
        while end < findings.count, findings[end].sentence == findings[start].sentence { end += 1 }
        let group = findings[start..<end]
        start = end
        guard let head = group.first, !head.blockKind.isHeading,
          head.sentenceText.count <= StrongestSentences.longest
        else { continue }
        first = Digest.better(
          first, Digest.candidate(group, for: poles.first, against: poles.second, document, outline)
        )
        second = Digest.better(
          second,
          Digest.candidate(group, for: poles.second, against: poles.first, document, outline))
      }
    }

    private static func better(
      _ known: (StrongSentence, Int)?, _ new: (StrongSentence, Int)?
    ) -> (StrongSentence, Int)? {
      guard let new else { return known }
      guard let known else { return new }
      if new.1 != known.1 { return new.1 > known.1 ? new : known }
      return new.0.text.count < known.0.text.count ? new : known
    }

    private static func candidate(
      _ group: ArraySlice<Finding>, for pole: String, against other: String,
      _ document: ScannedDocument, _ outline: LexiconOutline
    ) -> (StrongSentence, Int)? {
      let own = group.filter { outline.categories[$0.category.index].pole == pole }
      guard let head = own.first else { return nil }
      let against = group.count { outline.categories[$0.category.index].pole == other }
      let score = Set(own.map { $0.text.lowercased() }).count - against
      guard score > 0 else { return nil }
      let sentence = StrongSentence(
        documentID: document.id, sentence: head.sentence, text: head.sentenceText,
        words: own.map(\.text))
      return (sentence, score)
    }
  }
}

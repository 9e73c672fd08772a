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
    return left.sentence.text.lineLength < right.sentence.text.lineLength
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
      let sides = outline.categories.map {
        $0.pole == poles.first ? 0 : $0.pole == poles.second ? 1 : nil
      }
      var best: [Candidate?] = [nil, nil]
      var start = 0
      let findings = document.findings
      while start < findings.count {
        var hits = SIMD2<Int>()
        var end = start
        while end < findings.count, findings[end].sentence == findings[start].sentence {
          if let side = sides[findings[end].category.index] { hits[side] += 1 }
          end += 1
        }
        for side in 0...1 {
          // No more distinct terms than hits.
          let most = hits[side] - hits[1 - side]
          guard most > 0, most >= best[side]?.score ?? 1 else { continue }
          let candidate = Candidate(
            findings[start..<end], number: start, against: hits[1 - side]
          ) { sides[$0.index] == side }
          if let candidate, candidate.isBetter(than: best[side]) { best[side] = candidate }
        }
        start = end
      }
      (first, second) = (
        best[0]?.sentence(in: document) { sides[$0.index] == 0 },
        best[1]?.sentence(in: document) { sides[$0.index] == 1 }
      )
    }
  }

  /// A sentence of a document that may be its best.
  private struct Candidate {
    /// Its first hit's place among the findings, and its hits' number.
    let number: Int, count: Int
    let score: Int
    /// Its length in characters.
    let length: Int

    /// Nil where it is worth nothing, a heading, or too long.
    init?(
      _ group: ArraySlice<Finding>, number: Int, against: Int, isOwn: (CategoryID) -> Bool
    ) {
      guard let head = group.first, !head.blockKind.isHeading else { return nil }
      var own: Set<String> = []
      for finding in group where isOwn(finding.category) { own.insert(finding.text.lowercased()) }
      score = own.count - against
      length = head.sentenceText.lineLength
      guard score > 0, length <= StrongestSentences.longest else { return nil }
      self.number = number
      count = group.count
    }

    func isBetter(than other: Candidate?) -> Bool {
      guard let other else { return true }
      return score == other.score ? length < other.length : score > other.score
    }

    /// The sentence, with the words that were hit on its pole.
    func sentence(
      in document: ScannedDocument, isOwn: (CategoryID) -> Bool
    ) -> (StrongSentence, Int) {
      let group = document.findings[number..<number + count]
      let head = document.findings[number]
      return (
        StrongSentence(
          documentID: document.id, sentence: head.sentence, text: head.sentenceText,
          words: group.filter { isOwn($0.category) }.map(\.text)), score
      )
    }
  }
}

extension String {
  /// The number of characters of a text on one line: where all are ASCII, they need not be looked for.
  fileprivate var lineLength: Int {
    var span = utf8Span
    return span.checkForASCII() ? utf8.count : count
  }
}

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
  private var first: [Ranked] = []
  private var second: [Ranked] = []

  init(keep: Int = 3) { self.keep = keep }

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
    let lengths = [left, right].map {
      StrongestSentences.length(of: Array($0.sentence.text.utf8)[...])
    }
    return lengths[0] < lengths[1]
  }

  /// The number of characters of a text on one line: where all are ASCII, they need not be looked for.
  private static func length(of text: ArraySlice<UInt8>) -> Int {
    let isASCII = text.reduce(0) { $0 | $1 } < 0x80
    return isASCII ? text.count : String(decoding: text, as: UTF8.self).count
  }

  /// The best sentence of one document for each pole; made by a worker.
  struct Digest: Sendable {
    var first: (StrongSentence, Int)?
    var second: (StrongSentence, Int)?

    /// The sentences that were found before.
    init(first: (StrongSentence, Int)?, second: (StrongSentence, Int)?) {
      (self.first, self.second) = (first, second)
    }

    /// Chooses the sentences of a document, whose categories stand on these poles; see ``PoleIndex/sides``.
    init(_ document: ScannedDocument, _ sides: [Int?]) {
      var best: [Candidate?] = [nil, nil]
      var start = 0
      let findings = document.findings
      let entries = findings.entries
      while start < entries.count {
        var hits = SIMD2<Int>()
        var end = start
        let sentence = findings.places[entries[start].place].sentence
        while end < entries.count, findings.places[entries[end].place].sentence == sentence {
          if let side = sides[entries[end].category.index] { hits[side] += 1 }
          end += 1
        }
        for side in 0...1 {
          // No more distinct terms than hits.
          let most = hits[side] - hits[1 - side]
          guard most > 0, most >= best[side]?.score ?? 1 else { continue }
          let candidate = Candidate(
            start..<end, of: findings, own: hits[side], against: hits[1 - side],
            beats: best[side]
          ) { sides[$0.index] == side }
          if let candidate { best[side] = candidate }
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
    /// The places of its hits among the findings.
    let hits: Range<Int>
    let score: Int
    /// Its length in characters.
    let length: Int

    /// Nil where it is worth nothing, a heading, too long, or no better than another.
    ///
    /// - Parameters:
    ///   - hits: its hits' places.
    ///   - findings: where they are.
    ///   - own: how many of them are on the pole.
    ///   - against: how many are on the other.
    ///   - other: the best one so far.
    ///   - isOwn: whether a category is on the pole.
    init?(
      _ hits: Range<Int>, of findings: Findings, own: Int, against: Int, beats other: Candidate?,
      isOwn: (CategoryID) -> Bool
    ) {
      let place = findings.places[findings.entries[hits.lowerBound].place]
      guard !place.blockKind.isHeading else { return nil }
      length = StrongestSentences.length(of: findings.texts[place.sentenceText])
      guard length <= StrongestSentences.longest else { return nil }
      // What is no better even with a term for each hit need not be looked at.
      if let other, own - against == other.score, length >= other.length { return nil }
      var distinct = own
      if own > 1 {
        var words: Set<String> = []
        for entry in findings.entries[hits] where isOwn(entry.category) {
          words.insert(findings.text(entry.text).lowercased())
        }
        distinct = words.count
      }
      score = distinct - against
      guard score > 0 else { return nil }
      if let other, score < other.score || score == other.score && length >= other.length {
        return nil
      }
      self.hits = hits
    }

    /// The sentence, with the words that were hit on its pole.
    func sentence(
      in document: ScannedDocument, isOwn: (CategoryID) -> Bool
    ) -> (StrongSentence, Int) {
      let group = document.findings[hits]
      let head = document.findings[hits.lowerBound]
      return (
        StrongSentence(
          documentID: document.id, sentence: head.sentence, text: head.sentenceText,
          words: group.filter { isOwn($0.category) }.map(\.text)), score
      )
    }
  }
}

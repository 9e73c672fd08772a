import CorpusModel
import Lexicons
import Matching
import Measures

/// Compares the hits of a lexicon with the words that coders marked.
public struct SpanEvaluation: Sendable {
  /// The tallies of one stratum.
  struct StratumTable {
    var rows = 0
    var labels: [String: SpanTally] = [:]
  }

  /// The texts in which words were compared.
  public private(set) var rowCount = 0
  /// Labels of 1 for which no words were marked; they are left out.
  public private(set) var unmarkedCount = 0
  /// The words that were missed or falsely found, in the order of the file.
  public private(set) var differences: [Evaluation.Difference] = []

  /// The labels that were compared.
  let labels: [String]
  private(set) var overall: [String: SpanTally] = [:]
  private(set) var strata: [String: StratumTable] = [:]
  private(set) var confusion: [LabelConfusion.Cell: Int] = [:]

  /// Makes an empty comparison of some labels.
  init(labels: [String]) {
    self.labels = labels
  }

  /// Makes an empty comparison of the labels for which a table has spans.
  ///
  /// - Throws: ``ScanError`` where it has none.
  init(labels: [String], _ coded: CodedSentences, file: String) throws {
    self.init(labels: labels.filter(coded.spanLabels.contains))
    guard self.labels.isEmpty else { return }
    throw ScanError(
      "\(file):1: there is no column of marked words to compare; expected "
        + labels.map { $0 + "_spans" }.prefix(4).joined(separator: " or "), isUsage: true)
  }

  /// Adds one row.
  ///
  /// - Throws: ``ScanError`` where marked words are not in the sentence, or contradict the label.
  mutating func add(
    _ row: CodedSentences.Row, _ decided: [(label: String, isCoded: Bool)], _ text: MatchedText,
    _ lexicon: Lexicon
  ) throws {
    var coded: [String: [CodedStretch]] = [:]
    for (label, isCoded) in decided where labels.contains(label) {
      let stretches = row.codes[label]?.stretches ?? []
      if isCoded, stretches.isEmpty {
        unmarkedCount += 1
        continue
      }
      if !isCoded, let first = stretches.first {
        throw ScanError(
          "\(row.place): '\(label)' is 0, but '\(label)_spans' marks “\(first)”; correct one of "
            + "them", isUsage: true)
      }
      do {
        coded[label] = try StretchLocator(text).locate(stretches)
      } catch {
        throw ScanError(error.message(label: label, place: row.place), isUsage: true)
      }
    }
    add(Passage(id: row.id, stratum: row.stratum, sentence: row.sentence), coded, text, lexicon)
  }

  /// What a difference says about its place.
  struct Passage {
    var id: String
    var stratum: String
    /// The sentence; nil where each difference stands in a sentence of its own.
    var sentence: String?
  }

  /// Adds one text with its marked words, for each label that was judged.
  mutating func add(
    _ passage: Passage, _ coded: [String: [CodedStretch]], _ text: MatchedText, _ lexicon: Lexicon
  ) {
    guard !coded.isEmpty else { return }
    rowCount += 1
    strata[passage.stratum, default: StratumTable()].rows += 1
    let hits = text.matches.hits
    let hitLabels = hits.map { lexicon.labels(of: $0.category) }
    for label in labels {
      guard let stretches = coded[label] else { continue }
      let found = hits.indices.filter { hitLabels[$0].contains(label) }.map {
        SpanComparison.Found(tokens: hits[$0].tokens, index: $0)
      }
      let comparison = SpanComparison(coded: stretches, found: found)
      overall[label, default: SpanTally()] += comparison.tally
      strata[passage.stratum, default: StratumTable()].labels[label, default: SpanTally()] +=
        comparison.tally
      note(comparison, label, passage, text, lexicon)
      confuse(comparison, label, coded, hits, hitLabels, lexicon)
    }
  }

  private mutating func note(
    _ comparison: SpanComparison, _ label: String, _ passage: Passage, _ text: MatchedText,
    _ lexicon: Lexicon
  ) {
    for place in comparison.missed {
      let dropped = text.matches.dropped.filter {
        $0.hit.tokens.overlaps(place) && lexicon.labels(of: $0.hit.category).contains(label)
      }
      differences.append(
        Evaluation.Difference(
          id: passage.id, label: label, isFalseAlarm: false, words: text.words(place),
          because: dropped.map { SentenceJudgement.reason($0, text) },
          sentence: passage.sentence ?? text.sentence(at: place.lowerBound)))
    }
    for alarm in comparison.falseAlarms {
      let hit = text.matches.hits[alarm.index]
      differences.append(
        Evaluation.Difference(
          id: passage.id, label: label, isFalseAlarm: true, words: text.words(alarm.tokens),
          because: [SentenceJudgement.reason(hit, text, lexicon)],
          sentence: passage.sentence ?? text.sentence(at: alarm.tokens.lowerBound)))
    }
  }

  /// Which other label of the same kind the lexicon gave to missed words.
  private mutating func confuse(
    _ comparison: SpanComparison, _ label: String, _ coded: [String: [CodedStretch]],
    _ hits: [Hit], _ hitLabels: [[String]], _ lexicon: Lexicon
  ) {
    let right = comparison.tally.exact + comparison.tally.partialCoded
    if right > 0 { confusion[.init(coded: label, found: label), default: 0] += right }
    let rivals = labels.filter {
      lexicon.poleNames.contains($0) == lexicon.poleNames.contains(label) && $0 != label
    }
    for place in comparison.missed {
      let others = hits.indices.filter { hits[$0].tokens.overlaps(place) }
        .flatMap { hitLabels[$0] }
      let given = rivals.first(where: others.contains) ?? LabelConfusion.none
      confusion[.init(coded: label, found: given), default: 0] += 1
    }
    for alarm in comparison.falseAlarms {
      let isElsewhere = rivals.contains { rival in
        (coded[rival] ?? []).contains { $0.places.contains { $0.overlaps(alarm.tokens) } }
      }
      guard !isElsewhere else { continue }
      confusion[.init(coded: LabelConfusion.none, found: label), default: 0] += 1
    }
  }
}

extension MatchedText {
  /// The sentence in which a token stands, on one line.
  func sentence(at token: Int) -> String {
    guard let sentence = tokenized.sentences.first(where: { $0.tokens.contains(token) }) else {
      return ""
    }
    return document.string(sentence.span).onOneLine
  }
}

extension StretchLocator.Problem {
  /// The problem in words.
  func message(label: String, place: String) -> String {
    switch self {
    case .absent(let stretch):
      "\(place): '\(label)_spans' marks “\(stretch)”, which does not stand in the sentence; copy the "
        + "words as they are, with ' | ' between two stretches"
    case .tooMany(let stretch, let marked, let places):
      "\(place): '\(label)_spans' marks “\(stretch)” \(marked) times, but it stands in the sentence "
        + "\(places == 1 ? "once" : "\(places) times"); delete the rest"
    }
  }
}

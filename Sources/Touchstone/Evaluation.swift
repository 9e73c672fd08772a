import CorpusModel
public import Lexicons
import Matching
import Measures

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compares what a lexicon finds in sentences with what coders found.
///
/// Each sentence is matched alone, without the ones before and after it.
public struct Evaluation: Sendable {
  /// A sentence on which the lexicon and the coder differ.
  public struct Difference: Hashable, Sendable {
    /// The row's name.
    public var id: String
    /// The pole or category.
    public var label: String
    /// Whether it is a false alarm; else it was missed.
    public var isFalseAlarm: Bool
    /// The patterns that decided, with the words that they hit; for a miss, what was dropped, and why.
    public var because: [String]
    /// The sentence.
    public var sentence: String
  }

  private struct Judgement {
    var found: Set<String>
    var hits: [String: [String]]
    var dropped: [String: [String]]
  }

  /// The sentences that were read.
  public let rowCount: Int
  /// Where the lexicon and the coder differ, in the order of the file.
  public private(set) var differences: [Difference] = []
  /// The labels that were compared: poles first, then categories.
  public let labels: [String]

  let lexicon: Lexicon
  let poles: [String]
  private(set) var overall: [String: Confusion] = [:]
  private(set) var strata: [String: [String: Confusion]] = [:]
  private(set) var stratumRows: [String: Int] = [:]
  private(set) var agreement: [(label: String, kappa: Double?, alpha: Double?, rows: Int)] = []

  /// Reads the coded sentences of a file and compares.
  ///
  /// - Parameters:
  ///   - path: a CSV file.
  ///   - lexicon: the lexicon.
  /// - Throws: ``ScanError`` where the file cannot be read or is no table of coded sentences.
  public init(_ path: String, lexicon: Lexicon) throws {
    self.lexicon = lexicon
    poles = lexicon.poles.map { [$0.first, $0.second] } ?? []
    let poles = self.poles
    let known = poles + lexicon.categories.map(\.path).filter { !poles.contains($0) }
    let coded = try CodedSentences(
      Evaluation.text(of: path), file: path, known: known.map { $0.lowercased() })
    rowCount = coded.rows.count
    labels = known.filter { coded.labelColumns.contains($0.lowercased()) }
    let matcher = Matcher(lexicon)
    for row in coded.rows { add(row, judge(row.sentence, matcher)) }
    addAgreement(coded)
  }

  private static func text(of path: String) throws -> String {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw ScanError("\(path): cannot be read; check the spelling", isUsage: true)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ScanError("\(path): is not UTF-8; save it as \"CSV UTF-8\"", isUsage: true)
    }
    return text
  }

  private func judge(_ sentence: String, _ matcher: Matcher) -> Judgement {
    let (document, matches) = SentenceMatcher.match(sentence, with: matcher)
    var judgement = Judgement(found: [], hits: [:], dropped: [:])
    for hit in matches.hits {
      let pattern = lexicon.terms[hit.term.index].pattern.source
      let words = "'\(pattern)' hits “\(document.string(hit.span))”"
      for label in names(of: hit.category) {
        judgement.found.insert(label)
        judgement.hits[label, default: []].append(words)
      }
    }
    for dropped in matches.dropped {
      let words = "“\(document.string(dropped.hit.span))” was dropped: \(dropped.reason.code)"
      for label in names(of: dropped.hit.category) {
        judgement.dropped[label, default: []].append(words)
      }
    }
    return judgement
  }

  /// The labels that a hit of a category speaks for: the category, and its pole.
  private func names(of category: CategoryID) -> [String] {
    let category = lexicon.categories[category.index]
    guard let pole = category.pole, pole != category.path else { return [category.path] }
    return [category.path, pole]
  }

  private mutating func add(_ row: CodedSentences.Row, _ judgement: Judgement) {
    stratumRows[row.stratum, default: 0] += 1
    for label in labels {
      guard let isCoded = row.labels[label.lowercased()] else { continue }
      let isFound = judgement.found.contains(label)
      overall[label, default: Confusion()].add(found: isFound, coded: isCoded)
      strata[row.stratum, default: [:]][label, default: Confusion()].add(
        found: isFound, coded: isCoded)
      guard isFound != isCoded else { continue }
      differences.append(
        Difference(
          id: row.id, label: label, isFalseAlarm: isFound,
          because: (isFound ? judgement.hits : judgement.dropped)[label] ?? [],
          sentence: row.sentence))
    }
  }

  /// Two coders' labels of the same sentences, where the file has a column for each.
  private mutating func addAgreement(_ coded: CodedSentences) {
    for label in labels {
      let columns = coded.labelColumns.filter { $0.hasPrefix(label.lowercased() + "_") }
      guard columns.count == 2 else { continue }
      let pairs = coded.rows.compactMap { row -> (Int, Int)? in
        guard let first = row.labels[columns[0]], let second = row.labels[columns[1]] else {
          return nil
        }
        return (first ? 1 : 0, second ? 1 : 0)
      }
      agreement.append(
        (
          label, Agreement.kappa(pairs.map(\.0), pairs.map(\.1)),
          Agreement.alpha(pairs.map { [$0.0, $0.1] }), pairs.count
        ))
    }
  }
}

import CorpusModel
public import Lexicons
import Matching
import Measures
import Reporting

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

  private let lexicon: Lexicon
  private let poles: [String]
  private var overall: [String: Confusion] = [:]
  private var strata: [String: [String: Confusion]] = [:]
  private var stratumRows: [String: Int] = [:]
  private var agreement: [(label: String, kappa: Double?, alpha: Double?, rows: Int)] = []

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

  // MARK: Results

  /// One line of the table for people.
  public struct Line: Sendable {
    /// The stratum; empty for all rows.
    public var stratum: String
    /// The pole or category.
    public var label: String
    /// Precision, recall and F1, where they are defined, and the bounds of the first two.
    public var precision, precisionLow, precisionHigh, recall, recallLow, recallHigh, f1: Double?
    /// Hits, false alarms, misses and the rest.
    public var counts: [Int]
  }

  /// All rows first, then each stratum, by its name.
  public var lines: [Line] {
    var lines = labels.compactMap { line("", $0, overall[$0]) }
    for stratum in strata.keys.sorted() where strata.count > 1 || !stratum.isEmpty {
      lines += labels.compactMap { line(stratum, $0, strata[stratum]?[$0]) }
    }
    return lines
  }

  private func line(_ stratum: String, _ label: String, _ table: Confusion?) -> Line? {
    guard let table else { return nil }
    return Line(
      stratum: stratum, label: label, precision: table.precision,
      precisionLow: table.precisionInterval?.low, precisionHigh: table.precisionInterval?.high,
      recall: table.recall, recallLow: table.recallInterval?.low,
      recallHigh: table.recallInterval?.high, f1: table.f1,
      counts: [
        table.truePositives, table.falsePositives, table.falseNegatives, table.trueNegatives,
      ])
  }

  /// The F1 of a pole or category over all rows, where it is defined.
  public func f1(of label: String) -> Double? { overall[label]?.f1 }

  /// How far two coders agree on each label, where the file has both.
  public var agreementLines: [String] {
    agreement.map { entry in
      "\(entry.label): kappa \(Evaluation.short(entry.kappa)), "
        + "alpha \(Evaluation.short(entry.alpha)) (\(entry.rows) rows)"
    }
  }

  private static func short(_ number: Double?) -> String {
    number.map { "\(($0 * 1000).rounded() / 1000)" } ?? "undefined"
  }

  /// The results as JSON: `rows`, `poles`, `categories`, `strata`, `agreement`, `lexicon`.
  public var json: String {
    let categories = labels.filter { !poles.contains($0) }
    let value: JSONValue = [
      "rows": .integer(rowCount),
      "poles": json(overall, labels.filter(poles.contains)),
      "categories": json(overall, categories),
      "strata": .object(
        strata.keys.sorted().filter { !$0.isEmpty }.map { name in
          JSONValue.Member(name, stratum(name))
        }),
      "agreement": .object(
        agreement.map { entry in
          JSONValue.Member(
            entry.label,
            [
              "kappa": .number(entry.kappa), "alpha": .number(entry.alpha),
              "rows": .integer(entry.rows),
            ])
        }),
      "lexicon": [
        "name": .string(lexicon.name), "version": .string(lexicon.version),
        "sha256": .string(lexicon.sha256),
      ],
    ]
    return value.prettyText
  }

  private func stratum(_ name: String) -> JSONValue {
    let tables = strata[name] ?? [:]
    let own = labels.filter(poles.contains)
    var members = [JSONValue.Member("rows", .integer(stratumRows[name] ?? 0))]
    members += own.compactMap { label in
      tables[label].map { JSONValue.Member(label, json($0)) }
    }
    members.append(JSONValue.Member("poles", json(tables, own)))
    return .object(members)
  }

  private func json(_ tables: [String: Confusion], _ names: [String]) -> JSONValue {
    .object(
      names.compactMap { name in tables[name].map { JSONValue.Member(name, json($0)) } })
  }

  private func json(_ table: Confusion) -> JSONValue {
    [
      "tp": .integer(table.truePositives), "fp": .integer(table.falsePositives),
      "fn": .integer(table.falseNegatives), "tn": .integer(table.trueNegatives),
      "precision": .number(table.precision),
      "precision_low": .number(table.precisionInterval?.low),
      "precision_high": .number(table.precisionInterval?.high),
      "recall": .number(table.recall),
      "recall_low": .number(table.recallInterval?.low),
      "recall_high": .number(table.recallInterval?.high),
      "f1": .number(table.f1),
    ]
  }
}

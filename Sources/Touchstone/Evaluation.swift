import CorpusModel
public import Lexicons
import Matching
import Measures

/// Compares what a lexicon finds in sentences with what coders found.
///
/// Each sentence is matched alone, without the ones before and after it.
public struct Evaluation: Sendable {
  /// What to read besides the coded sentences, and what to compare.
  public struct Options: Sendable {
    /// Whether the words that coders marked are compared, too.
    public var wantsSpans = false
    /// The key of the coding sheet; nil for the one beside it, where there is one.
    public var key: String?

    /// Makes the default options.
    public init() {}
  }

  /// A sentence on which the lexicon and the coder differ.
  public struct Difference: Hashable, Sendable {
    /// The row's name.
    public var id: String
    /// The pole or category.
    public var label: String
    /// Whether it is a false alarm; else it was missed.
    public var isFalseAlarm: Bool
    /// The words that were missed or falsely found; empty where whole sentences are compared.
    public var words = ""
    /// The patterns that decided, with the words that they hit; for a miss, what was dropped, and why.
    public var because: [String]
    /// The sentence.
    public var sentence: String
  }

  /// How the rows of one stratum were judged.
  struct StratumTable {
    var rows = 0
    var labels: [String: Confusion] = [:]
  }

  /// How far coders agree on one label.
  struct AgreementRow {
    var label: String
    var coders: [String]
    var kappa: Double?
    var alpha: Double?
    var rows: Int
    /// The kappa of each two coders, where there are more than two.
    var pairs: [(first: String, second: String, kappa: Double?)] = []
  }

  /// The sentences with at least one label.
  public private(set) var rowCount = 0
  /// Rows without any label; they count nowhere.
  public private(set) var uncodedCount = 0
  /// Labels on which coders differ and nothing was settled; they count nowhere but in the agreement.
  public private(set) var disputes: [(id: String, label: String, sentence: String)] = []
  /// Where the lexicon and the coder differ, in the order of the file.
  public private(set) var differences: [Difference] = []
  /// The labels that were compared: poles first, then categories.
  public let labels: [String]
  /// The key that was used.
  public private(set) var keyPath: String?
  /// The words that coders marked against the hits, where that was asked for.
  public internal(set) var spans: SpanEvaluation?

  let lexicon: Lexicon
  let poles: [String]
  private(set) var overall: [String: Confusion] = [:]
  private(set) var strata: [String: StratumTable] = [:]
  private(set) var stocks: [SampleKey.Stock: [String: Confusion]] = [:]
  private(set) var agreement: [AgreementRow] = []
  private(set) var confusion: LabelConfusion

  /// Reads the coded sentences of one file, or of a file for each coder, and compares.
  ///
  /// - Parameters:
  ///   - paths: CSV files.
  ///   - lexicon: the lexicon.
  ///   - options: what to read and compare.
  /// - Throws: ``ScanError`` where a file cannot be read or is no table of coded sentences.
  public init(_ paths: [String], lexicon: Lexicon, options: Options = Options()) throws {
    self.lexicon = lexicon
    poles = lexicon.poleNames
    let poles = self.poles
    let known = poles + lexicon.categories.map(\.path).filter { !poles.contains($0) }
    var coded = try CodedSentences.read(paths, known: known)
    keyPath = try coded.applyKey(options.key, sheets: paths)
    labels = known.filter(coded.labels.contains)
    confusion = LabelConfusion(poles: poles, labels: labels)
    if options.wantsSpans { spans = try SpanEvaluation(labels: labels, coded, file: paths[0]) }
    let matcher = Matcher(lexicon)
    for row in coded.rows { try add(row, coded, matcher) }
    if rowCount == 0 {
      throw ScanError(
        "\(paths.joined(separator: ", ")): holds no coded sentence"
          + (coded.rows.isEmpty ? "" : "; fill in 0 or 1 in at least one row"), isUsage: true)
    }
    agreement = labels.compactMap { Evaluation.agreement(coded, on: $0) }
  }

  /// Reads the coded sentences of a file and compares.
  public init(_ path: String, lexicon: Lexicon) throws {
    try self.init([path], lexicon: lexicon)
  }

  private mutating func add(
    _ row: CodedSentences.Row, _ coded: CodedSentences, _ matcher: Matcher
  ) throws {
    var decided: [(label: String, isCoded: Bool)] = []
    for label in labels {
      let code = row.codes[label] ?? .init()
      switch code.decision(hasLabel: coded.judged.contains(label)) {
      case .open: break
      case .disputed: disputes.append((row.id, label, row.sentence))
      case .coded(let isCoded): decided.append((label, isCoded))
      }
    }
    guard !decided.isEmpty else {
      if !row.codes.values.contains(where: \.isTouched) { uncodedCount += 1 }
      return
    }
    rowCount += 1
    let text = MatchedText(sentence: row.sentence, with: matcher)
    let judgement = SentenceJudgement(text, lexicon)
    strata[row.stratum, default: StratumTable()].rows += 1
    for (label, isCoded) in decided { add(row, label, isCoded, judgement) }
    confusion.add(coded: decided, found: judgement.found)
    try spans?.add(row, decided, text, lexicon)
  }

  private mutating func add(
    _ row: CodedSentences.Row, _ label: String, _ isCoded: Bool, _ judgement: SentenceJudgement
  ) {
    let isFound = judgement.found.contains(label)
    overall[label, default: Confusion()].add(found: isFound, coded: isCoded)
    strata[row.stratum, default: StratumTable()].labels[label, default: Confusion()]
      .add(found: isFound, coded: isCoded)
    if let stock = row.stock {
      stocks[stock, default: [:]][label, default: Confusion()].add(found: isFound, coded: isCoded)
    }
    guard isFound != isCoded else { return }
    differences.append(
      Difference(
        id: row.id, label: label, isFalseAlarm: isFound,
        because: (isFound ? judgement.hits : judgement.dropped)[label] ?? [],
        sentence: row.sentence))
  }

  /// The coders' labels of the same sentences, where there is more than one coder.
  private static func agreement(_ coded: CodedSentences, on label: String) -> AgreementRow? {
    let coders = coded.coders[label] ?? []
    guard coders.count > 1 else { return nil }
    let units = coded.rows.map { row in
      coders.map { coder in row.codes[label]?.byCoder[coder].map { $0 ? 1 : 0 } }
    }
    let judged = units.map { $0.compactMap(\.self) }.filter { $0.count > 1 }
    guard !judged.isEmpty else { return nil }
    func kappa(_ first: Int, _ second: Int) -> Double? {
      let both = units.compactMap { unit in
        unit[first].flatMap { one in unit[second].map { (one, $0) } }
      }
      return Agreement.kappa(both.map(\.0), both.map(\.1))
    }
    var row = AgreementRow(
      label: label, coders: coders, kappa: coders.count == 2 ? kappa(0, 1) : nil,
      alpha: Agreement.alpha(judged), rows: judged.count)
    guard coders.count > 2 else { return row }
    for second in coders.indices {
      for first in 0..<second {
        row.pairs.append((coders[first], coders[second], kappa(first, second)))
      }
    }
    return row
  }
}

extension CodedSentences {
  /// Applies the key that was named, or else the one beside the only sheet, where there is one.
  fileprivate mutating func applyKey(_ named: String?, sheets: [String]) throws -> String? {
    let beside = sheets.count == 1 ? SampleKey.path(besideSheet: sheets[0]) : nil
    guard let path = named ?? beside.flatMap({ SampleKey.exists($0) ? $0 : nil }) else {
      return nil
    }
    try apply(try SampleKey(CodedSentences.text(of: path), file: path), file: path)
    return path
  }
}

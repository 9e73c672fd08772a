import CorpusModel
import Measures
import Reporting

/// In what two groups differ besides what is compared, and how much hangs on one document or term.
struct FairComparison {
  let documents: [RunTables.Document]
  let isFirst: [Bool]
  let counts: [ComparedDocument]
  let names: (first: String, second: String)
  let terms: [ComparisonTables.Term]
  let comparison: GroupComparison
  let influence: [Influence]

  /// Fewer documents than this on a side say little of others of their kind.
  static let fewDocuments = 5
  /// From this ratio of mean lengths on they are said to differ.
  static let lengthRatio = 2.0
  /// From this distance of two mixes on, 0 being the same and 1 wholly different, they are said to differ.
  static let mixDistance = 0.3
  /// From this difference of median years on they are said to differ.
  static let years = 2
  /// From this share of a side's hits in one document on it is said to carry the side.
  static let documentShare = 0.4

  /// The warnings, in a fixed order.
  var warnings: [ComparisonTables.Warning] {
    [
      fewDocuments, lengths, mix("kind", "genre"), mix("language", "language"),
      mix("format", "file format"), dates, headings, oneDocument, oneTerm,
    ].compactMap(\.self)
  }

  private func side<Value>(_ first: Bool, _ value: (Int) -> Value?) -> [Value] {
    documents.indices.filter { isFirst[$0] == first && counts[$0].words > 0 }.compactMap(value)
  }

  private var fewDocuments: ComparisonTables.Warning? {
    let (one, other) = comparison.documents
    guard min(one, other) < FairComparison.fewDocuments else { return nil }
    return ComparisonTables.Warning(
      code: "few_documents",
      message: "\(names.first) has \(one) and \(names.second) \(other) documents with words",
      advice:
        "with fewer than \(FairComparison.fewDocuments) on a side, speak of these documents only")
  }

  private var lengths: ComparisonTables.Warning? {
    func mean(_ first: Bool) -> Double {
      let words = side(first) { counts[$0].words }
      return words.isEmpty ? 0 : Double(words.reduce(0, +)) / Double(words.count)
    }
    let (one, other) = (mean(true), mean(false))
    guard min(one, other) > 0, max(one, other) / min(one, other) >= FairComparison.lengthRatio
    else { return nil }
    return ComparisonTables.Warning(
      code: "lengths_differ",
      message:
        "documents of \(names.first) have \(Int(one.rounded())) words on average, those of \(names.second) "
        + "\(Int(other.rounded()))",
      advice: "long and short documents differ in kind; compare documents of like length")
  }

  /// The shares of a field's values; nil where fewer than half of the documents have one.
  private func shares(_ field: String, _ first: Bool) -> [String: Double]? {
    let all = side(first) { documents[$0].fields[field] ?? "" }
    let known = all.filter { !$0.isEmpty }
    guard !known.isEmpty, known.count * 2 >= all.count else { return nil }
    return known.reduce(into: [:]) { $0[$1, default: 0] += 1 / Double(known.count) }
  }

  private func mix(_ field: String, _ noun: String) -> ComparisonTables.Warning? {
    guard let one = shares(field, true), let other = shares(field, false) else { return nil }
    let values = Set(one.keys).union(other.keys).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let distance = values.reduce(0) { $0 + abs((one[$1] ?? 0) - (other[$1] ?? 0)) } / 2
    guard distance >= FairComparison.mixDistance else { return nil }
    func most(_ shares: [String: Double]) -> String {
      let top = values.max { (shares[$0] ?? 0) < (shares[$1] ?? 0) } ?? ""
      return "\(Int(((shares[top] ?? 0) * 100).rounded())) % \(top)"
    }
    return ComparisonTables.Warning(
      code: "\(field)_differs",
      message:
        "the sides differ in \(noun): \(names.first) is \(most(one)), \(names.second) \(most(other))",
      advice: values.contains { one[$0] != nil && other[$0] != nil }
        ? "compare documents of the same \(noun) with --match \(field)"
        : "no \(noun) stands on both sides, so say that you compare two kinds of text")
  }

  private var dates: ComparisonTables.Warning? {
    func median(_ first: Bool) -> Int? {
      let years = side(first) { Int((documents[$0].fields["date"] ?? "").prefix(4)) }.sorted()
      let all = side(first) { $0 }.count
      return years.count * 2 >= all && !years.isEmpty ? years[years.count / 2] : nil
    }
    guard let one = median(true), let other = median(false),
      abs(one - other) >= FairComparison.years
    else { return nil }
    return ComparisonTables.Warning(
      code: "dates_differ",
      message: "the median year of \(names.first) is \(one), that of \(names.second) \(other)",
      advice: "language changes with time; compare documents of the same years with --match year")
  }

  private var headings: ComparisonTables.Warning? {
    func share(_ first: Bool) -> Double? {
      let held = side(first) { (documents[$0].headingHits, counts[$0].categoryHits.reduce(0, +)) }
      let all = held.reduce(0) { $0 + $1.1 }
      return all >= 20 ? Double(held.reduce(0) { $0 + $1.0 }) / Double(all) : nil
    }
    guard let one = share(true), let other = share(false), abs(one - other) >= 0.2 else {
      return nil
    }
    func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
    return ComparisonTables.Warning(
      code: "headings_differ",
      message:
        "\(percent(one)) % of the hits of \(names.first) stand in headings, \(percent(other)) % of those of "
        + "\(names.second)",
      advice: "look at findings.csv without the hits whose marks say heading")
  }

  private var oneDocument: ComparisonTables.Warning? {
    for first in [true, false] {
      let held = side(first) { ($0, counts[$0].poles.first + counts[$0].poles.second) }
      let all = held.reduce(0) { $0 + $1.1 }
      guard held.count > 2, all > 0, let most = held.max(by: { $0.1 < $1.1 }) else { continue }
      let share = Double(most.1) / Double(all)
      guard share >= FairComparison.documentShare else { continue }
      let id = documents[most.0].id
      return ComparisonTables.Warning(
        code: "one_document",
        message:
          "one document has \(Int((share * 100).rounded())) % of the hits of "
          + "\(first ? names.first : names.second): \(id)",
        advice: "see what stays without it: --leave-out '\(id)'")
    }
    return nil
  }

  private var oneTerm: ComparisonTables.Warning? {
    let most = influence.first {
      if case .term = $0.unit { return true }
      return false
    }
    guard let most, case .term(let number) = most.unit,
      let difference = comparison.balance?.difference?.value,
      most.flipsSign || (difference != 0 && most.change / difference >= 0.5)
    else { return nil }
    let term = terms[number].text
    return ComparisonTables.Warning(
      code: "one_term",
      message: most.flipsSign
        ? "the difference of the balances has another sign without the term '\(term)'"
        : "half or more of the difference of the balances hangs on the term '\(term)'",
      advice: "read its hits, and see what stays without it: --leave-out '\(term)'")
  }
}

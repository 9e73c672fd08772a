import Lexicons
import Measures
import Reporting

extension Evaluation {
  /// The results as JSON: `rows`, `uncoded`, `disputed`, `poles`, `categories`, `strata`, `weighted`,
  /// `confusion`, `agreement`, `spans` where they were compared, `differences` and `lexicon`.
  public var json: String {
    var members: [JSONValue.Member] = [
      .init("rows", .integer(rowCount)),
      .init("uncoded", .integer(uncodedCount)),
      .init("disputed", .integer(disputes.count)),
    ]
    let parts = LabelParts(labels: labels, poles: poles)
    members += parts.members { overall[$0]?.json }
    members.append(
      parts.strata(strata.mapValues { table in (table.rows, { table.labels[$0]?.json }) }))
    if !stocks.isEmpty {
      members.append(.init("weighted", .object(parts.members { weighted($0)?.json })))
    }
    members.append(.init("confusion", confusionJSON))
    members.append(
      .init("agreement", .object(agreement.map { JSONValue.Member($0.label, $0.json) })))
    if let spans { members.append(.init("spans", spans.json(poles: poles))) }
    members.append(.init("differences", .array(differences.map(\.json))))
    members.append(.init("lexicon", lexicon.identityJSON))
    return JSONValue.object(members).prettyText
  }

  private var confusionJSON: JSONValue {
    let tables = [("poles", confusion.poles), ("categories", confusion.categories)]
    return .object(
      tables.map { key, table in JSONValue.Member(key, LabelConfusion.json(table, unit: "rows")) })
  }
}

extension Evaluation.Difference {
  /// The difference as JSON.
  var json: JSONValue {
    [
      "id": .string(id),
      "label": .string(label),
      "kind": .string(isFalseAlarm ? "false_alarm" : "miss"),
      "because": .array(because.map(JSONValue.string)),
      "sentence": .string(sentence),
    ]
  }
}

/// The labels of a result, poles and categories apart.
struct LabelParts {
  let labels: [String]
  let poles: [String]

  /// `poles` and `categories`, each label with what is known of it.
  func members(_ value: (String) -> JSONValue?) -> [JSONValue.Member] {
    [(true, "poles"), (false, "categories")].map { arePoles, key in
      .init(key, .object(named(arePoles: arePoles, value)))
    }
  }

  /// `strata`, by name: the rows of each, its poles both at the top and under `poles`, and its categories.
  func strata(_ tables: [String: (rows: Int, value: (String) -> JSONValue?)]) -> JSONValue.Member {
    let named = tables.sorted { $0.key < $1.key }.filter { !$0.key.isEmpty }
    return .init(
      "strata",
      .object(
        named.map { name, table in
          .init(
            name,
            .object(
              [.init("rows", .integer(table.rows))] + self.named(arePoles: true, table.value)
                + members(table.value)))
        }))
  }

  private func named(
    arePoles: Bool, _ value: (String) -> JSONValue?
  ) -> [JSONValue.Member] {
    labels.filter { poles.contains($0) == arePoles }.compactMap { name in
      value(name).map { JSONValue.Member(name, $0) }
    }
  }
}

extension Lexicon {
  /// Which lexicon was used.
  var identityJSON: JSONValue {
    ["name": .string(name), "version": .string(version), "sha256": .string(sha256)]
  }
}

extension LabelConfusion {
  /// The cells of a table that are not empty.
  static func json(_ table: [Cell: Int], unit: String) -> JSONValue {
    .array(
      sorted(table).map { entry in
        .object([
          .init("coded", .string(entry.cell.coded)), .init("found", .string(entry.cell.found)),
          .init(unit, .integer(entry.count)),
        ])
      })
  }
}

extension Evaluation.AgreementRow {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("kappa", .number(kappa)), .init("alpha", .number(alpha)), .init("rows", .integer(rows)),
      .init("coders", .array(coders.map { .string($0) })),
    ]
    if !pairs.isEmpty {
      members.append(
        .init(
          "pairs",
          .array(
            pairs.map { pair in
              [
                "coders": [.string(pair.first), .string(pair.second)],
                "kappa": .number(pair.kappa),
              ]
            })))
    }
    return .object(members)
  }
}

extension Confusion {
  fileprivate var json: JSONValue {
    .object(
      [
        .init("tp", .integer(truePositives)), .init("fp", .integer(falsePositives)),
        .init("fn", .integer(falseNegatives)), .init("tn", .integer(trueNegatives)),
      ] + JSONValue.scores(self))
  }
}

extension WeightedConfusion {
  fileprivate var json: JSONValue { .object(JSONValue.scores(self)) }
}

extension JSONValue {
  /// Precision, recall and F1 with their bounds.
  static func scores(_ scores: some AgreementScores) -> [Member] {
    [
      Member("precision", .number(scores.precision)),
      Member("precision_low", .number(scores.precisionInterval?.low)),
      Member("precision_high", .number(scores.precisionInterval?.high)),
      Member("recall", .number(scores.recall)),
      Member("recall_low", .number(scores.recallInterval?.low)),
      Member("recall_high", .number(scores.recallInterval?.high)),
      Member("f1", .number(scores.f1)),
    ]
  }
}

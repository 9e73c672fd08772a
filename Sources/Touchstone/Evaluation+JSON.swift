import Lexicons
import Measures
import Reporting

extension Evaluation {
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

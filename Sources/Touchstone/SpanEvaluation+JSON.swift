import Measures
import Reporting

extension SpanEvaluation {
  /// The results: `rows`, `unmarked`, `poles`, `categories`, `strata` and `confusion`.
  func json(poles: [String]) -> JSONValue {
    let parts = LabelParts(labels: labels, poles: poles)
    var members: [JSONValue.Member] = [
      .init("rows", .integer(rowCount)),
      .init("unmarked", .integer(unmarkedCount)),
    ]
    members += parts.members { overall[$0]?.json }
    members.append(
      parts.strata(strata.mapValues { table in (table.rows, { table.labels[$0]?.json }) }))
    members.append(.init("confusion", LabelConfusion.json(confusion, unit: "spans")))
    return .object(members)
  }
}

extension SpanTally {
  fileprivate var json: JSONValue {
    [
      "coded": .integer(coded), "found": .integer(found), "matched": .integer(exact),
      "partial_coded": .integer(partialCoded), "partial_found": .integer(partialFound),
      "missed": .integer(missed), "false_alarms": .integer(falseAlarms),
      "repeats": .integer(repeats),
      "exact": SpanTally.json(
        exactScores, tp: exact, fp: found - exact, fn: coded - exact),
      "overlap": SpanTally.json(
        overlapScores, tp: exact + partialCoded, fp: falseAlarms, fn: missed),
    ]
  }

  private static func json(_ scores: Scores, tp: Int, fp: Int, fn: Int) -> JSONValue {
    .object(
      [.init("tp", .integer(tp)), .init("fp", .integer(fp)), .init("fn", .integer(fn))]
        + JSONValue.scores(scores))
  }
}

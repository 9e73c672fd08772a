import CorpusModel
import Reporting

extension FetchReport {
  /// The report as JSON: `folder`, `visit`, `resumed`, `cut`, `documents`, `fetched`, `unchanged` and `problems`, each
  /// with `url`, `severity`, `code`, `message` and `advice`.
  public var json: String {
    let value: JSONValue = [
      "folder": .string(folder), "visit": .integer(visit), "resumed": .bool(isResumed),
      "cut": .bool(isCut), "documents": .integer(documents), "fetched": .integer(fetched),
      "unchanged": .integer(unchanged),
      "problems": .array(problems.map(FetchReport.json)),
    ]
    return value.prettyText
  }

  private static func json(_ problem: Problem) -> JSONValue {
    [
      "url": .string(problem.path), "severity": .string(problem.severity.rawValue),
      "code": .string(problem.code), "message": .string(problem.message),
      "advice": .string(problem.advice),
    ]
  }
}

import Foundation
import TestSupport
import Testing

/// A table of the shared suite of hostile input.
enum SecurityTable {
  /// The ids of a table's cases.
  static func ids(_ path: String) throws -> Set<String> {
    let value = try JSONSerialization.jsonObject(with: Data(try SharedData.bytes(path)))
    return Set(try #require(value as? [[String: Any]]).compactMap { $0["id"] as? String })
  }
}

extension CommandBench {
  /// The problems of a run, by document: their codes.
  func problems(_ run: String) throws -> [String: [String]] {
    var codes: [String: [String]] = [:]
    for row in try rows(run + "/problems.csv") {
      codes[row["path"] ?? "", default: []].append(row["code"] ?? "")
    }
    return codes
  }

  /// The names of the documents that a run has read.
  func documents(_ run: String) throws -> [String] {
    try rows(run + "/documents.csv").compactMap { $0["doc_id"] }
  }
}

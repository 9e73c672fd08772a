import Foundation
import TestSupport
import Testing

/// Whether all behaviours of the list have a test.
struct BehaviourListTests {
  private struct Row: Decodable { var id: String }

  private static let file = "data/suites/security/http-behaviour.json"

  /// Those of which a test of its own bears the name.
  private static let single: Set = [
    "429-far", "refused", "dns-nxdomain", "crawl-delay", "politeness", "cookie-wall",
    "canonical-loop", "infinite-calendar", "session-ids", "etag", "disk-full", "kill-9",
    "wrong-type",
    "octet-stream-html", "tls-self-signed", "tls-expired", "tls-wrong-host", "tls-old",
  ]

  /// Those without, and why.
  private static let leftOut = [
    "dns-slow": "the system's resolver cannot be made to hang within a test; tried by hand"
  ]

  @Test("every behaviour has a test, or a reason why not", SharedData.required(file))
  func complete() throws {
    let rows = try JSONDecoder().decode(
      [Row].self, from: Data(try SharedData.bytes(BehaviourListTests.file)))
    let tables =
      BodyTests.bodies.map(\.id) + HeadTests.heads.map(\.id) + StatusTests.statuses.map(\.id)
      + RetryTests.retries.map(\.id) + RobotsTests.cases.map(\.id)
    let covered = Set(tables.map { String($0.prefix { $0 != " " }) })
      .union(BehaviourListTests.single).union(BehaviourListTests.leftOut.keys)
    let missing = rows.map(\.id).filter { !covered.contains($0) }
    #expect(missing == [])
    #expect(
      BehaviourListTests.single.union(BehaviourListTests.leftOut.keys).isSubset(of: rows.map(\.id)))
  }
}

import CorpusModel
import Foundation
import Measures
import Testing

@testable import Reporting

/// The figures of a corpus and its groups, as rows and as JSON.
struct SummaryTests {
  static func summary(_ outline: LexiconOutline = Samples.outline) -> Summary {
    var running = RunningSummary(outline, Reliability.Thresholds())
    for (group, hits) in [
      ("north", [9, 4, 3, 1]), ("south", [2, 1, 6, 0]), ("north", [0, 5, 1, 2]),
    ] {
      let encoder = DocumentEncoder(outline: outline, tables: [])
      running.add(encoder.encode(Samples.document(group: group, hits: hits)))
    }
    return running.finished()
  }

  static func row(_ measure: String, _ group: String) throws -> SummaryRow {
    try #require(summary().rows.first { $0.measure == measure && $0.group == group })
  }

  @Test
  func measuresInOrder() {
    let measures = Self.summary().rows.filter { $0.group == "(all)" }.map(\.measure)
    #expect(
      measures == [
        "documents", "words", "words_set_aside", "tokens", "sentences", "hits", "values_hits",
        "values_per_thousand",
        "targets_hits", "targets_per_thousand", "share_values", "balance", "salience",
        "reliability",
        "hits:values.trust", "rate:values.trust", "hits:values.care", "rate:values.care",
        "hits:targets.metrics", "rate:targets.metrics", "hits:context.money", "rate:context.money",
      ])
  }

  @Test
  func noGroupIsToldTwice() {
    var running = RunningSummary(Samples.outline, Reliability.Thresholds())
    let encoder = DocumentEncoder(outline: Samples.outline, tables: [])
    for group in ["(all)", "(none)", nil, "north"] {
      running.add(encoder.encode(Samples.document(group: group)))
    }
    let groups = running.finished().groups
    #expect(groups.map(\.name) == ["(all)", "north", "(none)"])
    #expect(groups.map(\.counts.documents) == [4, 1, 3])
  }

  @Test
  func figures() throws {
    #expect(try Self.row("values_hits", "(all)").value == .integer(21))
    let rate = try Self.row("rate:targets.metrics", "north")
    #expect(rate.value == .number(1000.0 * 4 / 1140))
    #expect(rate.numerator == 4)
    #expect(rate.denominator == 1140)
    #expect(rate.documents == 2)
    let balance = try Self.row("balance", "(all)")
    let clusters = [(13, 3), (3, 6), (5, 1)].map { PoleCount(first: $0.0, second: $0.1) }
    let expected = Balance(PoleCount(first: 21, second: 10), clusters: ClusterMoments(clusters))
    #expect(balance.value == .number(expected.value))
    #expect(balance.low == expected.interval.low)
    #expect(balance.high == expected.interval.high)
    #expect(balance.label == "cluster_robust")
    let south = Balance(
      PoleCount(first: 3, second: 6),
      clusters: ClusterMoments([PoleCount(first: 2), PoleCount(first: 1, second: 6), PoleCount()]))
    #expect(try Self.row("balance", "south").low == south.interval.low)
    #expect(try Self.row("balance", "south").label == "cluster_robust")
    #expect(try Self.row("reliability", "south").label == "insufficient")
    #expect(try Self.row("reliability", "(all)").label == "ok")
  }

  @Test
  func withoutPolesNothingIsSetAgainst() throws {
    var outline = Samples.outline
    outline.poles = nil
    let rows = Self.summary(outline).rows.filter { $0.group == "south" }
    #expect(rows.count == 6 + 8)
    var bytes: [UInt8] = []
    bytes.append(json: Self.summary(outline).json)
    let groups = try Samples.object(bytes)["groups"] as? [[String: Any]]
    #expect(groups?.first?["balance"] == nil)
  }

  @Test
  func jsonSaysTheSame() throws {
    var bytes: [UInt8] = []
    bytes.append(prettyJSON: Self.summary().json)
    let object = try Samples.object(bytes)
    #expect(object["statement"] as? String == Summary.statement)
    let groups = try #require(object["groups"] as? [[String: Any]])
    #expect(groups.map { $0["group"] as? String } == ["(all)", "north", "south"])
    let balance = try #require(groups[0]["balance"] as? [String: Any])
    #expect(try Self.row("balance", "(all)").low == balance["low"] as? Double)
    let categories = try #require(groups[2]["categories"] as? [[String: Any]])
    #expect(categories.map { $0["hits"] as? Int } == [2, 1, 6, 0])
  }
}

import Foundation
import TestSupport
import Testing

@testable import Touchstone

/// A corpus scanned in two parts gives what it gives as a whole.
@Suite struct SplitPropertiesTests {
  /// Documents of the example corpus and of random texts, in folders that are groups; one cannot be read.
  private static func documents() throws -> [(name: String, bytes: [UInt8])] {
    let folder = SharedData.projectFolder.appendingPathComponent("corpora/example")
    var documents = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.contains("/") && !$0.hasPrefix("gold") }
      .map { ($0, Array(try Data(contentsOf: folder.appendingPathComponent($0)))) }
    var composition = try Composition(seed: 7)
    for number in 0..<12 {
      let text = composition.text(pieces: 25)
      documents.append(("random-\(number % 3)/\(number).txt", Array(text.utf8)))
    }
    documents.append(("random-0/broken.docx", Array("PK".utf8)))
    return documents
  }

  /// Cells of all rows of a table, in the order of the file.
  private static func rows(_ run: TestRun, _ table: String) throws -> [[String: String]] {
    try run.table(table + ".csv").rows
  }

  private static func scan(_ documents: [(name: String, bytes: [UInt8])]) async throws -> TestRun {
    let folder = try TemporaryFolder()
    for document in documents { try folder.write(document.bytes, to: "d/" + document.name) }
    return try await TestRun([folder.path("d")])
  }

  @Test func `two parts have the rows of the whole, and their counts add up`() async throws {
    let documents = try Self.documents()
    let whole = try await Self.scan(documents)
    var generator = SeededGenerator(seed: 5)
    for share in [0.5, 0.5, 0.1] {
      let isFirst = documents.map { _ in Double.random(in: 0..<1, using: &generator) < share }
      let parts = try await [true, false].asyncMap { side in
        try await Self.scan(zip(documents, isFirst).filter { $0.1 == side }.map(\.0))
      }
      for table in ["documents", "findings", "dropped", "relations", "counts", "problems"] {
        let key = ["documents", "counts", "findings"].contains(table) ? "doc_id" : nil
        let together = try parts.flatMap { try Self.rows($0, table) }
        let expected = try Self.rows(whole, table)
        #expect(Set(together) == Set(expected), "\(table)")
        #expect(together.count == expected.count, "\(table)")
        if let key { #expect(Set(expected.compactMap { $0[key] }).count > 10, "\(table)") }
      }
      #expect(try Self.sums(parts) == Self.sums([whole]))
    }
  }

  /// The whole numbers of `summary.csv` by group and measure, added up.
  private static func sums(_ runs: [TestRun]) throws -> [String: Int] {
    var sums: [String: Int] = [:]
    for row in try runs.flatMap({ try rows($0, "summary") }) {
      let measure = row["measure"] ?? ""
      let counts = ["documents", "words", "words_set_aside", "tokens", "sentences", "hits"]
      guard counts.contains(measure) || measure.hasPrefix("hits:") else { continue }
      sums["\(row["group"] ?? "") \(measure)", default: 0] += try #require(Int(row["value"] ?? ""))
    }
    #expect(sums.count > 20, "there is enough to judge by: \(sums.count)")
    return sums
  }
}

extension Sequence {
  fileprivate func asyncMap<Value>(_ make: (Element) async throws -> Value) async rethrows
    -> [Value]
  {
    var values: [Value] = []
    for element in self { values.append(try await make(element)) }
    return values
  }
}

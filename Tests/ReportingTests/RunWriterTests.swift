import CorpusModel
import Digests
import Foundation
import Measures
import Testing

@testable import Reporting

/// Whole runs: the files, their digests, and the same bytes however the work was divided.
struct RunWriterTests {
  static let documents: [ScannedDocument] = (0..<9).map { number in
    let group = [nil, "south", "north", "é", "Z"][number % 5]
    return Samples.document(
      "d/\(number).md", group: group, hits: [number % 4, 2, number % 3, 1], words: 300 + number)
  }

  /// Writes a run of the sample documents, encoded one after another or ahead in reverse.
  static func run(at path: String, isAhead: Bool = false) throws -> Summary {
    let writer = try RunWriter(
      folder: RunFolder(destination: path), outline: Samples.outline, tables: Set(Table.allCases),
      record: Samples.record)
    if isAhead {
      let encoded = documents.reversed().map(writer.encoder.encode)
      for document in encoded.reversed() { try writer.write(document) }
    } else {
      for document in documents { try writer.write(document) }
    }
    try writer.write(Samples.problem)
    return try writer.finish(at: Timestamp(seconds: 1_767_225_700))
  }

  @Test
  func sameInputSameBytes() throws {
    try Samples.withFolder { folder in
      let summary = try Self.run(at: folder + "/a")
      #expect(try Self.run(at: folder + "/b", isAhead: true) == summary)
      let names = try Samples.names(folder + "/a")
      #expect(names == Table.allCases.flatMap(\.files).sorted())
      for name in names {
        let first = try Samples.bytes(folder + "/a/" + name)
        #expect(try Samples.bytes(folder + "/b/" + name) == first, "\(name)")
      }
    }
  }

  @Test
  func manifestStatesInputsAndOutputs() throws {
    try Samples.withFolder { folder in
      _ = try Self.run(at: folder + "/a")
      let manifest = try Samples.object(Samples.bytes(folder + "/a/manifest.json"))
      let inputs = try #require(manifest["inputs"] as? [[String: Any]])
      #expect(inputs.count == 10)
      #expect(inputs[3]["path"] as? String == "d/3.md")
      #expect(inputs[3]["bytes"] as? Int == 4321)
      #expect(inputs.map { $0["read"] as? Bool } == Array(repeating: true, count: 9) + [false])
      let outputs = try #require(manifest["outputs"] as? [[String: Any]])
      #expect(outputs.count == Table.allCases.flatMap(\.files).count - 1)
      for output in outputs {
        let file = try #require(output["file"] as? String)
        let bytes = try Samples.bytes(folder + "/a/" + file)
        #expect(output["bytes"] as? Int == bytes.count)
        #expect(output["sha256"] as? String == SHA256Digest.hexDigest(of: bytes.span))
        if file.hasSuffix(".csv") {
          #expect(output["rows"] as? Int == CSVReader.rows(bytes).count - 1, "\(file)")
        }
      }
      #expect(manifest["started"] as? String == "2026-01-01T00:00:00Z")
      #expect(manifest["finished"] as? String == "2026-01-01T00:01:40Z")
    }
  }

  @Test
  func countsAddUpToTheSummary() throws {
    try Samples.withFolder { folder in
      let summary = try Self.run(at: folder + "/a")
      let counts = CSVReader.rows(try Samples.bytes(folder + "/a/counts.csv")).dropFirst()
      for (index, category) in Samples.outline.categories.enumerated() {
        let rows = counts.filter { $0[2] == category.path }
        let sum = rows.compactMap { Int($0[4]) }.reduce(0, +)
        #expect(summary.groups[0].counts.categoryHits[index] == sum)
      }
      let names = summary.groups.map(\.name)
      #expect(names == ["(all)", "Z", "north", "south", "é", "(none)"])
      let parts = summary.groups.dropFirst()
      #expect(parts.map(\.counts.documents).reduce(0, +) == 9)
      #expect(parts.map(\.counts.hits).reduce(0, +) == summary.groups[0].counts.hits)
      #expect(summary.errors == 1)
    }
  }

  @Test
  func aRunOfNothingIsComplete() throws {
    try Samples.withFolder { folder in
      let writer = try RunWriter(
        folder: RunFolder(destination: folder + "/a"), outline: Samples.outline,
        tables: Set(Table.allCases), record: Samples.record)
      let summary = try writer.finish(at: Timestamp(seconds: 0))
      #expect(summary.groups.map(\.name) == ["(all)"])
      #expect(summary.groups[0].measures?.balance == nil)
      for name in ["manifest.json", "summary.json", "datapackage.json"] {
        #expect(try !Samples.object(Samples.bytes(folder + "/a/" + name)).isEmpty)
      }
    }
  }

  @Test
  func someTablesAreAlwaysWritten() throws {
    try Samples.withFolder { folder in
      let writer = try RunWriter(
        folder: RunFolder(destination: folder + "/a"), outline: Samples.outline, tables: [],
        record: Samples.record)
      try writer.write(Samples.document())
      _ = try writer.finish(at: Timestamp(seconds: 0))
      #expect(
        try Samples.names(folder + "/a") == ["datapackage.json", "manifest.json", "problems.csv"])
    }
  }
}

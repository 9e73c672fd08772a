import Foundation
import TestSupport
import Testing

@testable import Touchstone

/// Counts in the peers' modes against the peers' own, cell by cell.
///
/// The texts lie in an archive beside the counts; `tar` unpacks it once for all cases.
@Suite(SharedData.required("data/lexicon/oracle-dev"))
struct PeerCountsTests {
  /// The file with the peer's counts, the dictionary, the way of counting, and the levels kept.
  struct Case: CustomStringConvertible, Sendable {
    var counts: String
    var dictionary: String
    var counting: ScanOptions.Counting
    var levels: Int?

    var description: String { counts }
  }

  private static let dictionaries = [
    "mfd2": "mfd2.0.dic", "lavergarry": "laver-garry.cat", "forest": "Forest_Values.dic",
    "values_targets": "values_targets.yml",
  ]

  static let cases: [Case] =
    dictionaries.sorted { $0.key < $1.key }.flatMap { name, file in
      [
        Case(
          counts: "\(name)_nopunct_key", dictionary: file,
          counting: .quanteda(scope: .key, keepsPunctuation: false)),
        Case(
          counts: "\(name)_nopunct_dictionary", dictionary: file,
          counting: .quanteda(scope: .dictionary, keepsPunctuation: false)),
        Case(
          counts: "\(name)_all_key", dictionary: file,
          counting: .quanteda(scope: .key, keepsPunctuation: true)),
      ]
    } + [
      Case(
        counts: "values_targets_nopunct_key_level1", dictionary: "values_targets.yml",
        counting: .quanteda(scope: .key, keepsPunctuation: false), levels: 1),
      Case(
        counts: "lavergarry_nopunct_key_level1", dictionary: "laver-garry.cat",
        counting: .quanteda(scope: .key, keepsPunctuation: false), levels: 1),
      Case(
        counts: "values_targets_liwcmode", dictionary: "values_targets.dicx", counting: .liwc),
      Case(
        counts: "personal_values_liwcmode", dictionary: "Personal_Values.dicx", counting: .liwc),
    ]

  @Test func everyCellIsEqual() async throws {
    let oracle = try #require(SharedData.url("data/lexicon/oracle-dev"))
    let texts = try unpackedTexts(oracle)
    for example in PeerCountsTests.cases {
      var options = ScanOptions()
      options.lexicon = .file(oracle.appendingPathComponent("dict/\(example.dictionary)").path)
      options.counting = example.counting
      options.levels = example.levels
      options.tables = ["counts"]
      let run = try await TestRun([texts.path("texts")], options: options)
      let isWeighted = example.counting == .liwc
      var cells: [String: Double] = [:]
      var words: [String: String] = [:]
      for row in try run.table("counts.csv").rows {
        let document = row["doc_id"] ?? ""
        cells["\(document) \(row["category"] ?? "")"] =
          Double(row[isWeighted ? "weighted_hits" : "hits"] ?? "")
        words[document] = row["words"]
      }
      let expected = try RunTable(
        oracle.appendingPathComponent("counts_\(example.counts).csv").path)
      var compared = 0
      for row in expected.rows {
        let document = row["doc_id"] ?? ""
        #expect(words[document] == row["n_tokens"] ?? row["WC"], "\(example) \(document)")
        for (category, count) in row
        where !["doc_id", "n_tokens", "WC", "Dic"].contains(category) {
          #expect(
            cells["\(document) \(category)"] == Double(count), "\(example) \(document) \(category)")
          compared += 1
        }
      }
      #expect(compared >= 400, "\(example)")
    }
  }

  /// The documents of the oracle in a folder `texts`.
  private func unpackedTexts(_ oracle: URL) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let archive = oracle.deletingLastPathComponent().appendingPathComponent("prose.tar.gz")
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "xzf", archive.path, "-C", folder.url.path]
    try tar.run()
    tar.waitUntilExit()
    let list = try String(contentsOf: oracle.appendingPathComponent("docs.list"), encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: folder.path("texts"), withIntermediateDirectories: true)
    for name in list.split(whereSeparator: \.isNewline) {
      try FileManager.default.moveItem(
        atPath: folder.path("prose/\(name)"), toPath: folder.path("texts/\(name)"))
    }
    return folder
  }
}

import CorpusModel
import DelimitedText
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// Blind coding sheets: what is drawn, what the coder sees, and what the key keeps.
struct CodingSampleTests {
  private let folder: TemporaryFolder

  /// Three groups of two documents with forty sentences each; every fourth has a hit.
  init() throws {
    folder = try TemporaryFolder()
    for group in ["a", "b", "c"] {
      for document in 1...2 {
        let sentences = (1...40).map { number in
          let words =
            switch number % 12 {
            case 0: "trust before any target"
            case 4: "trust among neighbours"
            case 8: "the target of the year"
            default: "nothing much at all"
            }
          return "Sentence \(number) of document \(group)\(document) is about \(words)."
        }
        try folder.write(
          sentences.joined(separator: " ") + " Said in every one of the documents here.",
          to: "corpus/\(group)/\(document).txt")
      }
    }
  }

  private func draw(
    _ change: (inout CodingSample.Options) -> Void = { _ in }
  ) async throws -> CodingSample.Report {
    var options = CodingSample.Options()
    options.size = 36
    change(&options)
    return try await CodingSample(try .small(), options: options).run([folder.path("corpus")])
  }

  private func table(_ bytes: [UInt8]) -> [[String: String]] {
    let rows = DelimitedTable(String(decoding: bytes, as: UTF8.self)).rows.map(\.cells)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  @Test func strataArePartsOfAllSentences() async throws {
    let report = try await draw()
    // Six documents with forty sentences, and one that all of them repeat.
    #expect(
      report.strata.map { "\($0.name) \($0.sampled) of \($0.population)" } == [
        "random 18 of 241", "found_contrast 0 of 0", "found_both 6 of 18",
        "found_values 6 of 24", "found_targets 6 of 18",
      ])
    #expect(report.repeated == 5)
    let key = table(report.key)
    for row in key {
      let sentence = try #require(row["sentence"])
      let found = [
        sentence.contains("trust") ? "values" : nil, sentence.contains("target") ? "targets" : nil,
      ].compactMap(\.self)
      let expected = found.count == 2 ? "both" : found.first ?? "none"
      #expect(row["found"] == expected)
      #expect(row["stratum"] == "random" || row["stratum"] == "found_" + expected)
      #expect(row["group"] == row["document"]?.prefix(1).description)
      #expect(row["source_sha256"]?.count == 64)
    }
    #expect(Set(key.map { $0["sentence"] }).count == 36)
    // Turn by turn: two sentences of each kind from each group.
    let groups = key.filter { $0["stratum"] == "found_values" }.map { $0["group"] ?? "" }
    #expect(groups.sorted() == ["a", "a", "b", "b", "c", "c"])
  }

  @Test func theCoderSeesNoTraceOfTheStrata() async throws {
    let report = try await draw()
    let sheet = table(report.sheet)
    let key = table(report.key)
    #expect(
      Set(sheet[0].keys) == [
        "id", "previous", "sentence", "next", "values", "targets", "values_spans",
        "targets_spans", "note",
      ])
    #expect(sheet.map { $0["id"] } == key.map { $0["id"] })
    #expect(sheet.map { $0["sentence"] } == key.map { $0["sentence"] })
    #expect(sheet.allSatisfy { $0["values"] == "" && $0["targets_spans"] == "" })
    // The strata are mixed: no stratum stands in one piece.
    let strata = key.map { $0["stratum"] ?? "" }
    let changes = zip(strata, strata.dropFirst()).count { $0 != $1 }
    #expect(changes > 12)
  }

  @Test func neighboursAreThoseOfTheDocument() async throws {
    let report = try await draw()
    let row = try #require(
      table(report.sheet).first {
        $0["sentence"]?.contains("Sentence 1 ") == true
          || $0["previous"]?.contains("Sentence 1 ") == true
      })
    if row["sentence"]?.contains("Sentence 1 ") == true {
      #expect(row["previous"] == "")
    } else {
      #expect(row["sentence"]?.hasPrefix("Sentence 2 ") == true)
      #expect(row["next"]?.hasPrefix("Sentence 3 ") == true)
    }
  }

  @Test func aSeedDecidesEverything() async throws {
    let first = try await draw()
    let again = try await draw { $0.jobs = 3 }
    #expect(first.sheet == again.sheet && first.key == again.key)
    let other = try await draw { $0.seed = 2 }
    #expect(first.sheet != other.sheet)
  }

  @Test func aSheetLargerThanTheCorpusHoldsItAll() async throws {
    let report = try await draw { $0.size = 1000 }
    #expect(report.strata.map(\.sampled).reduce(0, +) == 241)
  }

  @Test func categoriesAndDocumentsAreTakenOnRequest() async throws {
    let report = try await draw {
      $0.wantsCategories = true
      $0.spread = .document
    }
    let documents = table(report.key).filter { $0["stratum"] == "found_both" }
      .map { $0["document"] ?? "" }
    #expect(Set(documents).count == 6)
    #expect(table(report.sheet)[0]["values"] == "")
  }

  @Test func aFilledSheetIsWeightedByItsKey() async throws {
    let report = try await draw()
    let path = folder.path("sheet.csv")
    #expect(try report.write(to: path) == folder.path("sheet.key.csv"))
    // The coder finds trust wherever it stands, and in every third of the rest.
    let rows = table(report.sheet)
    let key = table(report.key)
    var text = "id,sentence,values\n"
    var weights: [String: (population: Double, sampled: Double, coded: Double)] = [:]
    for (index, row) in rows.enumerated() {
      let isTrust = row["sentence"]?.contains("trust") == true
      let isCoded = isTrust || index.isMultiple(of: 3)
      // A spreadsheet damaged the sentence; the key has it whole.
      text += "\(row["id"] ?? ""),damaged,\(isCoded ? 1 : 0)\n"
      let found = key[index]["found"] ?? ""
      weights[found, default: (0, 0, 0)].population =
        try #require(Double(key[index]["found_population"] ?? ""))
      weights[found, default: (0, 0, 0)].sampled += 1
      weights[found, default: (0, 0, 0)].coded += isCoded ? 1 : 0
    }
    try folder.write(text, to: "sheet.csv")
    let evaluation = try Evaluation(path, lexicon: .small())
    #expect(evaluation.keyPath == folder.path("sheet.key.csv"))
    #expect(evaluation.rowCount == 36)
    let line = try #require(evaluation.lines.first { $0.basis == .weighted })
    func total(_ names: [String]) -> Double {
      names.compactMap { weights[$0] }.reduce(0) { $0 + $1.population * $1.coded / $1.sampled }
    }
    let found = total(["both", "values"])
    let expected = found / (found + total(["none", "targets"]))
    let recall = try #require(line.recall)
    #expect(abs(recall - expected) < 1e-12)
    #expect(line.precision == 1)
    #expect(evaluation.lines[0].basis == .stratum("random"))
  }

  @Test func aSheetThatStandsThereIsNotReplaced() async throws {
    let report = try await draw()
    let path = try folder.write("work", to: "sheet.csv")
    #expect {
      try report.write(to: path)
    } throws: { error in
      (error as? ScanError)?.message.contains("stands there already and may hold codes") == true
    }
    try report.write(to: path, isForced: true)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("id,previous"))
  }

  @Test(arguments: [
    ("id,sentence,values\nS999,x,1\n", "sheet.csv:2: the id 'S999' is not in the key"),
    ("id,sentence,values\nS001,x,1\nS001,x,1\n", "sheet.csv:3: the id 'S001' stands at"),
  ])
  func aSheetThatIsNotTheKeysIsRefused(sheet: String, message: String) async throws {
    let path = folder.path("sheet.csv")
    try await draw().write(to: path)
    try folder.write(sheet, to: "sheet.csv")
    #expect {
      try Evaluation(path, lexicon: .small())
    } throws: { error in
      (error as? ScanError)?.message.contains(message) == true
    }
  }
}

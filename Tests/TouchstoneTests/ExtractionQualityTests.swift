import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Touchstone

/// The quality gate of extraction: main text against hand-made truth, scored by the benchmark's own script.
///
/// The floors only go up.
struct ExtractionQualityTests {
  @Test(SharedData.required("data/html/aeb"))
  func articlesAreTakenFromTheirPages() async throws {
    let folder = try TemporaryFolder()
    let pages = try #require(SharedData.url("data/html/aeb/html")).path
    try shell(
      """
      mkdir '\(folder.path("pages"))'
      for page in '\(pages)'/*.gz; do
        gzip -dc "$page" > '\(folder.path("pages"))'/"$(basename "$page" .gz)"
      done
      """)
    let score = try score("aeb", try await read(folder.path("pages")).texts, in: folder)
    let f1 = try #require(score["f1"] as? Double)
    #expect(score["pages"] as? Int == 181)
    #expect(f1 >= 0.97, "F1 \(f1)")
  }

  @Test(SharedData.required("data/html/wcxb-dev.tar.gz"))
  func pagesOfOtherTypesAreTakenToo() async throws {
    let folder = try TemporaryFolder()
    let archive = try #require(SharedData.url("data/html/wcxb-dev.tar.gz")).path
    try shell("tar xzf '\(archive)' -C '\(folder.url.path)'")
    let read = try await read(folder.path("wcxb-dev/html"))
    let score = try score(folder.path("wcxb-dev"), read.texts, in: folder)
    let f1 = try #require(score["f1"] as? Double)
    #expect(score["pages"] as? Int == 520)
    #expect(f1 >= 0.888, "F1 \(f1)")
    let types = try #require(score["by_type"] as? [String: [String: Any]])
    let articles = try #require(types["article"]?["f1"] as? Double)
    #expect(articles >= 0.96, "articles: F1 \(articles)")
    let truth = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.url.appendingPathComponent("wcxb-dev/ground-truth.json")))
        as? [String: [String: Any]])
    let floors: [(Metadata.Field, name: String, floor: Double)] = [
      (.title, "title", 0.81), (.author, "author", 0.79), (.date, "publish_date", 0.865),
    ]
    for (field, name, floor) in floors {
      let f1 = Self.agreement(
        of: truth.mapValues { $0[name] as? String }, with: read.metadata.mapValues { $0[field] },
        length: field == .date ? 10 : nil)
      #expect(f1 >= floor, "\(name): F1 \(f1)")
    }
    let right = read.kinds.filter { name, kind in
      let told = truth[name]?["page_type"] as? String
      return kind.rawValue == (told == "collection" ? "listing" : told)
    }
    // Home pages and the like are no kinds there.
    #expect(read.kinds.count >= 519)
    #expect(
      right.count * 100 >= read.kinds.count * 82, "\(right.count) of \(read.kinds.count)")
  }

  /// F1 of values by page: right is what has the same words, whatever their case and the signs between them; dates are
  /// compared without the time of day.
  private static func agreement(
    of truth: [String: String?], with found: [String: String?], length: Int?
  ) -> Double {
    let words = { (text: String?) in
      (text ?? "").prefix(length ?? .max).lowercased().split { !$0.isLetter && !$0.isNumber }
        .sorted()
    }
    var (right, told, due) = (0, 0, 0)
    for (page, value) in truth {
      let (wanted, got) = (words(value), words(found[page] ?? nil))
      right += !wanted.isEmpty && wanted == got ? 1 : 0
      told += got.isEmpty ? 0 : 1
      due += wanted.isEmpty ? 0 : 1
    }
    return Double(2 * right) / Double(max(told + due, 1))
  }

  /// What was read of the pages of a folder, by the pages' names.
  private struct Reading {
    var texts: [String: String] = [:]
    var metadata: [String: Metadata] = [:]
    var kinds: [String: PageKind] = [:]
  }

  private func read(_ pages: String) async throws -> Reading {
    var reading = Reading()
    try await ExtractedPage.forEach(in: [pages]) { outcome in
      guard case .scanned(let page) = outcome else { return }
      let name = page.document.id.split(separator: ".").first.map(String.init) ?? ""
      reading.texts[name] = page.text
      reading.metadata[name] = page.metadata
      reading.kinds[name] = page.document.pageKind?.kind
    }
    return reading
  }

  /// Runs the scorer on what was read.
  private func score(
    _ dataset: String, _ texts: [String: String], in folder: TemporaryFolder
  ) throws -> [String: Any] {
    let output = folder.url.appendingPathComponent("texts.json")
    try JSONEncoder().encode(texts).write(to: output)
    let html = try #require(SharedData.url("data/html")).path
    let json = try shell(
      "cd '\(html)' && python3 score.py '\(dataset)' '\(output.path)' --json --bootstrap 2")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @discardableResult
  private func shell(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command)")
    return String(decoding: text, as: UTF8.self)
  }
}

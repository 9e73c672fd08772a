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
  func articlesAreTakenFromTheirPages() throws {
    let folder = try TemporaryFolder()
    let pages = try #require(SharedData.url("data/html/aeb/html")).path
    try shell(
      """
      mkdir '\(folder.path("pages"))'
      for page in '\(pages)'/*.gz; do
        gzip -dc "$page" > '\(folder.path("pages"))'/"$(basename "$page" .gz)"
      done
      """)
    let score = try score("aeb", pages: folder.path("pages"), in: folder)
    let f1 = try #require(score["f1"] as? Double)
    #expect(score["pages"] as? Int == 181)
    #expect(f1 >= 0.96, "F1 \(f1)")
  }

  @Test(SharedData.required("data/html/wcxb-dev.tar.gz"))
  func pagesOfOtherTypesAreTakenToo() throws {
    let folder = try TemporaryFolder()
    let archive = try #require(SharedData.url("data/html/wcxb-dev.tar.gz")).path
    try shell("tar xzf '\(archive)' -C '\(folder.url.path)'")
    var kinds: [String: PageKind] = [:]
    let score = try score(
      folder.path("wcxb-dev"), pages: folder.path("wcxb-dev/html"), in: folder
    ) { name, page in kinds[name] = page.document.pageKind?.kind }
    let f1 = try #require(score["f1"] as? Double)
    #expect(score["pages"] as? Int == 520)
    #expect(f1 >= 0.88, "F1 \(f1)")
    try checkKinds(kinds, in: folder)
  }

  /// Compares the kinds of pages with those that people told; home pages and the like are no kinds there.
  private func checkKinds(_ kinds: [String: PageKind], in folder: TemporaryFolder) throws {
    let truth = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.url.appendingPathComponent("wcxb-dev/ground-truth.json")))
        as? [String: [String: Any]])
    let right = kinds.filter { name, kind in
      let told = truth[name]?["page_type"] as? String
      return kind.rawValue == (told == "collection" ? "listing" : told)
    }
    #expect(kinds.count >= 519)
    #expect(right.count * 100 >= kinds.count * 82, "\(right.count) of \(kinds.count)")
  }

  /// Extracts all pages of a folder and runs the scorer on what was read.
  private func score(
    _ dataset: String, pages: String, in folder: TemporaryFolder,
    onPage: (String, ExtractedPage) -> Void = { _, _ in }
  ) throws -> [String: Any] {
    var texts: [String: String] = [:]
    try ExtractedPage.forEach(in: [pages]) { outcome in
      guard case .scanned(let page) = outcome else { return }
      let name = page.document.id.split(separator: ".").first.map(String.init) ?? ""
      texts[name] = page.text
      onPage(name, page)
    }
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

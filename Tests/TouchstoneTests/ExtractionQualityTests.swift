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
    let score = try score(
      folder.path("wcxb-dev"), pages: folder.path("wcxb-dev/html"), in: folder)
    let f1 = try #require(score["f1"] as? Double)
    #expect(score["pages"] as? Int == 520)
    #expect(f1 >= 0.88, "F1 \(f1)")
  }

  /// Extracts all pages of a folder and runs the scorer on what was read.
  private func score(
    _ dataset: String, pages: String, in folder: TemporaryFolder
  ) throws -> [String: Any] {
    var texts: [String: String] = [:]
    try ExtractedPage.forEach(in: [pages]) { outcome in
      guard case .scanned(let page) = outcome else { return }
      let name = page.document.id.split(separator: ".").first.map(String.init) ?? ""
      texts[name] = page.text
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

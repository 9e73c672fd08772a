import BinaryRecords
import CorpusModel
import Foundation
import Testing

@testable import Touchstone

/// Pages on their way from the process that reads them to the program.
struct ExtractedPageRecordTests {
  private static let pages = [
    "page.html": """
    <!doctype html><html lang="en"><head><title>Aims | Site</title><meta name="author" content="A. N. Other">
    <link rel="canonical" href="https://example.org/aims"><meta property="og:title" content="Aims"></head>
    <body><main><h1>Aims</h1><p>We value trust, and people &amp; their words.</p><ul><li>No targets.</li></ul></main></body></html>
    """,
    "page.md":
      "---\ntitle: Aims\ndate: 2024-05-01\n---\n\n# Aims\n\nWe *value* trust.\n\n> A quotation\n",
    "page.txt": "AIMS\n\nWe value trust – and so on.\n",
    "mail.eml":
      "From: a@example.org\nSubject: Aims\nDate: Wed, 1 May 2024 10:00:00 +0000\n\nWe value trust.\n",
  ]

  private static func outcomes() async throws -> [Outcome<ExtractedPage>] {
    let folder = FileManager.default.temporaryDirectory.path + "/touchstone-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in pages {
      try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }
    var outcomes: [Outcome<ExtractedPage>] = []
    try await ExtractedPage.forEach(in: [folder]) { outcomes.append($0) }
    return outcomes
  }

  private static func line(_ outcome: Outcome<ExtractedPage>) -> String {
    switch outcome {
    case .skipped(let problem): "\(problem)"
    case .scanned(let page): page.jsonLine + "\(page.document.provenance)"
    }
  }

  @Test func pagesComeBack() async throws {
    let outcomes = try await Self.outcomes()
    #expect(outcomes.count == Self.pages.count)
    for outcome in outcomes {
      let again = try ExtractedPage.outcome(ofRecord: ExtractedPage.record(outcome))
      #expect(Self.line(again) == Self.line(outcome))
      #expect(ExtractedPage.record(again) == ExtractedPage.record(outcome))
    }
  }

  @Test func problemsComeBack() throws {
    let problem = Problem(
      path: "a.pdf", severity: .error, code: "damaged", message: "it ends", advice: "get it again")
    let again = try ExtractedPage.outcome(ofRecord: ExtractedPage.record(.skipped(problem)))
    #expect(Self.line(again) == "\(problem)")
  }

  /// No damage to the bytes is more than an error, or another page.
  @Test func damageIsAnError() async throws {
    for outcome in try await Self.outcomes() {
      let record = ExtractedPage.record(outcome)
      for end in stride(from: 0, to: record.count, by: 3) {
        #expect(throws: RecordReader.Damage.self) {
          try ExtractedPage.outcome(ofRecord: Array(record.prefix(end)))
        }
      }
      for place in record.indices {
        var bytes = record
        bytes[place] ^= 0x81
        _ = try? ExtractedPage.outcome(ofRecord: bytes)
      }
    }
  }
}

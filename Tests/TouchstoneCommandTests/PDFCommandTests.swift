import Foundation
import TestSupport
import Testing

/// PDF files, as a user scans and looks at them.
@Suite struct PDFCommandTests {
  /// Whether the program that reads PDF files is installed.
  static let hasReader = ["/usr/bin", "/usr/local/bin"].contains {
    FileManager.default.isExecutableFile(atPath: $0 + "/pdftotext")
  }

  static func bench() throws -> CommandBench {
    let bench = try CommandBench()
    let pages: [[SmallPDF.Line]] = [
      [SmallPDF.Line("Our annual report", top: 60, size: 20)]
        + SmallPDF.paragraph(["This page names nothing of the kind that anyone counts."], top: 120),
      SmallPDF.paragraph(["We trust people and we treat them with respect."], top: 120),
    ]
    try bench.write(pages, to: "d/report.pdf")
    return bench
  }

  @Test(.enabled(if: hasReader, "skipped: pdftotext is not installed"))
  func findingsHaveThePageOfTheirBlock() throws {
    let bench = try Self.bench()
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 0, "\(result.errors)")
    let rows = try bench.text("output/d/findings.csv").split(whereSeparator: \.isNewline)
    let header = try #require(rows.first).split(separator: ",")
    let page = try #require(header.firstIndex(of: "page"))
    #expect(rows.count > 1)
    // The section before it is "Our annual report", without commas.
    for row in rows.dropFirst() {
      #expect(row.split(separator: ",", omittingEmptySubsequences: false)[page] == "2")
    }
    #expect(try bench.text("output/d/documents.csv").contains("Our annual report"))
  }

  @Test(.enabled(if: hasReader, "skipped: pdftotext is not installed"))
  func extractShowsTheTextWithPages() throws {
    let bench = try Self.bench()
    let text = try bench.run("touchstone extract d/report.pdf")
    #expect(text.status == 0)
    #expect(text.output.contains("We trust people and we treat them with respect."))
    let json = try bench.run("touchstone extract --format json d/report.pdf").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let blocks = try #require(object["blocks"] as? [[String: Any]])
    #expect(blocks.map { $0["page"] as? Int } == [1, 1, 2])
    #expect(blocks.map { $0["kind"] as? String } == ["title", "paragraph", "paragraph"])
  }

  @Test(.enabled(if: hasReader, "skipped: pdftotext is not installed"))
  func whatHoldsNoTextIsNamed() throws {
    let bench = try Self.bench()
    try bench.write([[], [], []], to: "d/scan.pdf")
    try bench.write("<html><p>Not found", to: "d/missing.pdf")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 3)
    let problems = try bench.text("output/d/problems.csv")
    #expect(problems.contains("missing.pdf,error,not_a_pdf,"))
    #expect(problems.contains("scan.pdf,error,pdf_no_text_layer,"))
    #expect(problems.contains("any of its 3 pages"))
  }

  @Test func aMissingProgramIsNamedWithItsPackage() throws {
    let bench = try Self.bench()
    try bench.write("We trust people.", to: "d/a.txt")
    let result = try bench.run(
      "PATH=\"$(dirname \"$(command -v touchstone)\")\" touchstone scan d")
    #expect(result.status == 3)
    let problems = try bench.text("output/d/problems.csv")
    #expect(problems.contains("report.pdf,error,program_missing,"))
    #expect(problems.contains("apt-get install poppler-utils"))
  }
}

extension CommandBench {
  /// Writes a PDF file with these pages.
  fileprivate func write(_ pages: [[SmallPDF.Line]], to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(SmallPDF.bytes(pages)).write(to: file)
  }
}

import Foundation
import TestSupport
import Testing

/// Parts that are not counted and pages that are none, as a user meets them.
@Suite struct StandardPartsCommandTests {
  static let report = """
    # Annual report

    ## What we did

    We trust people, and we treat them with respect and care.

    ## Independent auditor's report to the trustees

    We have audited the financial statements of the charity. We trust that our audit met the targets.

    ### Basis for opinion

    Our audit was done with integrity and by International Standards on Auditing.

    ## Thank you

    Thank you for your trust.
    """

  /// A column of documents.csv, whose cells here have no commas before it.
  static func cell(_ column: String, in bench: CommandBench, run: String) throws -> String {
    let object = try bench.run(
      """
      python3 -c "import csv; print(next(csv.DictReader(open('output/\(run)/documents.csv', newline='')))['\(column)'])"
      """)
    #expect(object.status == 0, "\(object.errors)")
    return object.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func anAuditorsReportIsShownAndNotCounted() throws {
    let bench = try CommandBench()
    try bench.write(Self.report, to: "d/report.md")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Set aside: "))
    #expect(result.output.contains("1 with an auditor's report"))
    #expect(try !bench.text("output/d/findings.csv").contains("integrity"))
    #expect(
      try Self.cell("notes", in: bench, run: "d").hasPrefix("set_aside: the auditor's report"))
    let kept = try #require(Int(try Self.cell("words", in: bench, run: "d")))
    let aside = try #require(Int(try Self.cell("words_set_aside", in: bench, run: "d")))
    #expect(aside > 25)

    let all = try bench.run("touchstone scan d --all-sections --output output/all")
    #expect(all.status == 0 && !all.output.contains("Set aside"))
    #expect(try bench.text("output/all/findings.csv").contains("integrity"))
    #expect(try Self.cell("words", in: bench, run: "all") == "\(kept + aside)")
    #expect(try Self.cell("words_set_aside", in: bench, run: "all") == "0")
  }

  @Test func extractShowsThePart() throws {
    let bench = try CommandBench()
    try bench.write(Self.report, to: "report.md")
    let json = try bench.run("touchstone extract report.md --format json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let blocks = try #require(object["blocks"] as? [[String: Any]])
    let parts = blocks.map { $0["part"] as? String }
    #expect(
      parts == [nil, nil, nil] + [String?](repeating: "auditors_report", count: 4) + [nil, nil])
    #expect(blocks.map { $0["counted"] as? Bool } == parts.map { $0 == nil })
    #expect(try !bench.run("touchstone extract report.md").output.contains("audited"))
    #expect(try bench.run("touchstone extract report.md --all-sections").output.contains("audited"))
  }

  @Test(.enabled(if: PDFCommandTests.hasReader, "skipped: pdftotext is not installed"))
  func thePagesOfAPDFAreNamed() throws {
    let bench = try CommandBench()
    let paragraph = { (words: String, top: Int) in SmallPDF.paragraph([words], top: top) }
    try bench.write(
      SmallPDF.bytes([
        [SmallPDF.Line("Annual report", top: 60, size: 20)]
          + paragraph("We trust people and we treat them with respect.", 120),
        [SmallPDF.Line("Independent auditor's report", top: 60, size: 16)]
          + paragraph("We have audited the financial statements of the charity.", 120),
        paragraph("In our opinion the financial statements give a true and fair view.", 120),
        [SmallPDF.Line("Thank you", top: 60, size: 16)]
          + paragraph("We care about everyone who gave us their time and trust.", 120),
      ]), to: "d/report.pdf")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try Self.cell("notes", in: bench, run: "d")
        == "set_aside: the auditor's report (pages 2 to 3) is not counted")
    #expect(try bench.text("output/d/findings.csv").contains("everyone who gave"))
  }

  @Test func aCookieWallIsAWarning() throws {
    let bench = try CommandBench()
    try bench.write(
      "<html><body><main><h1>Before you continue</h1><p>We use cookies to make this site work.</p>"
        + "<p>Accept all cookies, or manage cookies.</p></main></body></html>", to: "d/wall.html")
    let result = try bench.run("touchstone scan d")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("To be looked at: 1 document"))
    #expect(try Self.cell("page_kind", in: bench, run: "d") == "consent")
    let problems = try bench.text("output/d/problems.csv")
    #expect(problems.contains("wall.html,warning,consent_page,"))
    #expect(try bench.text("output/d/summary.json").contains("\"warnings\": 1"))
  }
}

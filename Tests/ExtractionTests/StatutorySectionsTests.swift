import CorpusModel
import Extraction
import Testing

/// Parts whose wording is prescribed, and texts that only speak of them.
@Suite struct StatutorySectionsTests {
  static let opening = """
    # Riverside Trust: annual report and financial statements

    ## Contents

    - Statement of trustees' responsibilities 9
    - Independent auditor's report 10
    - Notes to the financial statements 15

    ## What we did

    We listened to people on every street and trusted them to say what matters to them.

    """

  static let responsibilities = """
    ## Statement of trustees’ responsibilities

    The trustees are responsible for preparing the report and the financial statements by applicable law.

    They take reasonable steps to prevent fraud and other irregularities.

    """

  static let audit = """
    ## Independent auditor's report to the trustees of Riverside Trust

    ### Opinion

    We have audited the financial statements of Riverside Trust for the year ended 31 March 2023.

    ### Basis for opinion

    We are independent, and have met our other ethical responsibilities. Our audit had integrity.

    """

  static let accounts = """
    ## Statement of financial activities for the year ended 31 March 2023

    Donations 12,345 67,890 80,235

    The notes on the next page form part of these financial statements.

    ## Notes to the financial statements

    ### 1 Accounting policies

    They have been prepared under the historical cost convention. Depreciation is charged at 25 %.

    ### 2 Staff

    No employee earned more than £60,000 in the year ended 31 March 2023.

    """

  static let thanks = """
    ## Thank you

    We thank the people of Riverside, who gave us their time and who care for each other.
    """

  /// The parts of a document, each once for each run of blocks, with `-` for what is counted.
  static func parts(_ text: String, _ format: DocumentFormat) throws -> [String] {
    let document = try Reading.document(text, format)
    Reading.checkInvariants(document)
    var parts: [String] = []
    for block in document.blocks {
      let part = block.part?.rawValue ?? "-"
      if parts.last != part { parts.append(part) }
    }
    return parts
  }

  static func html(_ markdown: String) -> String {
    let lines = markdown.split(separator: "\n").map { line in
      if line.hasPrefix("### ") { return "<h3>\(line.dropFirst(4))</h3>" }
      if line.hasPrefix("## ") { return "<h2>\(line.dropFirst(3))</h2>" }
      if line.hasPrefix("# ") { return "<h1>\(line.dropFirst(2))</h1>" }
      return line.hasPrefix("- ") ? "<ul><li>\(line.dropFirst(2))</li></ul>" : "<p>\(line)</p>"
    }
    return "<html><body><main>\(lines.joined(separator: "\n"))</main></body></html>"
  }

  static func text(_ markdown: String) -> String {
    markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == "#" || $0 == " " }) }.joined(separator: "\n")
  }

  @Test func marksAllPartsInEveryFormat() throws {
    let report = [
      Self.opening, Self.responsibilities, Self.audit, Self.accounts, Self.thanks,
    ].joined(separator: "\n")
    let expected = ["-", "responsibilities", "auditors_report", "accounts", "-"]
    #expect(try Self.parts(report, .markdown) == expected)
    #expect(try Self.parts(Self.html(report), .html) == expected)
    #expect(try Self.parts(Self.text(report), .text) == expected)
  }

  @Test func responsibilitiesInAnAuditorsReportAreAPartOfIt() throws {
    let section = """
      ### Responsibilities of trustees for the financial statements

      The trustees are responsible for the preparation of the financial statements.


      """
    let report = Self.opening + "\n" + Self.audit + section + Self.thanks
    #expect(try Self.parts(report, .markdown) == ["-", "auditors_report", "-"])
  }

  @Test func namesThePartsInANote() throws {
    let document = try Reading.document(Self.opening + Self.audit + Self.thanks, .markdown)
    let note = try #require(document.notes.first { $0.code == "set_aside" })
    #expect(
      note.message
        == "the auditor's report (from “Independent auditor's report to the trustees of Riverside Tr”) is not "
        + "counted")
  }

  @Test func keepsThemWhereAllSectionsAreWanted() throws {
    let bytes = Array((Self.opening + Self.audit).utf8)
    let page = Page(id: "page", bytes: bytes, sha256: "", format: .markdown)
    let document = try Extractor(allSections: true).extract(page)
    #expect(document.blocks.allSatisfy { $0.part == nil && $0.isCounted })
    #expect(document.notes.isEmpty)
  }

  @Test func aReportThatIsAllAuditIsMarkedWhole() throws {
    let audit = Self.audit.replacing("## Independent", with: "# Independent")
    #expect(try Self.parts(audit, .markdown) == ["auditors_report"])
  }

  static let others = [
    // A heading without the wording.
    "## Balance sheet strength\n\nWe keep reserves, because people rely on us to be here next year.",
    "## Trustees' responsibilities\n\nOur trustees listen, visit each project once a year and ask what we learnt.",
    "## Independent auditor's report\n\nWe asked a friend to look at how we keep our promises.",
    // The wording without a heading.
    "## Money\n\nWe have audited the financial statements of five clubs, and in our opinion they tell much.",
    "## Cash flow\n\nIn 2022 we paid more than we received; the accompanying notes are on our site.",
    // A table of contents without numbers, before the text itself.
    "## Contents\n\nNotes to the accounts\n\n## Our year\n\nThe basis of preparation was trust.",
  ]

  @Test(arguments: others)
  func leavesWhatOnlySpeaksOfThem(_ text: String) throws {
    #expect(try Self.parts("# A year of talk\n\n\(text)\n\n\(Self.thanks)", .markdown) == ["-"])
  }

  @Test func endsWhereItsWordingIsNotMetForLong() throws {
    let prose = (0..<12).map { number in
      "On street \(number) people told us that they care for the old trees and for one another, "
        + "and that they would rather be asked than told what a good place to live is."
    }.joined(separator: "\n\n")
    let text = Self.opening + Self.audit + prose
    #expect(try Self.parts(text, .markdown) == ["-", "auditors_report", "-"])
    let document = try Reading.document(text, .markdown)
    #expect(document.blocks.filter { $0.part == nil }.count >= 12)
  }
}

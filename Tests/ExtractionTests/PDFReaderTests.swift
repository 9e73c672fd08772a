import ChildProcesses
import CorpusModel
import Extraction
import Foundation
import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
  /// Skips a test, by name, where a program is not installed.
  static func needs(_ program: String) -> ConditionTrait {
    .enabled(if: ChildProcess.find(program) != nil, "skipped: \(program) is not installed")
  }
}

@Suite(.needs("pdftotext")) struct PDFReaderTests {
  typealias Line = SmallPDF.Line

  func read(_ pages: [[Line]], title: String? = nil) throws -> Document {
    let bytes = SmallPDF.bytes(pages, title: title)
    let document = try Extractor().extract(
      Page(id: "report.pdf", bytes: bytes, sha256: "", format: .pdf))
    Reading.checkInvariants(document)
    return document
  }

  func fault(_ bytes: [UInt8]) -> ExtractionError? {
    do {
      _ = try Extractor().extract(Page(id: "x.pdf", bytes: bytes, sha256: "", format: .pdf))
      return nil
    } catch {
      return error
    }
  }

  static let longLines = [
    "We listen to the people who use our services before we decide anything, and we",
    "tell them afterwards what we did with what they said. That takes time, and it is",
    "worth the time that it takes.",
  ]

  @Test func joinsLinesAndPartsParagraphs() throws {
    let document = try read([
      SmallPDF.paragraph(Self.longLines, top: 100) + SmallPDF.paragraph(Self.longLines, top: 160)
    ])
    let text = "P " + Self.longLines.joined(separator: " ")
    #expect(Reading.outline(document) == [text, text])
  }

  @Test func tellsHeadingsBySizeAndShape() throws {
    let document = try read([
      [Line("What we stand for", top: 80, size: 22)]
        + SmallPDF.paragraph(Self.longLines, top: 120)
        + [Line("Our people", top: 190)] + SmallPDF.paragraph(Self.longLines, top: 216)
    ])
    let text = "P " + Self.longLines.joined(separator: " ")
    #expect(
      Reading.outline(document) == ["T1 What we stand for", text, "H2 Our people", text])
    #expect(document.metadata.title == "What we stand for")
  }

  @Test func takesTheTitleThatTheFileStates() throws {
    #expect(
      try read([[Line("Text.", top: 80)]], title: "Annual report").metadata.title == "Annual report"
    )
    let named = try read([[Line("Text.", top: 80)]], title: "Microsoft Word - draft7.doc")
    #expect(named.metadata.title == nil)
  }

  @Test func makesPartedWordsWholeAndKeepsTrueHyphens() throws {
    let document = try read([
      SmallPDF.paragraph(
        [
          "Our long-term aims rest on trust. The manage-", "ment answers to the long-",
          "term interests of all, and in a self-", "critical way.",
        ], top: 100)
    ])
    #expect(
      Reading.outline(document) == [
        "P Our long-term aims rest on trust. The management answers to the long-term interests of "
          + "all, and in a self-critical way."
      ])
  }

  @Test func marksRunningLinesAndReadsAcrossPages() throws {
    let pages = (1...3).map { number in
      [Line("Values report 2030", left: 200, top: 30)]
        + SmallPDF.paragraph(
          [
            "This page goes on about the trust that people put in the board of the charity and",
            number < 3
              ? "it ends in the middle of what it says about the"
              : "it ends here.",
          ], top: number == 1 ? 120 : 100)
        + [Line("Page \(number) of 3", left: 300, top: 820)]
    }
    var continued = pages
    continued[1][1] = Line(
      "people who work for it. " + String(repeating: "They stay. ", count: 5), top: 100)
    let document = try read(continued)
    let running = document.blocks.filter { $0.kind == .running }.map { document.string($0.span) }
    #expect(running.count == 6 && running.contains("Page 2 of 3"))
    let first = try #require(document.blocks.first { $0.kind == .paragraph })
    #expect(document.string(first.span).contains("says about the people who work for it."))
    #expect(first.page == 1)
    #expect(document.blocks.map { $0.page ?? 0 }.max() == 3)
  }

  @Test func readsColumnsOneAfterTheOther() throws {
    let left = ["Integrity is what we", "do when no one looks", "and nobody asks."]
    let right = ["Targets are what we", "count when everyone", "looks and asks."]
    let document = try read([
      SmallPDF.paragraph(left, left: 72, top: 100) + SmallPDF.paragraph(right, left: 320, top: 100)
    ])
    #expect(
      Reading.outline(document) == [
        "P " + left.joined(separator: " "), "P " + right.joined(separator: " "),
      ])
  }

  @Test func keepsRowsOfTablesApart() throws {
    let rows = [("Calls answered", "95%"), ("Letters answered", "80%"), ("Visits made", "70%")]
    let lines = rows.enumerated().flatMap { number, row in
      [
        Line(row.0, left: 72, top: 100 + 16 * number),
        Line(row.1, left: 300, top: 100 + 16 * number),
      ]
    }
    #expect(
      Reading.outline(try read([lines]))
        == rows.flatMap { ["C \($0.0)", "C \($0.1)"] })
  }

  @Test func readsItemsOfLists() throws {
    let document = try read([
      [Line("We promise three things to everyone who comes to us for help:", top: 100)]
        + [
          Line("- to listen", top: 120), Line("- to answer within a week", top: 134),
          Line("1. to explain what we decide", top: 148),
        ]
    ])
    #expect(
      Reading.outline(document) == [
        "P We promise three things to everyone who comes to us for help:", "L1 to listen",
        "L1 to answer within a week", "L1 1. to explain what we decide",
      ])
  }

  @Test func closesUpLettersSetApart() throws {
    let letters = "VALUES".enumerated().map {
      Line(String($0.element), left: 72 + 17 * $0.offset, top: 80, size: 20)
    }
    let document = try read([letters + SmallPDF.paragraph(Self.longLines, top: 120)])
    #expect(document.blocks.first.map { document.string($0.span) } == "VALUES")
  }

  @Test func readsLongFilesInTwoHalvesWithTheSamePages() throws {
    // Above the size from which a file is read in halves.
    let filler = String(repeating: "care and trust ", count: 60)
    let pages = (1...20).map { number in
      [Line("This is sheet number \(number).", top: 300)]
        + (0..<12).map { Line(filler, left: 72 + $0, top: 400 + 14 * $0) }
    }
    let document = try read(pages)
    let sheets = document.blocks.filter { document.string($0.span).hasPrefix("This is sheet") }
    #expect(sheets.map { $0.page ?? 0 } == (1...20).map { Int32($0) })
    #expect(
      sheets.map { document.string($0.span) } == (1...20).map { "This is sheet number \($0)." })
  }

  @Test func namesAFileWithoutText() {
    #expect(fault(SmallPDF.bytes([[], []])) == .pdf(.noTextLayer(pages: 2)))
  }

  @Test func namesWhatIsNoPDF() {
    #expect(fault(Array("<!doctype html><p>Access denied".utf8)) == .pdf(.notPDF))
    #expect(fault([]) == .empty)
  }

  @Test func namesADamagedFile() throws {
    let bytes =
      Array("%PDF-1.4\n".utf8) + (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    guard case .pdf(.damaged) = try #require(fault(bytes)) else {
      Issue.record("\(String(describing: fault(bytes)))")
      return
    }
  }

  @Test(.needs("mutool")) func asksASecondProgramAndSaysSo() throws {
    // Without the table of objects and its trailer poppler gives up; mutool searches for the pages.
    let whole = SmallPDF.bytes([SmallPDF.paragraph(Self.longLines, top: 100)])
    let text = String(decoding: whole, as: UTF8.self)
    let cut = try #require(text.range(of: "xref\n"))
    let bytes = Array(text[..<cut.lowerBound].utf8)
    let document = try Extractor().extract(
      Page(id: "x.pdf", bytes: bytes, sha256: "", format: .pdf))
    #expect(String(decoding: document.text, as: UTF8.self).contains("We listen to the people"))
    #expect(document.notes.contains { $0.code == "second_reader" || $0.code == "pdf_faulty" })
  }
}

import CorpusModel
import Testing

@testable import Reporting

/// Reports as HTML: nothing that comes from documents is ever markup.
struct ReportPageTests {
  /// Texts that would do harm if they were not escaped.
  private static let hostile = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)",
    "</title><svg onload=alert(1)>", "{{{statement}}}{{#sections}}", "a & b < c > d",
    // A quotation mark and a combining accent are one character to Swift, two to a browser.
    "\"\u{301} onload=alert(1) x=\"\u{301}", "<\u{338}img>", "\u{0}\u{8}\u{1B}[31m",
  ]

  private func page(_ text: String) -> ReportPage {
    let evidence = Evidence(
      Evidence.ID(1), title: text, note: text,
      sides: [
        .init(
          text,
          [
            Quote(
              text, marks: [Quote.Mark(0..<1, .first, isFocus: true)], source: text, place: text,
              verdict: text)
          ]
        )
      ])
    let table = ReportTable(
      text, columns: [.init("name", text), .init("value", text, decimals: 2)],
      rows: [.init([.text(text), .number(0.5)], evidence: Evidence.ID(1))])
    let dots = Chart(
      "dots", title: text, alternative: text,
      plot: .dots(
        DotPlot(
          axis: .ratios(text, covering: [-1, 2], ends: (text, text)),
          rows: [
            .init(
              text, value: 0.5, low: 0, high: 1, text: text, tone: .first,
              evidence: Evidence.ID(1), heading: text)
          ], columns: .init(value: "value", low: "value", high: "value"))), table: table, note: text
    )
    let strips = Chart(
      "strips", title: text, alternative: text,
      plot: .strips(
        StripPlot(poles: (text, text), rows: [.init(text, first: [0.1], second: [0.9])])),
      table: table)
    let trend = Chart(
      "trend", title: text, alternative: text,
      plot: .trend(
        TrendPlot(
          axis: .ratios(text, covering: [0], ends: (text, text)),
          series: ["a", text].map {
            .init($0, points: [(2020, 0.5)], line: (0, 1), balances: (0, 1))
          })), table: table)
    return ReportPage(
      title: text, subtitle: text, answer: text, details: [text], statement: text,
      warnings: [(text, text)], poles: (text, text),
      sections: [
        .init(
          "one", text, lead: [text],
          parts: [
            .chart(dots), .chart(strips), .chart(trend), .table(table), .list([text]),
            .heading(text), .text(text),
            .folded(title: text, [.text(text)]),
          ])
      ], evidence: [evidence], colophon: text)
  }

  /// The tags of a page with their attributes, as a browser's tokenizer would cut them.
  private func tags(_ html: String) -> [String] {
    var tags: [String] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      var isQuoted = false
      var end = rest.startIndex
      for place in rest.unicodeScalars.indices {
        let scalar = rest.unicodeScalars[place]
        if scalar == "\"" { isQuoted.toggle() }
        if scalar == ">", !isQuoted {
          end = place
          break
        }
      }
      tags.append(String(rest[..<end]))
      rest = rest[rest.unicodeScalars.index(after: end)...]
    }
    return tags
  }

  @Test(arguments: hostile) func textsAreNeverMarkup(_ text: String) throws {
    let harmless = page("plain").html(version: "1")
    let html = page(text).html(version: "1")
    // The same tags as with plain text; only what attributes say differs.
    func skeleton(_ html: String) -> [String] {
      tags(html).map { String($0.prefix { $0 != " " && $0 != "\n" }) }
    }
    #expect(skeleton(html) == skeleton(harmless))
    #expect(!html.unicodeScalars.contains { $0.value < 9 || $0.value == 27 })
    for tag in tags(html) {
      var outside = ""
      var isQuoted = false
      for scalar in tag.unicodeScalars {
        if scalar == "\"" {
          isQuoted.toggle()
        } else if !isQuoted {
          outside.unicodeScalars.append(scalar)
        }
      }
      #expect(!outside.lowercased().contains("onload") && !outside.contains("onmouseover"))
      #expect(!outside.contains("onfocus") && !outside.contains("alert"))
    }
  }

  @Test func thePolicyNamesTheStyleAndTheScript() throws {
    let html = page("plain").html(version: "1")
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("script-src 'sha256-"))
    #expect(!html.contains("unsafe-inline"))
    #expect(!html.contains(" style=\""))
    for scheme in ["src=\"", "url(", "@import", "http-equiv=\"refresh"] {
      #expect(!html.contains(scheme))
    }
  }

  @Test func manyDoubtsDoNotBuryTheAnswer() {
    var page = page("plain")
    #expect(!page.html(version: "1").contains("doubts about these figures"))
    page.warnings = (1...6).map { ("doubt \($0)", "do \($0)") }
    let html = page.html(version: "1")
    #expect(html.contains("<summary>Mind: 6 doubts about these figures, and what to do</summary>"))
    for number in 1...6 { #expect(html.contains("doubt \(number).")) }
  }

  @Test func figuresLinkToEvidenceThatIsThere() {
    let html = page("plain").html(version: "1")
    let links = html.matches(of: /href="#(e\d+)"/).map { String($0.1) }
    #expect(links.count >= 3)
    for link in links { #expect(html.contains("id=\"\(link)\"")) }
  }

  @Test func everyChartHasATableAndWords() {
    let page = page("plain")
    #expect(page.charts.count == 3)
    let html = page.html(version: "1")
    for chart in page.charts {
      #expect(html.contains("<figure id=\"chart-\(chart.name)\">"))
      #expect(html.contains("<desc id=\"\(chart.name)-wide-d\">"))
    }
    #expect(html.matches(of: /The numbers as a table/).count == 3)
  }
}

/// Sentences with marks.
struct QuoteTests {
  @Test func marksCutTheSentence() {
    let quote = Quote(
      "We trust people.",
      marks: [Quote.Mark(9..<15, .second), Quote.Mark(3..<8, .first, isFocus: true)],
      source: "", place: "")
    let (marked, rest) = quote.stretches
    #expect(marked.map(\.before) == ["We ", " "])
    #expect(marked.map(\.text) == ["trust", "people"])
    #expect(marked.map(\.mark.tone) == [.first, .second])
    #expect(rest == ".")
  }

  @Test func marksThatOverlapOrLieOutsideAreLeftOut() {
    let quote = Quote(
      "e\u{301}a b",
      marks: [Quote.Mark(0..<2, .first), Quote.Mark(1..<3, .second), Quote.Mark(4..<9, .first)],
      source: "", place: "")
    let (marked, rest) = quote.stretches
    #expect(marked.map { $0.before + $0.text }.joined() + rest == "e\u{301}a b")
    #expect(marked.map(\.mark) == [Quote.Mark(0..<2, .first)])
  }
}

/// Axes.
struct ChartAxisTests {
  @Test func ratiosGoByPowersOfTwo() {
    let axis = ChartAxis.ratios("x", covering: [-1.2, 0.4], ends: ("less", "more"))
    #expect(axis.low == -2 && axis.high == 1)
    #expect(axis.ticks.map(\.label) == ["1/4", "1/2", "1", "2"])
    #expect(axis.place(0, from: 0, to: 300) == 200)
  }

  @Test func whatLiesFarOutIsCut() {
    let axis = ChartAxis.ratios("x", covering: [-40, 40, .infinity, .nan], ends: ("", ""))
    #expect(axis.low == -6 && axis.high == 6)
    #expect(axis.cuts(7) && !axis.cuts(6))
    #expect(axis.place(40, from: 0, to: 100) == 100)
  }

  @Test(arguments: [
    (0.0, "1.0"), (0.034, "0.04"), (4.2, "5"), (8.0, "8"), (97.0, "100"), (1234.0, "1,500"),
  ]) func ratesEndOnARoundNumber(_ most: Double, _ last: String) {
    let axis = ChartAxis.rates("x", covering: [most])
    #expect(axis.ticks.last?.label == last)
    #expect(axis.high >= most && axis.low == 0)
  }
}

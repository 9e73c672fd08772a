import Foundation
import FoundationXML
import TestSupport
import Testing

/// Reports as a user gets them.
struct ReportCommandTests {
  private static let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path

  @Test func aScanHasAReportWithItsFigures() throws {
    let bench = try CommandBench()
    let result = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    #expect(result.status == 0)
    let html = try bench.text("run/report.html")
    for heading in [
      "How far it leans", "What it speaks of", "Values set against targets", "Where it stands",
      "Change with time", "What carries the result", "Dropped as false friends",
      "Documents not read", "Method and limits", "Sentences behind the figures",
    ] { #expect(html.contains(">\(heading)</h2>")) }
    #expect(html.contains("This measures references to values, not values held."))
    let documents = try bench.rows("run/documents.csv")
    for document in documents {
      let id = try #require(document["doc_id"])
      #expect(html.contains(id))
    }
    let manifest = try bench.text("run/manifest.json")
    #expect(manifest.contains("\"report.html\""))
  }

  @Test func everySentenceOfTheReportIsAFinding() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    let html = try bench.text("run/report.html")
    let sentences = Set(try bench.rows("run/findings.csv").compactMap { $0["sentence_text"] })
    let evidence = try #require(html.range(of: "<section id=\"evidence\">"))
    let quotes = html[evidence.upperBound...].matches(of: /<blockquote>(.*?)<\/blockquote>/)
    #expect(quotes.count > 100)
    for quote in quotes {
      let text = quote.1.replacing(/<[^>]*>/, with: "").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&amp;", with: "&")
      let isHeld = sentences.contains(String(text)) || text.contains("…")
      #expect(isHeld, "\(text)")
    }
  }

  @Test func marksStandWhereTheFindingSaysSo() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    for row in try bench.rows("run/findings.csv") {
      let sentence = Array(try #require(row["sentence_text"]).unicodeScalars)
      let offset = try #require(row["sentence_offset"].flatMap { Int($0) })
      // White space is one space in a sentence, whatever it is in the text.
      let words = try #require(row["text"]).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      var found = String.UnicodeScalarView()
      found.append(
        contentsOf: sentence[offset..<min(sentence.count, offset + words.unicodeScalars.count)])
      #expect(String(found) == words)
    }
  }

  @Test func withoutItsTablesThereIsNoReport() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --tables counts --quiet")
    #expect(try !bench.names("run").contains("report.html"))
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --tables report --quiet")
    #expect(try bench.names("run").contains("report.html"))
    let result = try bench.run(
      "touchstone scan '\(Self.example)' --output run --tables counts --figures charts --quiet")
    #expect(result.status == 2)
    #expect(result.errors.contains("--figures draws the charts of the report"))
  }

  @Test func figuresAreFilesOfTheirOwn() throws {
    let bench = try CommandBench()
    _ = try bench.run(
      "touchstone scan '\(Self.example)' --output run --figures charts --quiet")
    let names = try bench.names("charts")
    for chart in ["balance", "categories", "documents", "places", "trend"] {
      for ending in ["svg", "csv", "vl.json"] { #expect(names.contains("\(chart).\(ending)")) }
    }
    let svg = try bench.text("charts/balance.svg")
    #expect(svg.hasPrefix("<svg") && svg.contains("<style>") && !svg.contains("<script"))
    let parsed = XMLParser(data: Data(svg.utf8)).parse()
    #expect(parsed)
    let spec = try JSONSerialization.jsonObject(
      with: Data(try bench.text("charts/balance.vl.json").utf8))
    let data = (spec as? [String: Any])?["data"] as? [String: Any]
    #expect(data?["url"] as? String == "balance.csv")
    let balance = try bench.rows("charts/balance.csv")
    let summary = try bench.rows("run/summary.csv").filter { $0["measure"] == "balance" }
    #expect(balance.count == summary.count)
    // A folder that is not ours stays as it is.
    try bench.write("x", to: "mine/balance.svg")
    let refused = try bench.run(
      "touchstone scan '\(Self.example)' --output run2 --figures mine --quiet")
    #expect(refused.status == 1)
    #expect(try bench.text("mine/balance.svg") == "x")
  }

  @Test func aComparisonHasAReport() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    let result = try bench.run(
      "touchstone compare run --by group --output compared --permutations 199 --figures charts --quiet"
    )
    #expect(result.status == 0)
    let html = try bench.text("compared/report.html")
    #expect(html.contains("millbrook-open-door leans more to values than larkwell-foundation"))
    #expect(
      html.contains("How many times as often in larkwell-foundation as in millbrook-open-door"))
    #expect(try bench.names("charts").contains("categories.svg"))
  }

  @Test func placesAreThoseOfTheSentences() throws {
    let bench = try CommandBench()
    // Code is read and not counted, so that a document has more sentences than it counts.
    let code = "<pre>" + String(repeating: "Do this. Then do that.\n", count: 20) + "</pre>"
    let words = String(repeating: "<p>We walked on, and the day was long.</p>", count: 20)
    try bench.write(
      "<html><body><main><h1>T</h1><p>We trust people.</p>\(words)\(code)<p>Our dignity counts.</p></main></body></html>",
      to: "d/a.html")
    for folder in ["d", Self.example] {
      _ = try bench.run("touchstone scan '\(folder)' --output run --figures charts --quiet")
      let sentences = Dictionary(
        try bench.rows("run/documents.csv").map { ($0["doc_id"], $0["all_sentences"]) },
        uniquingKeysWith: { first, _ in first })
      let expected = try bench.rows("run/findings.csv").filter { $0["pole"] != "" }.map { row in
        let number = try #require(row["sentence"].flatMap { Double($0) })
        let all = try #require(sentences[row["doc_id"]]?.flatMap { Double($0) })
        #expect(number <= all)
        return "\(row["doc_id"] ?? "") \(row["pole"] ?? "") \((number - 0.5) / all)"
      }
      let drawn = try bench.rows("charts/places.csv").map {
        "\($0["doc_id"] ?? "") \($0["pole"] ?? "") \($0["place"] ?? "")"
      }
      #expect(drawn.sorted() == expected.sorted())
    }
  }

  @Test func tooLittleTextHasNoRanking() throws {
    let bench = try CommandBench()
    try bench.write("We trust people, and the target was missed.", to: "d/one/a.txt")
    try bench.write("Dignity. No target.", to: "d/two/b.txt")
    _ = try bench.run("touchstone scan d --output run --quiet")
    let scan = try bench.text("run/report.html")
    #expect(scan.contains("There is too little text for a result that something could carry."))
    #expect(!scan.contains("What the balance would be without"))
    let result = try bench.run(
      "touchstone compare run --by group --output two --permutations 99 --quiet")
    #expect(result.status == 0)
    let html = try bench.text("two/report.html")
    #expect(html.contains("There is too little text for a difference that something could carry."))
    #expect(!html.contains("What the difference would be without"))
  }

  @Test func whatIsLeftOutIsDrawnNowhere() throws {
    let bench = try CommandBench()
    _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    let result = try bench.run(
      """
      touchstone compare run --by group --leave-out targets.performance --output less --figures charts \
      --permutations 99 --quiet
      """)
    #expect(result.status == 0)
    let places = try bench.rows("charts/places.csv")
    let members = try bench.rows("less/members.csv")
    for (pole, column) in [("values", "hits_first_pole"), ("targets", "hits_second_pole")] {
      let hits = members.compactMap { $0[column].flatMap { Int($0) } }.reduce(0, +)
      #expect(places.count { $0["pole"] == pole } == hits)
    }
    // Each strip leads to the sentences of its document.
    let html = try bench.text("less/report.html")
    let strips = try #require(html.range(of: "<figure id=\"chart-places\">"))
    let links = html[strips.upperBound...]
      .matches(of: /<a href="#e\d+" aria-label="[^"]* values, [^"]* targets">/)
    #expect(links.count >= members.count { $0["hits_first_pole"] != "0" })
  }

  @Test(arguments: ["(none)", "(all)", "all documents"])
  func groupsMayBeCalledAnything(_ name: String) throws {
    let bench = try CommandBench()
    try bench.write("We trust people and care about dignity.", to: "d/\(name)/a.txt")
    try bench.write("The target was met.", to: "d/b.txt")
    try bench.write("", to: "d/other/c.txt")
    let result = try bench.run("touchstone scan d --output run --quiet")
    #expect(result.status == 0 || result.status == 3)
    let html = try bench.text("run/report.html")
    #expect(html.contains("\(name)/a.txt"))
  }

  @Test func intervalsByDrawingAgainOnRequest() throws {
    let bench = try CommandBench()
    func balances(_ options: String) throws -> [[String: String]] {
      _ = try bench.run("touchstone scan '\(Self.example)' --output run --quiet \(options)")
      return try bench.rows("run/summary.csv").filter { $0["measure"] == "balance" }
    }
    let usual = try balances("")
    let drawn = try balances("--bootstrap --jobs 1")
    #expect(usual.allSatisfy { $0["label"] == "cluster_robust" })
    #expect(drawn.allSatisfy { $0["label"] == "bootstrap_bca" })
    #expect(usual.map { $0["value"] } == drawn.map { $0["value"] })
    #expect(zip(usual, drawn).allSatisfy { $0["low"] != $1["low"] })
    #expect(try balances("--bootstrap --jobs 3") == drawn)
  }
}

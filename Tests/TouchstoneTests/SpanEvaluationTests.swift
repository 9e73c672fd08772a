import CorpusModel
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// Marked words against hits.
struct SpanEvaluationTests {
  private func evaluation(_ csv: String, _ lexicon: Lexicon? = nil) throws -> Evaluation {
    let folder = try TemporaryFolder()
    var options = Evaluation.Options()
    options.wantsSpans = true
    return try Evaluation(
      [try folder.write(csv, to: "gold.csv")], lexicon: try lexicon ?? .small(), options: options)
  }

  private func counts(_ evaluation: Evaluation) throws -> [String] {
    try #require(evaluation.spans).lines.map { line in
      "\(line.stratum) \(line.label) \(line.exactCount)/\(line.partialCount)/"
        + "\(line.missedCount)/\(line.falseAlarmCount)"
    }
  }

  /// One sentence, the words marked in it, and same/part/missed/alarms.
  @Test(arguments: [
    ("We trust you.", "trust", "1/0/0/0"),
    ("We trust you.", "We trust", "0/1/0/0"),
    ("We trust you.", "you", "0/0/1/1"),
    ("We like you.", "like", "0/0/1/0"),
    // What spreadsheets and copying change does not matter.
    ("We trust you.", "  Trust ", "1/0/0/0"),
    ("We ‘trust’ you.", "'trust'", "1/0/0/0"),
    ("So\u{A0}we trust you.", "so we   trust", "0/1/0/0"),
    // Marked once, said twice: the second is no false alarm.
    ("We trust and trust.", "trust", "1/0/0/0"),
    ("We trust and trust.", "trust | trust", "2/0/0/0"),
    // The short stretch takes the place outside of the long one.
    ("In trust we trust.", "we trust | trust", "1/1/0/0"),
    // A part of a word stands for the word.
    ("Untrustworthy trust.", "worthy", "0/0/1/1"),
  ])
  func markedWordsAreCompared(sentence: String, marked: String, expected: String) throws {
    let evaluation = try evaluation("sentence,values,values_spans\n\"\(sentence)\",1,\(marked)\n")
    #expect(try counts(evaluation) == [" values \(expected)"])
  }

  @Test func scoresStrataAndLists() throws {
    let evaluation = try evaluation(
      """
      id,sentence,stratum,values,values_spans,targets,targets_spans
      a,We trust the target.,random,1,trust,1,the target
      b,We trust the target.,chosen,0,,0,
      c,We trust.,chosen,1,,,
      d,We like you.,random,1,like you,0,
      """)
    let spans = try #require(evaluation.spans)
    #expect(
      try counts(evaluation) == [
        "random values 1/0/1/0", "random targets 0/1/0/0", " values 1/0/1/1",
        " targets 0/1/0/1", "chosen values 0/0/0/1", "chosen targets 0/0/0/1",
      ])
    #expect(spans.unmarkedCount == 1)
    #expect(spans.rowCount == 3)
    let all = spans.lines[2...3].map { [$0.exact.f1, $0.overlap.f1] }
    #expect(all == [[0.5, 0.5], [0, 2.0 / 3]])
    #expect(
      spans.differences.map { "\($0.id) \($0.label) \($0.isFalseAlarm) \($0.words)" } == [
        "b values true trust", "b targets true target", "d values false like you",
      ])
    #expect(spans.differences[0].because == ["'trust' hits “trust”"])
  }

  @Test func theJSONHasSpansBesideTheRest() throws {
    let evaluation = try evaluation(
      "sentence,stratum,values,values_spans\nWe trust.,s,1,trust\nHope.,s,1,Hope\n")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(evaluation.json.utf8)) as? [String: Any])
    #expect(object["rows"] as? Int == 2)
    let spans = try #require(object["spans"] as? [String: Any])
    #expect(spans["rows"] as? Int == 2)
    let values = try #require((spans["poles"] as? [String: [String: Any]])?["values"])
    #expect(values["matched"] as? Int == 1 && values["missed"] as? Int == 1)
    #expect((values["exact"] as? [String: Any])?["recall"] as? Double == 0.5)
    #expect((values["overlap"] as? [String: Any])?["precision"] as? Double == 1)
    let strata = try #require(spans["strata"] as? [String: [String: Any]])
    #expect((strata["s"]?["values"] as? [String: Any])?["matched"] as? Int == 1)
  }

  @Test func wordsThatTheOtherCategoryTookAreConfused() throws {
    let lexicon = try Lexicon.reading("values: {trust: [trust], care: [care]}")
    let evaluation = try evaluation(
      """
      sentence,values.care,values.care_spans,values.trust,values.trust_spans
      We trust you.,1,trust,0,
      We trust you.,0,,1,trust
      We care.,0,,0,
      """, lexicon)
    #expect(
      evaluation.categoryConfusion.map { "\($0.coded) > \($0.found) \($0.count)" } == [
        "none > values.care 1", "values.care > values.trust 1",
      ])
  }

  @Test func spansAloneAreLabels() throws {
    let evaluation = try evaluation("sentence,values_spans\nWe trust.,trust\nNo.,\n")
    #expect(evaluation.lines.map(\.counts) == [[1, 0, 0, 1]])
  }

  @Test(arguments: [
    (
      "values,values_spans\nx,1,trust\n", "gold.csv:2: 'values_spans' marks “trust”, which does not"
    ),
    ("values,values_spans\nx,0,x\n", "gold.csv:2: 'values' is 0, but 'values_spans' marks “x”"),
    ("values,values_spans\nx,1,x | x\n", "marks “x” 2 times, but it stands in the sentence once"),
    (
      "values\nx,1\n",
      "gold.csv:1: there is no column of marked words to compare; expected values_spans"
    ),
  ])
  func faultsAreNamed(csv: String, message: String) {
    #expect {
      try evaluation("sentence," + csv)
    } throws: { error in
      (error as? ScanError)?.message.contains(message) == true
    }
  }
}

/// Marked words in whole documents, one stretch a row.
struct DocumentEvaluationTests {
  private let text = "‘We’ trust you.\n\nThe target is met. Trust.\n"

  private func evaluation(_ csv: String) async throws -> DocumentEvaluation {
    let folder = try TemporaryFolder()
    return try await DocumentEvaluation(
      try folder.write(csv, to: "marked.csv"), documents: [try folder.write(text, to: "a.txt")],
      lexicon: .small())
  }

  @Test func placesCountCharacters() async throws {
    let evaluation = try await evaluation(
      "category,char_start,char_end,verbatim\nvalues,5,10,trust\ntargets,17,27,The target\n")
    #expect(
      evaluation.spans.lines.map {
        [$0.exactCount, $0.partialCount, $0.missedCount, $0.falseAlarmCount]
      } == [[1, 0, 0, 1], [0, 1, 0, 0]])
    #expect(evaluation.spans.differences.map(\.sentence) == ["Trust."])
    #expect(evaluation.json.contains("\"matched\": 1"))
  }

  @Test(arguments: [
    ("category,start,end,text\nvalues,4,10,trust\n", "marked.csv:2: at 4 to 10 stands “ trust”"),
    ("category,start,end\nvalues,5,900\n", "marked.csv:2: the text has 43 characters"),
    ("category,start,end\nvalue,5,10\n", "no category or pole 'value'; did you mean 'values'?"),
    ("category,start\nvalues,5\n", "marked.csv:1: the column 'char_end' is missing"),
    ("category,start,end\nvalues,x,10\n", "marked.csv:2: 'start' and 'end' must be whole numbers"),
    (
      "document,category,start,end\nb.txt,values,5,10\n",
      "marked.csv:2: the document 'b.txt' is not"
    ),
    ("category,start,end\n", "holds no marked words"),
  ])
  func faultsAreNamed(csv: String, message: String) async {
    await #expect {
      try await evaluation(csv)
    } throws: { error in
      (error as? ScanError)?.message.contains(message) == true
    }
  }

  @Test func theExampleIsFoundAsMarked() async throws {
    let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    let evaluation = try await DocumentEvaluation(
      example.appendingPathComponent("gold/twin_terms.csv").path,
      documents: [
        example.appendingPathComponent("millbrook-open-door/what-holds-when-things-change.txt").path
      ],
      lexicon: try LexiconSource.builtIn.load())
    #expect(evaluation.spans.lines.prefix(2).map(\.exactCount) == [45, 10])
    #expect(evaluation.spans.differences.isEmpty)
  }
}

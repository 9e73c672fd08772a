import CorpusModel
import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

struct EvaluationTests {
  private func evaluation(_ csv: String) throws -> Evaluation {
    let folder = try TemporaryFolder()
    return try Evaluation(try folder.write(csv, to: "gold.csv"), lexicon: .small())
  }

  private func name(_ basis: Evaluation.Line.Basis) -> String {
    switch basis {
    case .all: ""
    case .weighted: "weighted"
    case .stratum(let name): name
    }
  }

  @Test func countsHitsAlarmsAndMisses() throws {
    let evaluation = try evaluation(
      """
      id,sentence,stratum,values,targets
      a,We trust you.,one,1,0
      b,We trust the target.,one,0,yes
      c,We like you.,two,1,
      d,Nothing.,two,no,no
      """)
    #expect(evaluation.rowCount == 4)
    let lines = evaluation.lines.map { "\(name($0.basis)) \($0.label) \($0.counts)" }
    #expect(
      lines == [
        " values [1, 1, 1, 1]", " targets [1, 0, 0, 2]", "one values [1, 1, 0, 0]",
        "one targets [1, 0, 0, 1]", "two values [0, 0, 1, 1]", "two targets [0, 0, 0, 1]",
      ])
    #expect(evaluation.f1(of: "values") == 0.5)
    #expect(evaluation.differences.map { "\($0.id) \($0.isFalseAlarm)" } == ["b true", "c false"])
    #expect(evaluation.differences[0].because == ["'trust' hits “trust”"])
  }

  @Test func theRandomStratumStandsFirstAndAllRowsAreNoHeadline() throws {
    let evaluation = try evaluation(
      "sentence,stratum,values\nWe trust.,chosen,1\nHope.,random,1\nTrust.,random,1\n")
    #expect(evaluation.isStratified)
    #expect(evaluation.lines.map { name($0.basis) } == ["random", "", "chosen"])
    #expect(evaluation.lines.map(\.recall) == [0.5, 2.0 / 3, 1])
  }

  @Test func polesAreSetAgainstEachOther() throws {
    let evaluation = try evaluation(
      """
      sentence,values,targets
      We trust you.,1,0
      We trust you.,0,1
      The target is trust.,1,0
      Nothing.,1,1
      Nothing.,1,
      """)
    #expect(
      evaluation.poleConfusion == [
        ["coded \\ found", "none", "values", "targets", "values+targets"],
        ["none", "0", "0", "0", "0"], ["values", "0", "1", "0", "1"],
        ["targets", "0", "1", "0", "0"], ["values+targets", "1", "0", "0", "0"],
      ])
  }

  @Test func categoriesAreConfused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      sentence,values.care,values.trust
      We trust you.,1,0
      We trust you.,0,1
      We care.,0,0
      Nothing.,1,0
      """, to: "gold.csv")
    let lexicon = try Lexicon.reading("values: {trust: [trust], care: [care]}")
    let evaluation = try Evaluation(file, lexicon: lexicon)
    #expect(
      evaluation.categoryConfusion.map { "\($0.coded) > \($0.found) \($0.count)" } == [
        "none > values.care 1", "values.care > none 1", "values.care > values.trust 1",
      ])
  }

  @Test func theJSONHasTheStatedShape() throws {
    let evaluation = try evaluation("sentence,stratum,values\nWe trust.,s,1\nNo.,s,0\n")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(evaluation.json.utf8)) as? [String: Any])
    #expect(object["rows"] as? Int == 2)
    let values = try #require((object["poles"] as? [String: [String: Any]])?["values"])
    #expect(values["tp"] as? Int == 1 && values["tn"] as? Int == 1)
    #expect(values["f1"] as? Double == 1)
    let stratum = try #require((object["strata"] as? [String: [String: Any]])?["s"])
    #expect(stratum["rows"] as? Int == 2)
    #expect((stratum["values"] as? [String: Any])?["tp"] as? Int == 1)
    #expect((stratum["poles"] as? [String: Any])?["values"] != nil)
  }

  @Test func theJSONListsEveryDifference() throws {
    let evaluation = try evaluation("id,sentence,values\na,We trust.,0\nb,We hope.,1\n")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(evaluation.json.utf8)) as? [String: Any])
    let differences = try #require(object["differences"] as? [[String: Any]])
    #expect(differences.map { $0["id"] as? String } == ["a", "b"])
    #expect(differences.map { $0["kind"] as? String } == ["false_alarm", "miss"])
    #expect((differences[0]["because"] as? [String])?.isEmpty == false)
  }

  @Test func codersMayHaveAnyName() throws {
    let evaluation = try evaluation(
      """
      id,sentence,values_anna,values_ben,values_spans_anna,values_borderline,values_note
      a,We trust.,1,1,trust,1,why
      b,No.,0,0,,,
      c,We trust.,1,0,,,
      d,No.,0,,,,
      e,No.,,,,,
      """)
    #expect(evaluation.agreementLines == ["values: kappa 0.4, alpha 0.444 (3 rows)"])
    #expect(evaluation.rowCount == 3)
    #expect(evaluation.uncodedCount == 1)
    #expect(evaluation.disputes.map(\.id) == ["c"])
    #expect(evaluation.lines.map(\.counts) == [[1, 0, 0, 2]])
  }

  @Test func threeCodersHaveOneAlphaAndAKappaForEachTwo() throws {
    let evaluation = try evaluation(
      "sentence,values_a,values_b,values_c\nx,1,1,1\ny,0,0,0\nz,1,1,0\nw,0,0,\n")
    #expect(
      evaluation.agreementLines == [
        "values: alpha 0.667 of 3 coders (4 rows)", "  a and b: kappa 1.0", "  a and c: kappa 0.4",
        "  b and c: kappa 0.4",
      ])
  }

  @Test func twoFilesAreTwoCoders() throws {
    let folder = try TemporaryFolder()
    let anna = try folder.write(
      "id,sentence,values\na,We trust.,1\nb,No.,0\nc,We trust.,1\n", to: "anna.csv")
    let ben = try folder.write(
      "id;sentence;values\nb;No.;0\na;We  trust.;1\nc;We trust.;0\nd;More.;1\n", to: "ben.csv")
    let evaluation = try Evaluation([anna, ben], lexicon: .small())
    #expect(evaluation.agreementLines == ["values: kappa 0.4, alpha 0.444 (3 rows)"])
    #expect(evaluation.lines.map(\.counts) == [[1, 0, 1, 1]])
    #expect(evaluation.disputes.map(\.id) == ["c"])
  }

  @Test(arguments: [
    ("sentence,values\nx,1\n", "b.csv:1: the column 'id' is missing"),
    ("id,sentence,values\na,y,1\n", "b.csv:2: the sentence of 'a' is not that of"),
    ("id,sentence,values\na,x,1\na,x,1\n", "b.csv:3: the id 'a' stands at"),
  ])
  func filesThatDoNotBelongTogetherAreRefused(second: String, message: String) throws {
    let folder = try TemporaryFolder()
    let first = try folder.write("id,sentence,values\na,x,1\n", to: "a.csv")
    let other = try folder.write(second, to: "b.csv")
    #expect {
      try Evaluation([first, other], lexicon: .small())
    } throws: { error in
      (error as? ScanError)?.message.contains(message) == true
    }
  }

  @Test func twoCodersAreCompared() throws {
    let evaluation = try evaluation(
      "sentence,values,values_coder1,values_coder2\na,1,1,1\nb,0,0,0\nc,1,1,0\nd,0,0,0\n")
    #expect(evaluation.agreementLines == ["values: kappa 0.5, alpha 0.533 (4 rows)"])
  }

  /// Tables as spreadsheets leave them: all say the same.
  @Test(arguments: [
    "\u{FEFF}id,sentence,values,targets\r\na,We trust.,1,0\r\n,,,\r\nb,No.,,\r\n",
    "\u{FEFF}\"id\";\"sentence\";\"values\";\"targets\"\n\"a\";\"We trust.\";1;0\n\"b\";\"No.\";;\n",
    "id\tsentence\tvalues\ttargets\r\na\tWe trust.\t1\t0\r\n\r\nb\tNo.\t\t\r\n",
    " ID , Sentence , Values , Targets ,\na,We trust.,Yes,no,\n,,,,\nb,No.,, ,\n",
  ])
  func spreadsheetsTablesAreRead(csv: String) throws {
    let evaluation = try evaluation(csv)
    #expect(evaluation.rowCount == 1)
    #expect(evaluation.uncodedCount == 1)
    #expect(evaluation.lines.map(\.counts) == [[1, 0, 0, 0], [0, 0, 0, 1]])
  }

  @Test(arguments: [
    ("", "the column 'sentence' is missing; the columns found are none"),
    ("text,values\nx,1\n", "the column 'sentence' is missing; the columns found are text, values"),
    ("sentence,mood\nx,1\n", "no column is named for a pole or category of the lexicon"),
    ("sentence,values\n", "holds no coded sentence"),
    ("sentence,values\nx,1\ny,maybe\n", "gold.csv:3: 'values' must be 0 or 1, found 'maybe'"),
    ("sentence,values\nx,\n", "holds no coded sentence; fill in 0 or 1 in at least one row"),
    ("sentence,values\nx,1\n\"y,0\nz,1\n", "gold.csv:3: a quotation mark opens a cell here"),
    ("sentence,values\nwell, yes,1\n", "gold.csv:2: 3 cells, but the header has 2"),
    ("id,sentence,values\n1,x\n", "gold.csv:2: 2 cells, but the header has 3"),
    ("id,sentence,values\n1, ,1\n", "gold.csv:2: the sentence is empty"),
    ("sentence,values, Values \nx,1,1\n", "gold.csv:1: the column 'values' stands twice"),
    ("verbatim,category\nx,values\n", "with --documents"),
  ])
  func badTablesAreNamed(csv: String, message: String) {
    #expect {
      try evaluation(csv)
    } throws: { error in
      (error as? ScanError)?.message.contains(message) == true
    }
  }
}

extension Lexicon {
  /// A lexicon of two words: trust and target.
  static func small() throws -> Lexicon {
    try reading("poles: [values, targets]\ncategories:\n  values: [trust]\n  targets: [target]\n")
  }

  /// A lexicon from YAML.
  static func reading(_ yaml: String) throws -> Lexicon {
    try LexiconReader().read(Array(yaml.utf8), file: "t.yaml", sha256: "0")
  }
}

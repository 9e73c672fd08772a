import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// Cells as CSV: quoting, the guard against formulas, numbers, and the way back.
struct CSVEncoderTests {
  static func line(_ cells: [Cell]) -> String {
    var encoder = CSVEncoder()
    for cell in cells { encoder.append(cell) }
    encoder.endRow()
    return String(decoding: encoder.bytes, as: UTF8.self)
  }

  static let cases: [(cells: [Cell], line: String)] = [
    ([.text("a"), .text("b")], "a,b\r\n"),
    ([.text("a,b"), .text("say \"no\""), .text("c")], "\"a,b\",\"say \"\"no\"\"\",c\r\n"),
    ([.text("two\nlines"), .text("a\rb")], "\"two\nlines\",\"a\rb\"\r\n"),
    (
      [.text(" padded "), .text("semi;colon"), .text("tab\tinside")],
      " padded ,semi;colon,tab\tinside\r\n"
    ),
    ([.text("=1+1"), .text("+44 20"), .text("-5%"), .text("@me")], "'=1+1,'+44 20,'-5%,'@me\r\n"),
    ([.text("\t=1"), .text("\r=1"), .text("\n=1")], "'\t=1,\"'\r=1\",\"'\n=1\"\r\n"),
    ([.text("=A,\"B\""), .text("＝1"), .text("é"), .text("＂")], "\"'=A,\"\"B\"\"\",'＝1,é,＂\r\n"),
    ([.text("− 10 %"), .text("'=1"), .text(" =1")], "− 10 %,'=1, =1\r\n"),
    (
      [.integer(-5), .integer(0), .integer(.min), .integer(.max)],
      "-5,0,-9223372036854775808,9223372036854775807\r\n"
    ),
    (
      [.number(-0.5), .number(3), .number(0.1), .number(85.96491228070175)],
      "-0.5,3.0,0.1,85.96491228070175\r\n"
    ),
    (
      [.number(-0.0), .number(0), .number(-12), .number(1e14), .number(1e15), .number(1e16)],
      "-0.0,0.0,-12.0,100000000000000.0,1000000000000000.0,1e+16\r\n"
    ),
    (
      [.integer(99_999_999), .integer(100_000_000), .integer(-1_000_000_007)],
      "99999999,100000000,-1000000007\r\n"
    ),
    (
      [.number(0.0001), .number(123456789012.25), .number(.infinity), .number(.nan)],
      "0.0001,123456789012.25,,\r\n"
    ),
    ([.missing, .text(""), .missing], ",,\r\n"),
    ([.list(["heading", "quoted"]), .list([])], "heading quoted,\r\n"),
    ([.text("")], "\"\"\r\n"),
    ([.text("nul\0inside"), .text("\u{FEFF}bom")], "nul\0inside,\u{FEFF}bom\r\n"),
  ]

  @Test(arguments: cases)
  func encodes(cells: [Cell], line: String) {
    #expect(Self.line(cells) == line)
  }

  @Test
  func rowsAreCounted() {
    var encoder = CSVEncoder()
    for _ in 0..<3 {
      encoder.append(.text("a"))
      encoder.endRow()
    }
    #expect(encoder.rows == 3)
    #expect(encoder.bytes == Array("a\r\na\r\na\r\n".utf8))
  }

  @Test(arguments: 0..<50)
  func roundTrip(seed: Int) {
    var state = UInt64(seed + 1)
    let alphabet = Array("ab\",\r\n;'=+-@\té 😀").map(String.init)
    let texts = (0..<20).map { _ in
      (0..<8).map { _ -> String in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }.joined()
    }
    var encoder = CSVEncoder()
    for text in texts { encoder.append(.text(text)) }
    encoder.endRow()
    let cells = CSVReader.rows(encoder.bytes).first ?? []
    #expect(cells.count == texts.count)
    for (cell, text) in zip(cells, texts) {
      let isGuarded = ["=", "+", "-", "@", "\t", "\r", "\n", "\r\n"].contains(
        String(text.prefix(1)))
      #expect(cell == (isGuarded ? "'" : "") + text)
    }
  }

  struct SharedCell: Decodable {
    let id: String
    let text: String
    let formula: Bool
  }

  @Test(SharedData.required("data/suites/csv/cells.json"))
  func sharedCells() throws {
    let data = Data(try SharedData.bytes("data/suites/csv/cells.json"))
    let cells = try JSONDecoder().decode([SharedCell].self, from: data)
    #expect(cells.count == 57)
    for cell in cells {
      let read = CSVReader.rows(Array(Self.line([.text(cell.text), .text("x")]).utf8))
      #expect(read == [[(cell.formula ? "'" : "") + cell.text, "x"]], "\(cell.id)")
    }
  }
}

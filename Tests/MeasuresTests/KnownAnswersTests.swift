import CorpusModel
import Measures
import TestSupport
import Testing

/// The rows of the shared known answers that concern these measures.
struct KnownAnswersTests {
  static let file = "data/measures/known_answers.csv"

  /// The lines of the file that begin with a measure's name.
  static func rows(_ measure: String) throws -> [Substring] {
    let text = String(decoding: try SharedData.bytes(file), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(measure + ",") }
  }

  /// The numbers in a piece of text.
  static func numbers(_ text: some StringProtocol) -> [Double] {
    text.split { !$0.isNumber && $0 != "." }.compactMap { Double($0) }
  }

  @Test(SharedData.required(file))
  func logitScale() throws {
    let rows = try Self.rows("logit scale; SE")
    #expect(rows.count == 4)
    for row in rows {
      let cells = row.split(separator: ",")
      let inputs = Self.numbers(cells[1]).map(Int.init)
      let expected = Self.numbers(cells[2])
      let count = PoleCount(first: inputs[0], second: inputs[1])
      #expect(abs(Balance.logit(count) - expected[0]) < 5e-7, "\(row)")
      #expect(abs(Balance.analyticStandardError(count) - expected[1]) < 5e-7, "\(row)")
    }
  }

  @Test(SharedData.required(file))
  func wilson() throws {
    let row = try #require(try Self.rows("Wilson 95%").first)
    let cells = row.split(separator: ",")
    for (input, bounds) in zip(cells[1].split(separator: "|"), cells[2].split(separator: "|")) {
      let counts = Self.numbers(input).map(Int.init)
      let expected = Self.numbers(bounds)
      let interval = try #require(Interval.wilson(successes: counts[0], trials: counts[1]))
      #expect(abs(interval.low - expected[0]) < 5e-7, "\(input)")
      #expect(abs(interval.high - expected[1]) < 5e-7, "\(input)")
    }
  }
}

import Measures
import TestSupport
import Testing

/// Log-odds, logDice, spread and rank fusion against hand-worked values and known answers.
struct KeynessTests {
  @Test(SharedData.required(KnownAnswersTests.file))
  func weightedLogOdds() throws {
    let rows = try KnownAnswersTests.rows(
      "weighted log-odds (Monroe et al. 2008): delta; variance; z")
    #expect(rows.count == 3)
    for row in rows {
      let cells = row.split(separator: ",")
      let inputs = KnownAnswersTests.numbers(
        cells[1].drop { $0 != "=" }.replacing("alpha_0", with: ""))
      let expected = KnownAnswersTests.numbers(cells[2])
      let z = Keyness.weightedLogOdds(
        count: Int(inputs[0]), size: Int(inputs[1]), otherCount: Int(inputs[2]),
        otherSize: Int(inputs[3]), prior: inputs[4], priorSize: inputs[5])
      #expect(abs(z - expected[2]) < 5e-7, "\(row)")
    }
  }

  @Test func equalSharesHaveNoKeyness() {
    let z = Keyness.weightedLogOdds(
      count: 10, size: 100, otherCount: 100, otherSize: 1000, priorSize: 50)
    #expect(abs(z) < 1e-12)
    #expect(
      Keyness.weightedLogOdds(count: 0, size: 9, otherCount: 0, otherSize: 9, priorSize: 1) == 0)
  }

  @Test(arguments: [(8, 8, 8, 14.0), (1, 4, 4, 12.0), (1, 1, 3, 13.0)])
  func logDice(joint: Int, first: Int, second: Int, expected: Double) {
    #expect(Association.logDice(joint: joint, first: first, second: second) == expected)
    #expect(Association.logDice(phrase: joint, words: [first, second]) == expected)
  }

  @Test func whatNeverMeetsHasNoLogDice() {
    #expect(Association.logDice(joint: 0, first: 3, second: 4) == nil)
  }

  @Test(arguments: [
    (counts: [5], expected: 1.0), (counts: [2, 2], expected: 2.0), (counts: [3, 1], expected: 1.6),
    (counts: [], expected: 0.0),
  ])
  func effectiveDocuments(counts: [Int], expected: Double) {
    var spread = Spread()
    for count in counts { spread.add(count) }
    #expect(abs(spread.effectiveDocuments - expected) < 1e-12)
  }

  @Test func fusionCountsRanksAndSharesTies() {
    let scores = RankFusion.scores([(1, [9, 5, 5, nil]), (1, [nil, 1, nil, nil])])
    #expect(abs(scores[0] - 0.5) < 1e-12)
    #expect(abs(scores[1] - (0.5 + 0.5 * 61 / 62.5)) < 1e-12)
    #expect(abs(scores[2] - 0.5 * 61 / 62.5) < 1e-12)
    #expect(scores[3] == 0)
  }
}

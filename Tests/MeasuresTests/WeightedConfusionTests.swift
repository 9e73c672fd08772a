import Testing

@testable import Measures

struct WeightedConfusionTests {
  private static func part(_ population: Int, _ counts: [Int]) -> WeightedConfusion.Part {
    var table = Confusion()
    table.truePositives = counts[0]
    table.falsePositives = counts[1]
    table.falseNegatives = counts[2]
    table.trueNegatives = counts[3]
    return WeightedConfusion.Part(population: population, sample: table)
  }

  /// Ten of 100 with hits, ten of 900 without; the figures were worked in Python.
  @Test func eachJudgementStandsForItsPart() throws {
    let estimate = try #require(
      WeightedConfusion([Self.part(100, [8, 2, 0, 0]), Self.part(900, [0, 0, 1, 9])]))
    #expect(estimate.precision == 0.8)
    let recall = try #require(estimate.recall)
    #expect(abs(recall - 80.0 / 170) < 1e-12)
    let f1 = try #require(estimate.f1)
    #expect(abs(f1 - 160.0 / 270) < 1e-12)
    let precisionInterval = try #require(estimate.precisionInterval)
    #expect(abs(precisionInterval.low - 0.4901624715366418) < 1e-9)
    #expect(abs(precisionInterval.high - 0.9433178485456248) < 1e-9)
    let recallInterval = try #require(estimate.recallInterval)
    #expect(abs(recallInterval.low - 0.1344992591142471) < 1e-9)
    #expect(abs(recallInterval.high - 0.8356461412459496) < 1e-9)
  }

  @Test func aPartOfWhichNothingWasJudgedLeavesTheWholeOpen() {
    #expect(WeightedConfusion([Self.part(9, [1, 0, 0, 0]), Self.part(5, [0, 0, 0, 0])]) == nil)
    #expect(WeightedConfusion([Self.part(9, [1, 0, 0, 0]), Self.part(0, [0, 0, 0, 0])]) != nil)
  }

  @Test func withoutSpreadTheIntervalIsWilsons() throws {
    let estimate = try #require(WeightedConfusion([Self.part(50, [6, 0, 0, 4])]))
    #expect(estimate.precision == 1)
    let interval = try #require(estimate.precisionInterval)
    let plain = try #require(Interval.wilson(successes: 6, trials: 6))
    #expect(abs(interval.low - plain.low) < 1e-12)
    #expect(interval.high == 1)
  }
}

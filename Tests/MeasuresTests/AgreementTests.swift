import Testing

@testable import Measures

struct AgreementTests {
  /// Krippendorff's C data: four observers, twelve units, `nil` where one did not judge.
  @Test func alphaOfKrippendorffsExample() throws {
    let observers: [[Int?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    let units = (0..<12).map { unit in observers.compactMap { $0[unit] } }
    let alpha = try #require(Agreement.alpha(units))
    #expect(abs(alpha - 0.7434) < 5e-5)
  }

  @Test func alphaOfTwoCoders() throws {
    let first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    let second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    let alpha = try #require(Agreement.alpha(zip(first, second).map { [$0, $1] }))
    #expect(abs(alpha - 0.0952) < 5e-5)
  }

  /// 20 yes and 15 no by both, 5 and 10 apart: observed .7, expected .5.
  @Test func kappaOfATextbookTable() throws {
    let first = [Int](repeating: 1, count: 25) + [Int](repeating: 0, count: 25)
    let second =
      [Int](repeating: 1, count: 20) + [Int](repeating: 0, count: 5)
      + [Int](repeating: 1, count: 10) + [Int](repeating: 0, count: 15)
    #expect(abs(try #require(Agreement.kappa(first, second)) - 0.4) < 1e-12)
  }

  @Test func agreementWithoutVariationIsUndefined() {
    #expect(Agreement.kappa([1, 1], [1, 1]) == nil)
    #expect(Agreement.alpha([[1, 1], [1, 1]]) == nil)
    #expect(Agreement.kappa([], []) == nil)
  }

  @Test func precisionRecallAndF1() throws {
    var table = Confusion()
    for _ in 0..<40 { table.add(found: true, coded: true) }
    for _ in 0..<10 { table.add(found: true, coded: false) }
    for _ in 0..<8 { table.add(found: false, coded: true) }
    table.add(found: false, coded: false)
    #expect(table.total == 59)
    #expect(table.precision == 0.8)
    #expect(abs(try #require(table.recall) - 0.833333) < 5e-7)
    #expect(abs(try #require(table.f1) - 0.816327) < 5e-7)
    #expect(Confusion().precision == nil && Confusion().f1 == nil)
  }
}

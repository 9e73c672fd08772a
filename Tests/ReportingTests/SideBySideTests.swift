import Testing

@testable import Reporting

/// Things made on several cores.
struct SideBySideTests {
  private struct Fault: Error, Equatable {
    let number: Int
  }

  @Test func whatIsMadeStandsInOrder() {
    for count in [0, 1, 2, 100] {
      #expect(SideBySide.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test func theFirstFaultOfTwoIsThrown() throws {
    let made = try SideBySide.both({ 1 }, { "two" })
    #expect(made.0 == 1 && made.1 == "two")
    #expect(throws: Fault(number: 2)) {
      try SideBySide.both({ 1 }, { () throws -> Int in throw Fault(number: 2) })
    }
    #expect(throws: Fault(number: 1)) {
      try SideBySide.both(
        { () throws -> Int in throw Fault(number: 1) },
        { () throws -> Int in throw Fault(number: 2) }
      )
    }
  }
}

import CorpusModel
import Testing

@testable import Matching

struct QuotationListTests {
  private static let text = Array(
    "She said \"we trust (the 'core' values) and “hope ‘for’ the best”\", then: 'no'. “One” and \"two\"."
      .utf8)

  /// Those that are asked for by place are those that hold the place, in the same order.
  @Test func quotationsAreThoseAroundTheSpan() {
    let text = QuotationListTests.text
    let block = TextSpan(start: 0, end: text.count)
    let all = Quotation.all(in: text, block: block)
    #expect(all.count >= 6)
    let list = QuotationList(in: text, block: block)
    for start in text.indices {
      for end in start...min(start + 30, text.count) {
        let span = TextSpan(start: start, end: end)
        var found: [Quotation] = []
        list.forEach(around: span) { found.append($0) }
        #expect(found == all.filter { $0.inner.contains(span) })
      }
    }
  }

  @Test func noQuotationsAroundAnything() {
    let list = QuotationList(in: Array("no marks".utf8), block: TextSpan(start: 0, end: 8))
    list.forEach(around: TextSpan(start: 3, end: 5)) { _ in Issue.record("there is none") }
  }

  @Test func typesAreFoundInTheirSet() {
    let members: Set<UInt32> = [0, 63, 64, 200, 5000]
    let set = TypeSet(members.map { TypeID($0) })
    for type in (0..<5200 as Range<UInt32>)
    where set.contains(TypeID(type)) != members.contains(type) {
      Issue.record("\(type)")
    }
    #expect(!TypeSet([]).contains(TypeID(0)))
  }
}

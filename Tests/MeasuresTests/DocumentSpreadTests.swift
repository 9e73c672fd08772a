import CorpusModel
import Testing

@testable import Measures

struct DocumentSpreadTests {
  @Test func sumsGiveWhatListsGive() throws {
    let words = (0..<300).map { ($0 * 7919 + 11) % 800 }
    for divisor in [1, 3, 50] {
      let hits = words.enumerated().map { $1 == 0 ? 0 : ($0 * $0) % 17 / divisor }
      var spread = DocumentSpread(hits: hits.reduce(0, +), words: words.reduce(0, +))
      for (count, size) in zip(hits, words) { spread.add(hits: count, words: size) }
      #expect(ClusteredRate(spread) == ClusteredRate(hits: hits, words: words))
      #expect(spread.dpNorm == Dispersion(counts: hits, sizes: words)?.dpNorm)
      #expect(spread.documentsWithHits == hits.count { $0 > 0 })
      // The same, summed here.
      let rate = Double(spread.hits) / Double(spread.words)
      let squares = zip(hits, words).filter { $0.1 > 0 }.map {
        let expected = rate * Double($0.1)
        return (Double($0.0) - expected) * (Double($0.0) - expected) / expected
      }
      if spread.hits > 0 {
        let phi = squares.reduce(0, +) / Double(squares.count - 1)
        #expect(abs(try #require(ClusteredRate(spread)?.overdispersion) - phi) < 1e-9)
      }
    }
  }

  @Test func aColumnOfPolesGivesBackWhatWasPutIn() {
    let counts = (0..<100).map { PoleCount(first: $0 * 40_000_000, second: 7 * $0) }
    var column = PoleColumn(counts)
    column.append(PoleColumn(counts.prefix(3)))
    #expect(Array(column) == counts + counts.prefix(3))
  }
}

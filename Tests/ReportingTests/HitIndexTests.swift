import Files
import Testing

@testable import Reporting

struct HitIndexTests {
  /// Hits of many documents, some of which have none, in more bytes than are held in memory.
  private static func hits(_ count: Int) -> [HitIndex.Hit] {
    var hits: [HitIndex.Hit] = []
    var hit = HitIndex.Hit()
    for number in 0..<count {
      let isNew = number % 37 == 0
      hit.document = isNew ? number / 37 * 2 : hit.document
      hit.number = isNew ? 1 : hit.number + 1
      hit.term = number % 5
      hit.sentence = isNew ? 3 : hit.sentence + number % 2
      hit.sentenceLength = number % 3 == 0 ? 12 : 9000 + number % 7
      hit.isInHeading = number % 11 == 0
      hit.contrast = number % 13 == 0 ? number % 4 + 1 : nil
      hit.offset += 400 + number % 90
      hits.append(hit)
    }
    return hits
  }

  private static func values(_ hit: HitIndex.Hit) -> [Int] {
    [
      hit.document, hit.number, hit.term, hit.sentence, hit.sentenceLength, hit.isInHeading ? 1 : 0,
      hit.contrast ?? -1, hit.offset,
    ]
  }

  @Test(arguments: [0, 1, 1000, 100_000])
  func hitsComeBackInOrder(count: Int) throws {
    try Samples.withFolder { folder in
      let index = HitIndex(in: folder)
      for number in 0..<5 {
        #expect(index.number(ofTerm: "term \(number / 2)", category: number % 2) == number)
      }
      #expect(index.number(ofTerm: "term 1", category: 0) == 2)
      let hits = HitIndexTests.hits(count)
      for hit in hits { try index.add(hit) }
      #expect(index.terms.map(\.hits) == (0..<5).map { (count - $0 + 4) / 5 })
      // Twice: it may be read as often as it is needed.
      for _ in 0..<2 {
        var number = 0
        var differing = 0
        try index.forEach { hit in
          if HitIndexTests.values(hit) != HitIndexTests.values(hits[number]) { differing += 1 }
          number += 1
        }
        #expect(number == count)
        #expect(differing == 0)
      }
      // Its file bears no name, so that nothing of it is left behind.
      #expect(try Samples.names(folder).isEmpty)
    }
  }
}

import Testing

@testable import CorpusModel

struct VocabularyTests {
  @Test func numbersTypesInOrderOfAppearance() {
    var vocabulary = Vocabulary()
    #expect(vocabulary.intern("trust") == TypeID(0))
    #expect(vocabulary.intern("values") == TypeID(1))
    #expect(vocabulary.intern("trust") == TypeID(0))
    #expect(vocabulary.string(TypeID(1)) == "values")
    #expect(vocabulary.count == 2)
  }

  @Test func keepsApartWhatSharesAHash() {
    var vocabulary = Vocabulary()
    let (first, second) = (Array("one".utf8), Array("two".utf8))
    let types = [first, second, first].map { vocabulary.intern($0.span, hash: 42) }
    #expect(types == [TypeID(0), TypeID(1), TypeID(0)])
  }

  @Test func growsWithoutForgetting() {
    var vocabulary = Vocabulary()
    for number in 0..<50_000 { _ = vocabulary.intern("word\(number)") }
    for number in stride(from: 0, to: 50_000, by: 997) {
      #expect(vocabulary.intern("word\(number)") == TypeID(UInt32(number)))
    }
    #expect(vocabulary.count == 50_000)
  }

  private func packedWord(_ word: String) -> Vocabulary.PackedWord? {
    let bytes = Array(word.utf8)
    return Vocabulary.PackedWord(bytes.span)
  }

  /// Enough words that many share a slot, and that the table grows between two rounds.
  @Test func packedWordsAreThoseOfTheVocabulary() throws {
    var vocabulary = Vocabulary()
    for round in 0..<2 {
      for number in 0..<20_000 {
        let short = "w\(number)"
        let long = "longer\(number)word"
        let head = try #require(packedWord(short))
        let packed = try #require(packedWord(long))
        #expect(vocabulary.intern(head) == TypeID(UInt32(2 * number)), "round \(round)")
        #expect(vocabulary.intern(packed) == TypeID(UInt32(2 * number + 1)))
        #expect(vocabulary.string(TypeID(UInt32(2 * number))) == short)
        #expect(vocabulary.string(TypeID(UInt32(2 * number + 1))) == long)
      }
    }
    #expect(vocabulary.count == 40_000)
    #expect(vocabulary.intern("w7") == TypeID(14))
  }

  /// Words of all kinds, some of them again under another number.
  @Test func beginsAnewWithWhateverComes() throws {
    let long = ["a word of more than sixteen bytes", "another word of more than sixteen bytes"]
    var vocabulary = Vocabulary()
    for number in 0..<20_000 { _ = vocabulary.intern("w\(number)") }
    for word in long + ["longerthan8"] { _ = vocabulary.intern(word) }
    let head = try #require(packedWord("w7"))
    let tail = try #require(packedWord("longerthan8"))
    _ = (vocabulary.intern(head), vocabulary.intern(tail))
    vocabulary.removeAll()
    #expect(vocabulary.count == 0)
    let words = long.reversed() + ["longerthan8", "w7", "w19999", "new"]
    for (number, word) in words.enumerated() {
      #expect(vocabulary.intern(word) == TypeID(UInt32(number)))
      #expect(vocabulary.string(TypeID(UInt32(number))) == word)
    }
    #expect(vocabulary.intern(head) == TypeID(3))
    #expect(vocabulary.intern(tail) == TypeID(2))
  }
}

struct SourceMapTests {
  /// Text "ab cd" taken from "**ab** &amp;d": `ab` and `d` as they are, `c` from a reference.
  private let map = SourceMap(
    source: Array("**ab** &amp;d".utf8),
    pieces: [
      SourceMap.Piece(textStart: 0, sourceStart: 2, length: 2),
      SourceMap.Piece(textStart: 3, sourceStart: 7, length: 1, sourceLength: 5),
      SourceMap.Piece(textStart: 4, sourceStart: 12, length: 1),
    ])

  @Test(arguments: [
    (0, 2, 2, 4), (0, 1, 2, 3), (1, 2, 3, 4), (3, 4, 7, 12), (3, 5, 7, 13), (0, 5, 2, 13),
    (4, 5, 12, 13),
  ])
  func spansLeadBack(start: Int, end: Int, sourceStart: Int, sourceEnd: Int) {
    #expect(
      map.sourceSpan(of: TextSpan(start: start, end: end))
        == TextSpan(start: sourceStart, end: sourceEnd))
  }
}

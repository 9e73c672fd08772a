import Foundation
import TestSupport
import Testing

@testable import Lexicons

struct PatternTextTests {
  private static let builtIn = SharedData.projectFolder.appendingPathComponent(
    "lexicons/values-targets.yaml")

  /// Texts in ASCII are read by bytes, others by characters; nothing else may tell the two apart.
  @Test func spellingOfBlanksQuotesAndDashesMakesNoDifference() throws {
    let lexicon = try LexiconReader().read(
      [UInt8](try Data(contentsOf: Self.builtIn)), file: "values-targets.yaml", sha256: "")
    let patterns =
      lexicon.terms.map(\.pattern) + lexicon.categories.flatMap { $0.unless.map(\.pattern) }
    let isOther: (Pattern) -> Bool = { $0.source.contains { " '\"-".contains($0) } }
    try #require(patterns.count(where: isOther) > 500)
    for pattern in patterns {
      let other = String(
        pattern.source.map { character -> Character in
          switch character {
          case " ": "\u{A0}"
          case "'": "\u{2019}"
          case "\"": "\u{201D}"
          case "-": "\u{2013}"
          default: character
          }
        })
      #expect(try Pattern(other).sequences == Pattern(pattern.source).sequences, "\(other)")
    }
  }

  @Test func faultsStandAtTheSameCharacterInAnyScript() {
    for (ascii, other) in [
      ("e (a||b)", "\u{E9} (a||b)"), ("e )", "e\u{301} )"), ("e {9,1}", "\u{E9} {9,1}"),
    ] {
      #expect(Self.fault(ascii) == Self.fault(other))
      #expect(Self.fault(ascii) != nil)
    }
  }

  private static func fault(_ source: String) -> PatternError? {
    do {
      _ = try Pattern(source)
      return nil
    } catch {
      return error
    }
  }

  /// A return and a line feed are one blank, as one character.
  @Test func lineEndsAreBlanks() throws {
    #expect(try Pattern("a\r\nb").sequences == Pattern("a b").sequences)
    #expect(Self.fault("a\r\n)")?.offset == 2)
  }

  /// An accent may be part of its letter or stand apart: the word is the same.
  @Test(arguments: ["(caf\u{E9}|tea|cafe\u{301})", "(caf\u{E9} x|tea x|cafe\u{301} x)"])
  func wordsThatAreEqualCountOnce(source: String) throws {
    #expect(try Pattern(source).writtenOut()?.count == 2)
  }

  @Test func sequencesKeepTheirOrderWithoutRepeats() throws {
    let sequences = try Pattern("(a b|c d|a b) (e f|g h|e f)").sequences
    #expect(sequences == (try Pattern("(a b|c d) (e f|g h)").sequences))
  }

  /// The order of arms that are no single words, and the place of one that is.
  @Test func armsKeepTheirOrder() throws {
    let sequences = try Pattern("(a b|c|d e)").sequences
    #expect(sequences.map { $0.count } == [2, 1, 2])
    #expect(try Pattern("(a b|c|d e|f)").sequences.map { $0.count } == [1, 2, 2])
  }
}

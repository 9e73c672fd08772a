import Digests
import Lexicons
import Testing

@testable import Touchstone

/// The built-in lexicon is kept in two forms, of which one is the truth.
struct BuiltInLexiconTests {
  @Test func theRecordIsWhatTheTextReadsAs() throws {
    let bytes = BuiltInLexicon.bytes
    let read = try LexiconReader().read(
      bytes, file: "values-targets.yaml", sha256: SHA256Digest.hexDigest(of: bytes.span))
    let recorded = try #require(BuiltInLexicon.recorded)
    let isSame = String(reflecting: recorded) == String(reflecting: read)
    #expect(isSame, "write it anew with Scripts/record-lexicon")
  }

  @Test func otherNotationsAreReadFromTheText() throws {
    let lexicon = try BuiltInLexicon.read(.peer)
    #expect(lexicon.terms.allSatisfy { $0.pattern == Pattern(tokens: $0.pattern.source) })
  }
}

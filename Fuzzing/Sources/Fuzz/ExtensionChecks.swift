import Lexicons
import Matching

/// What holds for every lexicon that extends another, and for every error where none is.
enum ExtensionChecks {
  static func run(_ input: [UInt8]) {
    let file = "folder/mine.yaml"
    let text = Array("extends: base\n".utf8) + input
    // Places of what comes from the base lie in its file, which is shorter than this.
    let lines = LexiconChecks.lines(of: text) + 100
    let reader = LexiconReader { _, _ throws(LexiconError) in HitChecks.lexicon }
    do {
      let lexicon = try reader.read(text, file: file, sha256: "0")
      LexiconChecks.check(lexicon, lines: lines)
      WritingChecks.check(lexicon, file: file)
      _ = Matcher(lexicon)
    } catch {
      LexiconChecks.check(error, file: file, lines: lines)
    }
  }
}

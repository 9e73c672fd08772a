import CorpusModel
import Lexicons
import Matching

/// What holds for every lexicon that is read, and for every error where none is.
enum LexiconChecks {
  static func run(_ input: [UInt8], ending: String) {
    let file = "folder/lexicon." + ending
    for notation in [LexiconReader.Notation.own, .peer] {
      do {
        let lexicon = try LexiconReader(notation: notation).read(input, file: file, sha256: "0")
        check(lexicon, lines: lines(of: input))
        _ = Matcher(lexicon)
        if notation == .own { WritingChecks.check(lexicon, file: "folder/lexicon.yaml") }
      } catch {
        check(error, file: file, lines: lines(of: input))
      }
    }
  }

  /// More lines than any reader counts: everything that some reader takes for a line end, in any encoding.
  static func lines(of input: [UInt8]) -> Int {
    let narrow = String(decoding: input, as: UTF8.self).unicodeScalars
    // As UTF-16 both breaks and what holds one of their bytes: no input has more.
    let pairs = zip(input, input.dropFirst()).count { pair in
      [pair.0, pair.1].contains { (0x0a...0x0d).contains($0) || $0 == 0x85 }
        || pair == (0x20, 0x28) || pair == (0x20, 0x29) || pair == (0x28, 0x20)
        || pair == (0x29, 0x20)
    }
    return 2 + narrow.count { Character($0).isNewline } + pairs
  }

  static func check(_ lexicon: Lexicon, lines: Int) {
    require(!lexicon.terms.isEmpty, "a lexicon has a term")
    require(lexicon.sha256 == "0", "a lexicon bears its digest")
    for category in lexicon.categories {
      require(
        (1...lines).contains(category.location.line), "a category has a line: \(category.location)")
    }
    for term in lexicon.terms {
      require(lexicon.categories.indices.contains(term.category.index), "a term has a category")
      require(term.weight.isFinite, "a weight is a number")
      require((1...lines).contains(term.location.line), "a term has a line: \(term.location)")
      require(!term.pattern.sequences.isEmpty, "a term has a word sequence")
    }
  }

  static func check(_ error: LexiconError, file: String, lines: Int) {
    require(error.location.file == file, "an error names the file")
    switch error.fault {
    case .noTerms, .notUTF8:
      require(error.location.line == 0, "the error is the whole file's: \(error)")
    default:
      require((1...lines).contains(error.location.line), "an error has a line: \(error)")
      require(error.location.column >= 1, "an error has a column: \(error)")
    }
    if case .badPattern(let source, let fault) = error.fault {
      require((0...source.count).contains(fault.offset), "a pattern's fault lies in it: \(error)")
    }
  }
}

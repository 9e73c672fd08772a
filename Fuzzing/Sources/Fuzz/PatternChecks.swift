import CorpusModel
import Lexicons
import Matching

/// What holds for every pattern: it is refused at a place inside it, or it can be matched.
enum PatternChecks {
  static func run(_ input: [UInt8]) {
    let lineEnd = input.firstIndex(of: 0x0A) ?? input.endIndex
    let source = String(decoding: input[..<lineEnd], as: UTF8.self)
    let text = Array(String(decoding: input[lineEnd...].dropFirst(), as: UTF8.self).utf8)
    var pattern: Pattern?
    for (isCaseSensitive, foldsCapitals) in [(false, true), (true, true), (false, false)] {
      do {
        let read = try Pattern(
          source, isCaseSensitive: isCaseSensitive, foldsCapitals: foldsCapitals)
        check(read, of: source)
        pattern = read
      } catch {
        require((0...source.count).contains(error.offset), "a fault lies in the pattern: \(error)")
        pattern = nil
      }
    }
    let tokens = Pattern(tokens: source)
    if let pattern { match(pattern, falseFriend: tokens, in: text) }
  }

  private static func check(_ pattern: Pattern, of source: String) {
    require(pattern.source == source, "a pattern keeps its source")
    require(!pattern.sequences.isEmpty, "a pattern stands for a sequence")
    require(pattern.sequences.count <= 4096, "a pattern stands for few sequences")
    require(
      Set(pattern.sequences).count == pattern.sequences.count, "no sequence is there twice")
    for sequence in pattern.sequences {
      require(sequence.contains { $0.form != .any }, "a sequence names a word: \(sequence)")
    }
    for sequence in pattern.writtenOut(limit: 100) ?? [] {
      require(!sequence.isEmpty, "a sequence written out is not empty")
    }
  }

  /// Matches a text against the pattern alone, with and without a false friend.
  private static func match(_ pattern: Pattern, falseFriend: Pattern, in text: [UInt8]) {
    let place = SourceLocation(file: "pattern", line: 1, column: 1)
    var lexicon = Lexicon(name: "pattern")
    lexicon.categories = [Lexicon.Category(path: "one", label: "one", location: place)]
    lexicon.terms = [Lexicon.Term(pattern: pattern, category: CategoryID(0), location: place)]
    let blocks =
      text.isEmpty
      ? [] : [Block(kind: .paragraph, span: TextSpan(start: 0, end: text.count))]
    let document = Document(id: "text", text: text, blocks: blocks)
    HitChecks.check(document, Matcher(lexicon))
    guard falseFriend.sequences.contains(where: { !$0.isEmpty }) else { return }
    lexicon.terms[0].unless = [LocatedPattern(pattern: falseFriend, location: place)]
    HitChecks.check(document, Matcher(lexicon))
  }
}

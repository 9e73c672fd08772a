import CorpusModel

/// One of the few things that nearly always stand between two words.
private struct PlainGap {
  /// The number of bytes.
  private(set) var length = 1
  private(set) var gap: Token.Gap = .space
  /// What may end a sentence.
  private(set) var signs: BlockNotes.Signs = []

  /// Looks at what stands behind a word, and at the byte behind that; nil where the full rules decide.
  @inline(__always)
  init?(_ text: Span<UInt8>, at place: Int, upTo end: Int) {
    switch text[place] {
    case 0x20: break
    case 0x0A:
      guard text.isLetter(at: place + 1, upTo: end) else { return nil }
      signs = .lineEnd
    case UInt8(ascii: ","):
      guard text[place + 1] == 0x20 else { return nil }
      (length, gap) = (2, [.space, .barrier])
    case UInt8(ascii: "."):
      guard text[place + 1] == 0x20, text.isLetter(at: place + 2, upTo: end) else { return nil }
      (length, gap, signs) = (2, [.space, .barrier], .terminator)
    default: return nil
    }
  }
}

extension Span<UInt8> {
  /// Whether an ASCII letter stands at a place before `end`.
  fileprivate func isLetter(at place: Int, upTo end: Int) -> Bool {
    place < end && (self[place] | 0x20) &- 0x61 < 26
  }
}

/// Words of ASCII letters: most of a text, and read without a look at the full rules.
extension WordScanner {
  /// How many tokens are made room for at once.
  private static let batch = 128

  /// How many bytes are looked at for one word, with what stands behind it: two numbers of eight bytes, and a
  /// ``PlainGap``, or the character behind.
  private static let reach = 18

  /// Appends the word at `first` and those behind it, as long as each is one to sixteen ASCII letters and nothing but
  /// a ``PlainGap`` stands between them; notes what may end a sentence there.
  ///
  /// - Returns: the end of the last word; `first` where there is none.
  func appendPlainWords(
    from first: Int, gap: Token.Gap, upTo end: Int, of text: Span<UInt8>,
    into tokens: inout [Token], vocabulary: inout Vocabulary, notes: inout BlockNotes
  ) -> Int {
    guard first + WordScanner.reach <= text.count else { return first }
    let continuations = tables.continuations.span
    let count = tokens.count
    var position = first
    // The closure knows nothing of the scanner: it would be copied, with a count for each of its tables.
    tokens.append(addingCapacity: WordScanner.batch) { output in
      position = WordScanner.scanPlainWords(
        from: first, gap: gap, upTo: end, of: text, continuations, into: &output,
        behind: count, vocabulary: &vocabulary, candidates: &notes.candidates)
    }
    return position
  }

  private static func scanPlainWords(
    from first: Int, gap firstGap: Token.Gap, upTo end: Int, of text: Span<UInt8>,
    _ continuations: Span<UInt8>, into output: inout OutputSpan<Token>, behind before: Int,
    vocabulary: inout Vocabulary, candidates: inout [BlockNotes.Candidate]
  ) -> Int {
    let last = text.count - WordScanner.reach
    var (start, gap) = (first, firstGap)
    var wordEnd = first
    var signs: BlockNotes.Signs = []
    while true {
      let run = LetterRun(text.eightBytes(at: start))
      var count = run.count
      var shape: Token.Shape = .lower
      let type: TypeID
      if count < 8 {
        guard count > 0, isWord(upTo: start + count, end, text, continuations) else { break }
        if run.capitals != 0 { shape = WordScanner.shape(run.letters, run.capitals) }
        type = vocabulary.intern(.init(head: run.folded))
      } else {
        let rest = LetterRun(text.eightBytes(at: start + 8))
        count += rest.count
        guard isWord(upTo: start + count, end, text, continuations) else { break }
        if run.capitals | rest.capitals != 0 {
          let isAllCapitals = run.capitals == run.letters && rest.capitals == rest.letters
          shape =
            isAllCapitals
            ? .allCapitals
            : rest.capitals == 0 && run.capitals == LetterRun.firstCapital ? .capitalised : .mixed
        }
        type = vocabulary.intern(.init(head: run.folded, tail: rest.folded))
      }
      wordEnd = start + count
      if !signs.isEmpty {
        candidates.append(.init(token: before + output.count, signs: signs))
        signs = []
      }
      output.append(
        Token(
          span: TextSpan(start: start, end: wordEnd), type: type, kind: .word, shape: shape,
          gap: gap))
      guard wordEnd < last, output.freeCapacity > 0,
        let next = PlainGap(text, at: wordEnd, upTo: end)
      else { break }
      (start, gap, signs) = (wordEnd + next.length, next.gap, next.signs)
    }
    return wordEnd
  }

  /// Whether letters that end at `position` are a whole word within the block that ends at `end`.
  @inline(__always)
  private static func isWord(
    upTo position: Int, _ end: Int, _ text: Span<UInt8>, _ continuations: Span<UInt8>
  ) -> Bool {
    if position >= end { return position == end }
    let next = text[position]
    return next == 0x20
      || (next | 0x20) &- 0x61 >= 26
        && (continuations[Int(next)] == 0 || endsWord(at: position, in: text, upTo: end))
  }

  /// How a word is capitalised that has capitals among up to eight letters.
  private static func shape(_ letters: UInt64, _ capitals: UInt64) -> Token.Shape {
    capitals == LetterRun.firstCapital ? .capitalised : capitals == letters ? .allCapitals : .mixed
  }

  /// Appends the word at `start` if it is made of ASCII letters, any number of them; returns its end, or `start`.
  func appendLetters(
    from start: Int, gap: Token.Gap, in text: Span<UInt8>, upTo end: Int,
    into tokens: inout [Token], _ vocabulary: inout Vocabulary, _ folder: inout WordFolder
  ) -> Int {
    var position = start
    while text.isLetter(at: position, upTo: end) { position += 1 }
    guard position > start,
      WordScanner.isWord(upTo: position, end, text, tables.continuations.span)
    else {
      return start
    }
    append(.word, start..<position, gap, text, &tokens, &vocabulary, &folder)
    return position
  }
}

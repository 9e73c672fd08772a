import CorpusModel

/// Words of ASCII letters: most of a text, and read without a look at the full rules.
extension WordScanner {
  /// How many tokens are made room for at once.
  private static let batch = 128

  /// How many bytes are looked at for one word, with what stands before and behind it: two numbers of eight bytes, and a
  /// comma and a space, or the character behind.
  private static let reach = 18

  /// Appends the word at `first` and those behind it, as long as each is one to sixteen ASCII letters and nothing but
  /// a space, or a comma and a space, stands between them.
  ///
  /// - Returns: the end of the last word; `first` where there is none.
  func appendPlainWords(
    from first: Int, gap: Token.Gap, upTo end: Int, of text: Span<UInt8>,
    into tokens: inout [Token], vocabulary: inout Vocabulary
  ) -> Int {
    guard first + WordScanner.reach <= text.count else { return first }
    let continuations = tables.continuations.span
    var position = first
    // The closure knows nothing of the scanner: it would be copied, with a count for each of its tables.
    tokens.append(addingCapacity: WordScanner.batch) { output in
      position = WordScanner.scanPlainWords(
        from: first, gap: gap, upTo: end, of: text, continuations, into: &output,
        vocabulary: &vocabulary)
    }
    return position
  }

  private static func scanPlainWords(
    from first: Int, gap firstGap: Token.Gap, upTo end: Int, of text: Span<UInt8>,
    _ continuations: Span<UInt8>, into output: inout OutputSpan<Token>,
    vocabulary: inout Vocabulary
  ) -> Int {
    let last = text.count - WordScanner.reach
    var (start, gap) = (first, firstGap)
    var wordEnd = first
    while true {
      let run = LetterRun(text.eightBytes(at: start))
      var count = run.count
      var shape: Token.Shape = .lower
      let type: TypeID
      if count < 8 {
        guard count > 0, isWord(upTo: start + count, end, text, continuations) else { break }
        if run.capitals != 0 { shape = WordScanner.shape(run.letters, run.capitals) }
        type = vocabulary.intern(short: run.folded)
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
        type =
          rest.count == 0
          ? vocabulary.intern(short: run.folded)
          : vocabulary.intern(long: .init(head: run.folded, tail: rest.folded))
      }
      wordEnd = start + count
      output.append(
        Token(
          span: TextSpan(start: start, end: wordEnd), type: type, kind: .word, shape: shape,
          gap: gap))
      guard wordEnd < last, output.freeCapacity > 0 else { break }
      if text[wordEnd] == 0x20 {
        (start, gap) = (wordEnd + 1, .space)
      } else if text[wordEnd] == UInt8(ascii: ","), text[wordEnd + 1] == 0x20 {
        (start, gap) = (wordEnd + 2, [.space, .barrier])
      } else {
        break
      }
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
    while position < end, (text[position] | 0x20) &- 0x61 < 26 { position += 1 }
    guard position > start,
      WordScanner.isWord(upTo: position, end, text, tables.continuations.span)
    else {
      return start
    }
    append(.word, start..<position, gap, text, &tokens, &vocabulary, &folder)
    return position
  }
}

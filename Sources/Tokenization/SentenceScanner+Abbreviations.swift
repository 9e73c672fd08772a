import CorpusModel

extension SentenceScanner {
  /// Whether the full stop at `stop` belongs to the word before it, and the sentence goes on.
  func isAbbreviation(
    before stop: Int, _ context: Context, _ text: Span<UInt8>, _ tokens: [Token], _ pass: BlockPass
  ) -> Bool {
    let index = context.token - 1
    let (word, next) = (tokens[index], tokens[context.token])
    let end = Int(word.span.end)
    let hasDegree = stop == end + 2 && text[end] == 0xC2 && text[end + 1] == 0xB0
    guard stop == end || hasDegree, word.kind == .word else { return false }
    let isNumber = next.kind == .number || next.kind == .symbol
    let isStarter = startsSentence(next, text)
    let traits = words.traits(of: word.span.range, in: text)
    if word.span.length == 1 {
      return isInitial(index, isNumber: isNumber, isStarter: isStarter, traits, text, tokens, pass)
    }
    if traits.contains(.linking) { return true }
    if traits.contains(.title), word.shape == .capitalised || word.shape == .allCapitals {
      // "He is a Dr. The" is rarer than "Sen. The Hon."
      return true
    }
    if traits.contains(.time) {
      if words.traits(of: next.span.range, in: text).contains(.afterTime) { return true }
      // "At 5 a.m. Mr Smith went": too short for a sentence.
      return index - pass.firstToken < 3
    }
    if traits.contains(.calendar), word.shape != .lower { return isNumber || !isStarter }
    if traits.contains(.beforeNumber), isNumber || isSingleLetter(next) { return true }
    if traits.contains(.closing) { return false }
    if traits.contains(.general) || isAcronym(word, text) { return !isStarter }
    return false
  }

  private func isInitial(
    _ index: Int, isNumber: Bool, isStarter: Bool, _ traits: EnglishWords.Traits,
    _ text: Span<UInt8>, _ tokens: [Token], _ pass: BlockPass
  ) -> Bool {
    let letter = text[Int(tokens[index].span.start)]
    if traits.contains(.linking) { return true }
    if traits.contains(.beforeNumber), isNumber { return true }
    let isLower = tokens[index].shape == .lower
    if isNumber { return isLower }
    if isStarter { return false }
    guard letter == UInt8(ascii: "I"), index > pass.firstToken else { return true }
    // "you and I. Jones left" against "Albert I. Jones".
    return tokens[index - 1].shape != .lower
  }

  private func startsSentence(_ token: Token, _ text: Span<UInt8>) -> Bool {
    guard words.traits(of: token.span.range, in: text).contains(.starter) else { return false }
    let end = Int(token.span.end)
    // A single letter with a full stop is an initial, whatever word it looks like.
    return token.span.length > 1 || end >= text.count || text[end] != UInt8(ascii: ".")
  }

  /// `I`, `I'm`, `I’ve` and so on.
  func isPronounI(_ token: Token, _ text: Span<UInt8>) -> Bool {
    let range = token.span.range
    guard text[range.lowerBound] == UInt8(ascii: "I") else { return false }
    guard range.count > 1 else { return true }
    return text[range.lowerBound + 1] == UInt8(ascii: "'") || text[range.lowerBound + 1] == 0xE2
  }

  private func isSingleLetter(_ token: Token) -> Bool {
    token.span.length == 1 && token.kind == .word
  }

  /// Letters with full stops between them: `U.S`, `D.C`, `P.O`.
  private func isAcronym(_ token: Token, _ text: Span<UInt8>) -> Bool {
    let range = token.span.range
    guard range.count >= 3, range.count & 1 == 1, range.count < 12 else { return false }
    for index in range {
      let isStop = text[index] == UInt8(ascii: ".")
      if isStop != ((index - range.lowerBound) & 1 == 1) { return false }
    }
    return true
  }
}

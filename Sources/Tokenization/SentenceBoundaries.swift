/// The sentence boundaries of UAX #29, without any tailoring.
///
/// The scanners do not use it: it is the yardstick for the property table, and the plain rules that
/// ``SentenceScanner`` refines for English.
struct SentenceBoundaries {
  let properties: BreakProperties

  /// The end of the sentence that starts at `start`.
  func boundary(after start: Int, in text: Span<UInt8>) -> Int {
    /// How far the end of a sentence has been read: SB8 to SB11 look at `SATerm Close* Sp*`.
    enum Ending { case none, terminator, closers, spaces }
    var ending = Ending.none
    var terminator = SentenceBreakClass.other
    // The class before the terminator and the class just read, ignorable ones left out.
    var beforeTerminator = SentenceBreakClass.other
    var previous = SentenceBreakClass.other
    var position = start
    while position < text.count {
      let scalar = text.scalar(at: position)
      let kind = properties[scalar.value].sentence
      if position > start, !kind.isIgnored, !kind.isParagraphEnd, ending != .none {
        let mayContinue = terminator == .aTerm
        let isDirect = ending == .terminator
        if mayContinue, isDirect, kind == .numeric {  // SB6
          ending = .none
        } else if mayContinue, isDirect, kind == .upper,
          beforeTerminator == .upper || beforeTerminator == .lower
        {  // SB7
          ending = .none
        } else if mayContinue, leadsToLower(position, in: text) {  // SB8
          ending = .none
        } else if kind == .sContinue || kind.isTerminator {  // SB8a
          ending = .none
        } else if ending != .spaces, kind == .close {  // SB9
          ending = .closers
        } else if kind == .sp {  // SB9, SB10
          ending = .spaces
        } else {  // SB11
          return position
        }
      }
      position += scalar.length
      if kind.isIgnored, position - scalar.length > start { continue }
      if kind.isParagraphEnd {  // SB3, SB4
        let isPair = kind == .cr && position < text.count && text[position] == 0x0A
        return isPair ? position + 1 : position
      }
      if kind.isTerminator {
        (ending, terminator, beforeTerminator) = (.terminator, kind, previous)
      }
      previous = kind
    }
    return position
  }

  /// Whether a lower-case letter comes before any other letter, line end or terminator.
  private func leadsToLower(_ start: Int, in text: Span<UInt8>) -> Bool {
    var position = start
    while position < text.count {
      let scalar = text.scalar(at: position)
      let kind = properties[scalar.value].sentence
      switch kind {
      case .lower: return true
      case .oLetter, .upper, .sep, .cr, .lf, .sTerm, .aTerm: return false
      default: position += scalar.length
      }
    }
    return false
  }
}

extension Pattern {
  /// An entry of another tool's dictionary, as this tool matches texts.
  ///
  /// `*` and `?` are globs and case folds; every other character stands for itself. Words are cut as
  /// the tokens of a text are: at spaces, hyphens, underscores (other tools' spaces inside a phrase)
  /// and at punctuation that is not part of a word, such as `.` in `e.g`.
  ///
  /// - Throws: ``PatternError`` where there is no word in the entry, or only wildcards.
  init(entry source: String) throws(PatternError) {
    self.source = source
    if EntryScanner.isPlainWord(source), source.utf8.contains(where: { $0 != UInt8(ascii: "*") }) {
      sequences = [[Step(Pattern.form(of: source))]]
      return
    }
    let steps = EntryScanner(source).words.map { Step(Pattern.form(of: $0)) }
    if steps.isEmpty { throw PatternError(.empty, offset: 0) }
    if steps.allSatisfy(\.matchesAnything) { throw PatternError(.onlyWildcards, offset: 0) }
    sequences = [steps]
  }

  /// The first character between words of an entry at which phrases stop in a text.
  static func barrier(in entry: String) -> Character? {
    EntryScanner.isPlainWord(entry) ? nil : EntryScanner(entry).barrier
  }
}

/// Cuts an entry into words.
private struct EntryScanner {
  private(set) var words: [String] = []
  /// The first punctuation between two words that no phrase crosses.
  private(set) var barrier: Character?
  private var word = ""
  private var pendingBarrier: Character?

  /// Whether the entry is a single word in small letters of ASCII, perhaps with `*`, as most are.
  static func isPlainWord(_ entry: String) -> Bool {
    !entry.isEmpty
      && entry.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "*") }
  }

  init(_ entry: String) {
    let characters = entry.lowercased().map { $0 == "\u{2019}" || $0 == "\u{2018}" ? "'" : $0 }
    for (index, character) in characters.enumerated() {
      if EntryScanner.isToken(character) {
        endWord()
        word.append(character)
        endWord()
      } else if EntryScanner.isLetter(character)
        || joins(character, at: index, in: characters)
      {
        word.append(character)
      } else {
        endWord()
        if !words.isEmpty, EntryScanner.barriers.contains(character), pendingBarrier == nil {
          pendingBarrier = character
        }
      }
    }
    endWord()
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    if barrier == nil { barrier = pendingBarrier }
    words.append(word)
    word = ""
  }

  private static let barriers: Set<Character> = [
    ",", ";", ":", "(", ")", "[", "]", "{", "}", "/", "|", "\u{2014}",
  ]

  /// Whether the character is a token of a text by itself: signs, and letters of scripts without
  /// spaces.
  private static func isToken(_ character: Character) -> Bool {
    if "%&+".contains(character) || character.isCurrencySymbol { return true }
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x3040 else { return false }
    return scalar.properties.isIdeographic || (0x3041...0x309F).contains(scalar.value)
  }

  private static func isLetter(_ character: Character) -> Bool {
    character == "*" || character == "?" || character.isLetter || character.isNumber
      || character.unicodeScalars.allSatisfy(\.properties.isGraphemeExtend)
  }

  /// Whether punctuation stands inside a word or number, as in `don't`, `u.s` and `1,000`.
  private func joins(_ character: Character, at index: Int, in characters: [Character]) -> Bool {
    guard !word.isEmpty, index + 1 < characters.count else { return false }
    let (before, after) = (characters[index - 1], characters[index + 1])
    let isWord = EntryScanner.isLetter(before) && EntryScanner.isLetter(after)
    let isNumber = before.isNumber && after.isNumber
    return switch character {
    case "'", ".": isWord && before.isNumber == after.isNumber || isWord && "*?".contains(after)
    case ",": isNumber
    default: false
    }
  }
}

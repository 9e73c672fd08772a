import CorpusModel

/// The word forms of a whole corpus as numbers, with what suggestions ask of each.
struct FormTable: Sendable {
  /// What a form may do in a suggestion.
  struct Traits: OptionSet, Sendable {
    var rawValue: UInt8

    /// It may stand at either end.
    static let content = Traits(rawValue: 1)
    /// It may stand inside.
    static let link = Traits(rawValue: 2)
    /// It begins compounds with a hyphen.
    static let prefix = Traits(rawValue: 4)
    /// It joins the items of a list.
    static let conjunction = Traits(rawValue: 8)
  }

  private var vocabulary = Vocabulary()
  private var traits: [Traits] = []
  private var singulars: [UInt32] = []
  private var plurals: [UInt32: [UInt32]] = [:]
  private var nameUses: [Int32] = []
  private var lowerUses: [Int32] = []

  /// The number of a form, new if it was not met before.
  mutating func number(of form: String) -> UInt32 {
    let number = vocabulary.intern(form).rawValue
    guard number == traits.count else { return number }
    traits.append(FormTable.traits(of: form))
    singulars.append(number)
    nameUses.append(0)
    lowerUses.append(0)
    let singular = SuggestionWords.singular(form)
    if singular != form {
      let base = self.number(of: singular)
      singulars[Int(number)] = base
      plurals[base, default: []].append(number)
    }
    return number
  }

  /// The forms that occur and whose singular is this one, the form itself not among them.
  func plurals(of form: UInt32) -> [String] {
    (plurals[form] ?? []).filter { lowerUses[Int($0)] > 0 }.map(string)
  }

  private static func traits(of form: String) -> Traits {
    var traits: Traits = []
    if SuggestionWords.isContent(form) { traits.insert(.content) }
    if SuggestionWords.isLink(form) { traits.insert(.link) }
    if SuggestionWords.isPrefix(form) { traits.insert(.prefix) }
    if SuggestionWords.isConjunction(form) { traits.insert(.conjunction) }
    return traits
  }

  /// Notes how a form was written in one place.
  mutating func note(_ form: UInt32, _ traits: PassageDigest.Traits) {
    if traits.contains(.name) { nameUses[Int(form)] += 1 }
    if traits.contains(.lower) { lowerUses[Int(form)] += 1 }
  }

  /// The form as text.
  func string(_ form: UInt32) -> String { vocabulary.string(TypeID(form)) }

  /// What a form may do.
  func traits(_ form: UInt32) -> Traits { traits[Int(form)] }

  /// The number of a form's singular; its own where it is none.
  func singular(_ form: UInt32) -> UInt32 { singulars[Int(form)] }

  /// How often a form was written without capitals.
  func lowerUses(_ form: UInt32) -> Int { Int(lowerUses[Int(form)]) }

  /// Whether a form is written as a name more often than not.
  func isName(_ form: UInt32) -> Bool { nameUses[Int(form)] > lowerUses[Int(form)] }

  /// The forms that occur without capitals, with their uses.
  var attested: [(form: String, uses: Int)] {
    lowerUses.indices.compactMap { number in
      lowerUses[number] > 0 ? (string(UInt32(number)), Int(lowerUses[number])) : nil
    }
  }
}

/// A word or phrase as numbers of a ``FormTable``; the last word in the singular.
struct Gram: Hashable, Sendable {
  /// Stands where a phrase has no second or third word.
  static let none = UInt32.max

  var first: UInt32
  var second = Gram.none
  var third = Gram.none

  /// Its words.
  var words: [UInt32] { [first, second, third].filter { $0 != Gram.none } }
}

/// One occurrence of a word or phrase that may be suggested.
struct GramOccurrence {
  var gram: Gram
  /// The places of its words.
  var words: Range<Int>
  /// Whether its last word is not in the singular.
  var isPlural: Bool
}

/// Finds the words and phrases of one to three words in a sentence that nothing in the lexicon covers.
struct GramFinder {
  let words: [PassageDigest.Word]
  /// The corpus's numbers of the digest's forms.
  let numbers: [UInt32]
  let forms: FormTable

  /// Calls `body` with each occurrence, by place and length.
  func forEach(in range: Range<Int>, _ body: (GramOccurrence) -> Void) {
    for start in range where isFree(start) {
      let first = numbers[Int(words[start].form)]
      if forms.traits(first).contains(.content), !forms.isName(first) {
        body(occurrence(start..<(start + 1)))
      }
      for length in 2...3 where start + length <= range.upperBound {
        guard isFree(start + length - 1), !words[start + length - 1].traits.contains(.barrier)
        else { break }
        if isPhrase(start..<(start + length)) { body(occurrence(start..<(start + length))) }
      }
    }
  }

  private func isFree(_ index: Int) -> Bool {
    let traits = words[index].traits
    return traits.contains(.word) && traits.isDisjoint(with: [.covered, .name])
  }

  private func isPhrase(_ range: Range<Int>) -> Bool {
    let last = range.upperBound - 1
    guard traits(last).contains(.content), !isName(last), !isName(range.lowerBound) else {
      return false
    }
    let begins =
      traits(range.lowerBound).contains(.content)
      || traits(range.lowerBound).contains(.prefix)
        && words[range.lowerBound + 1].traits.contains(.hyphen)
    guard begins else { return false }
    return range.count == 2
      || !traits(range.lowerBound + 1).isDisjoint(with: [.content, .link])
  }

  private func number(_ index: Int) -> UInt32 { numbers[Int(words[index].form)] }

  private func traits(_ index: Int) -> FormTable.Traits { forms.traits(number(index)) }

  private func isName(_ index: Int) -> Bool { forms.isName(number(index)) }

  private func occurrence(_ range: Range<Int>) -> GramOccurrence {
    let last = number(range.upperBound - 1)
    let singular = forms.singular(last)
    let gram =
      switch range.count {
      case 1: Gram(first: singular)
      case 2: Gram(first: number(range.lowerBound), second: singular)
      default:
        Gram(
          first: number(range.lowerBound), second: number(range.lowerBound + 1), third: singular)
      }
    return GramOccurrence(gram: gram, words: range, isPlural: singular != last)
  }
}

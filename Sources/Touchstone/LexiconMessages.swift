public import Lexicons

extension SourceLocation {
  /// `file:line:column`, as editors and terminals understand it.
  public var description: String {
    line == 0 ? file : column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}

extension LexiconError {
  /// The error in words: where, what was found, what was expected and what to do.
  public var message: String {
    "\(location.description): \(fault.sentence(file: location.file))"
  }
}

extension LexiconError.Fault {
  fileprivate func sentence(file: String) -> String {
    switch self {
    case .unreadable(let reason):
      "the lexicon cannot be read: \(reason)"
    case .unknownFormat(let ending):
      "lexicons are read from .yaml, .dic, .dicx, .cat, .ykd, .lcd, .lc3 and .csv files, not from "
        + (ending.isEmpty ? "a file without an ending" : ".\(ending)")
    case .notUTF8(let offset):
      "byte \(offset) is not UTF-8; save the file as UTF-8 in your editor, or convert it, naming its "
        + "encoding: touchstone lexicon convert \(file) new.yaml --encoding windows-1252"
    case .unknownEncoding(let name):
      "no encoding is called '\(name)'; known are utf-8, utf-16, windows-1252, iso-8859-1 to -16, "
        + "shift_jis, euc-jp, gb18030, big5, euc-kr, koi8-r, macintosh and others"
    case .notXML(.illFormed(let problem)):
      "the XML cannot be read: \(problem); export the dictionary anew, or mend it in a text editor"
    case .notXML(.documentType):
      "a document type declaration (<!DOCTYPE …>) is not read; remove it"
    case .notYAML(.illFormed(let problem)):
      "the YAML cannot be read: \(problem); a value that holds ': ', '#' or quotation marks "
        + "needs quotation marks around it"
    case .notYAML(.tab):
      "a tab stands here where YAML takes spaces only; put two spaces in its place, and set your editor "
        + "to write spaces for the Tab key"
    case .unknownKey(let key, let expected):
      "unknown key '\(key)'"
        + suggestion(key, among: expected, else: "; known here: " + list(expected))
    case .wrongKind(let key, let expected, let found):
      "'\(key)' must be \(expected), found \(found)"
    case .missingKey(let key):
      "the key '\(key)' is missing here"
    case .unknownCategory(let name, let known):
      "unknown category '\(name)'"
        + suggestion(name, among: known, else: "; the categories are " + list(known))
    case .duplicateCategory(let path):
      "the category '\(path)' is defined a second time; put its terms together"
    case .badPattern(let pattern, let error):
      "the pattern '\(pattern)' cannot be read: \(error.sentence)"
    case .tooManyCategories(let limit):
      "the lexicon has more than \(limit) categories; an alias (`*name`) may stand for more of them "
        + "than was meant"
    case .noTerms:
      "there is no term in the lexicon; a category looks like `trust: [trust, trusting]`"
    case .unknownTerm(let term, let category, let known):
      "'\(category)' has no term '\(term)'"
        + suggestion(term, among: known, else: "; its terms are " + list(known))
    case .unknownRelation(let name, let key, let known):
      "there is no '\(name)' among the \(key)"
        + suggestion(name, among: known, else: "; there are " + list(known))
    case .categoryInUse(let path, let name):
      "'\(name)' looks for '@\(path)', so that this category cannot be removed alone; remove "
        + "'\(name)' too, under `remove:`, and write your own where you need it"
    case .poleRemoved(let pole):
      "'\(pole)' is one of the two poles and cannot be removed whole; remove or replace some of its "
        + "categories or terms"
    case .misplacedKey(let key):
      "'\(key)' stands at the margin of the file, not below 'add'; move it there"
    case .cycle(let files):
      "the lexicons extend each other in a circle: " + files.joined(separator: " → ")
    case .badLine(let line, let expected):
      "expected \(expected), found '\(line.prefix(60))'"
    }
  }

  private func suggestion(_ word: String, among known: [String], else rest: String) -> String {
    NearestName.of(word, among: known).map { "; did you mean '\($0)'?" } ?? rest
  }

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? shown + ", …" : shown
  }
}

extension PatternError {
  /// The fault in words, with its place in the pattern.
  var sentence: String {
    let place = "at character \(offset + 1)"
    return switch fault {
    case .empty:
      "there is no word in it"
    case .onlyWildcards:
      "it has no word, only wildcards, and would match everywhere"
    case .unbalanced(let bracket) where bracket == "|":
      "'|' \(place) stands outside a bracket; write `(one|other)`"
    case .unbalanced(let bracket):
      "'\(bracket)' \(place) has no partner"
    case .emptyArm:
      "a choice has an empty arm \(place); write `(one|other)?` for what may be absent"
    case .badGap(let gap, let limit):
      "'\(gap)' \(place) is no gap; write `{0,3}`, with at most \(limit) words"
    case .unexpected(let character):
      "'\(character)' \(place) has no meaning in a pattern; known are words, `*`, `?`, `(a|b)`, "
        + "`(a)?` and `{0,3}`"
    case .tooManySequences(let limit):
      "its choices and gaps stand for more than \(limit) word sequences; split it into several terms"
    case .tooNested(let limit):
      "its brackets are nested more than \(limit) deep \(place); split it into several terms"
    }
  }
}

extension LexiconCheck.Finding {
  /// The finding in words, with its place.
  public var message: String {
    "\(location.description): \(isError ? "error" : "warning"): \(kind.sentence)"
  }
}

extension LexiconCheck.Finding.Kind {
  fileprivate var sentence: String {
    switch self {
    case .noHit(let sentence, let expected):
      "'\(expected)' should match, but does not: “\(sentence)”"
    case .wrongWords(let sentence, let expected, let found):
      "should match exactly “\(expected)”, but matches "
        + found.map { "“\($0)”" }.joined(separator: ", ") + ": “\(sentence)”"
    case .unwantedHit(let sentence, let found, let pattern):
      "should not match, but '\(pattern)' matches “\(found)”: “\(sentence)”"
    case .badMarks(let sentence):
      "the marks ↓ and ↑ do not pair: “\(sentence)”"
    case .duplicate(let pattern, let first):
      "'\(pattern)' stands in this category already, in line \(first.line)"
    case .conflict(let pattern, let loser, let winner, let location):
      "words of '\(pattern)' belong to '\(winner)' and '\(loser)' (line \(location.line)); "
        + "'\(winner)' gets them"
    case .shadowed(let pattern, let falseFriend):
      "'\(pattern)' can never match: the false friend '\(falseFriend)' covers it"
    case .withoutExample(let category, let kind):
      "'\(category)' has no sentence under '\(kind)'"
    }
  }
}

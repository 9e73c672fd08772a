public import Lexicons

extension LexiconNote {
  /// The note in words: where, what was not carried over, and why.
  public var message: String {
    "\(location.description): note: \(kind.sentence)"
  }
}

extension LexiconNote.Kind {
  fileprivate var sentence: String {
    switch self {
    case .conditionalCode(let code, let term, true):
      "'\(term)' is in the category without the condition of '\(code)', which looks at the words "
        + "before it"
    case .conditionalCode(let code, let term, false):
      "the code '\(code)' of '\(term)' is left out: its category depends on the words before it"
    case .undefinedCategory(let code, let term):
      "the category '\(code)' of '\(term)' is left out: the header does not define it"
    case .withoutCategory(let term):
      "'\(term)' is left out: it has no category"
    case .duplicateEntry(let entry, let category, let line):
      "'\(entry)' is in '\(category)' already, from line \(line); it counts once"
    case .emptyCategory(let path):
      "the category '\(path)' is left out: it has no entries"
    case .sameName(let name):
      "the category '\(name)' stands here a second time; its entries are put together"
    case .noWord(let entry, .onlyWildcards):
      "'\(entry)' is left out: it would match every word"
    case .noWord(let entry, _):
      "'\(entry)' is left out: there is no word in it"
    case .barrier(let entry, let character):
      "'\(entry)' matches only where '\(character)' is not between its words; phrases stop there"
    case .numberInTerm(let term):
      "'\(term)' is read as a term of several words, because the tab follows it; its last word is "
        + "also a category's code"
    case .regularExpression(let entry):
      "'\(entry)' is left out: regular expressions have no counterpart"
    case .rule(let line):
      "'\(line)' is left out: rules have no counterpart"
    case .notRead(let text):
      "'\(text)' is not read: the format does not say what it means"
    case .unnamedColumn(let cell, let column):
      "'\(cell)' is not read: column \(column) of the table has no name"
    case .undecodable(let count, let encoding):
      "\(count == 1 ? "1 place holds" : "\(count) places hold") bytes that mean nothing in "
        + "\(encoding); each became U+FFFD"
    case .otherEncoding(let named, let used):
      "the file is not \(named), but \(used), and is read so"
    case .notWritten(let term, let reason):
      "'\(term)' is left out: \(reason.sentence)"
    case .notWrittenInFull(let term, let part):
      "'\(term)' is written without \(part.sentence)"
    case .dropped(let what, let owner):
      "\(what) of \(owner) is not carried over"
    }
  }
}

extension LexiconNote.Reason {
  fileprivate var sentence: String {
    switch self {
    case .context(let words):
      "it counts only near " + words.map { "'\($0)'" }.joined(separator: ", ")
        + ", which the format cannot say"
    case .tooManySequences:
      "its choices and gaps stand for too many entries"
    case .noSpelling:
      "no entry of the format says the same"
    }
  }
}

extension LexiconNote.Part {
  fileprivate var sentence: String {
    switch self {
    case .falseFriend(let pattern): "its false friend '\(pattern)'"
    case .weight(let weight): "its weight \(weight)"
    case .letterCase: "regard to capitals"
    case .quotationMarks: "the quotation marks that it demands"
    case .note: "its note"
    case .source: "its source"
    case .examples(let count): count == 1 ? "its example" : "its \(count) examples"
    case .innerWildcard:
      "loss, but LIWC itself reads '*' only at the end of a word"
    }
  }
}

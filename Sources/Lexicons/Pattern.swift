/// A term's pattern: what the user wrote, and the word sequences that it stands for.
///
/// The notation: words separated by spaces; `*` and `?` are globs inside a word; a lone `*` is exactly
/// one word and `{0,3}` a gap of that many; `(a|b c)` a choice and `(a|b)?` an optional one; hyphens,
/// en dashes and spaces are the same between words; quotation marks at both ends of a stretch
/// demand quotation marks in the text. Words in capitals (`KPI`, `KPIs`) match case-sensitively, all
/// else folds case.
public struct Pattern: Hashable, Sendable {
  /// One position of a word sequence.
  public struct Step: Hashable, Sendable {
    /// What a step matches.
    public enum Form: Hashable, Sendable {
      /// This folded form and no other.
      case literal(String)
      /// Folded forms that this glob covers.
      case glob(String)
      /// Any one word.
      case any
      /// A word that one of these forms matches; literals and globs only, sorted.
      case choice([Form])

      /// The form's words, to sort by.
      var spelling: String {
        switch self {
        case .literal(let word), .glob(let word): word
        case .any: "*"
        case .choice(let forms): forms.map(\.spelling).joined(separator: "|")
        }
      }

      /// A choice among forms, without repeats and in an order of its own; a single form stays alone.
      static func among(_ forms: [Form]) -> Form {
        // Two spellings of one word, with its accents apart or not, need not become neighbours.
        let isASCII = forms.allSatisfy { $0.spelling.isASCII }
        let sorted = (isASCII ? forms : Array(Set(forms))).sorted {
          $0.spelling.precedesByBytes($1.spelling)
        }
        var distinct: [Form] = []
        for form in sorted where form != distinct.last { distinct.append(form) }
        return distinct.count == 1 ? distinct[0] : .choice(distinct)
      }
    }

    /// What it matches.
    public var form: Form
    /// The spelling that the text must have, where case matters.
    public var exactCase: String?
    /// Whether a quotation mark must stand before the word.
    public var opensQuote = false
    /// Whether a quotation mark must stand after the word.
    public var closesQuote = false

    /// Makes a step that folds case.
    public init(_ form: Form, exactCase: String? = nil) {
      self.form = form
      self.exactCase = exactCase
    }
  }

  /// The pattern as the lexicon's author wrote it.
  public var source: String
  /// The word sequences that the pattern stands for, gaps and choices of phrases written out, without
  /// repeats; a choice of single words is one step.
  public var sequences: [[Step]]

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - source: the pattern as written.
  ///   - isCaseSensitive: whether every word must be spelt as written, not capitals alone.
  ///   - foldsCapitals: whether capitals are nothing special, as in other tools' dictionaries.
  /// - Throws: ``PatternError``, with the offset of the fault in `source`.
  public init(
    _ source: String, isCaseSensitive: Bool = false, foldsCapitals: Bool = false
  ) throws(PatternError) {
    self.source = source
    var parser = PatternParser(
      source, isCaseSensitive: isCaseSensitive, foldsCapitals: foldsCapitals)
    sequences = try parser.parse()
  }

  init(source: String, sequences: [[Step]]) {
    self.source = source
    self.sequences = sequences
  }

  /// A pattern over whole tokens, as quanteda and LIWC read theirs: split at spaces alone, globs in
  /// any place, no choices, no gaps.
  public init(tokens source: String) {
    self.source = source
    let steps = source.split(whereSeparator: \.isWhitespace).map { word in
      Step(Pattern.form(of: word.lowercased()))
    }
    sequences = [steps]
  }

  /// The sequences with choices of single words written out too; nil where there are more than `limit`.
  public func writtenOut(limit: Int = 10_000) -> [[Step]]? {
    var result: [[Step]] = []
    for sequence in sequences {
      var heads: [[Step]] = [[]]
      for step in sequence {
        guard case .choice(let forms) = step.form else {
          heads = heads.map { $0 + [step] }
          continue
        }
        guard heads.count * forms.count + result.count <= limit else { return nil }
        heads = heads.flatMap { head in forms.map { head + [Step($0)] } }
      }
      result += heads
    }
    return result
  }

  /// Whether a word in a pattern is a glob, a literal or any word.
  static func form(of word: String) -> Step.Form {
    if word == "*" { return .any }
    // Bytes are quicker than characters, of which most words have no such sign.
    let bytes = word.utf8.span
    let mayBeGlob = bytes.indices.contains {
      bytes[$0] == UInt8(ascii: "*") || bytes[$0] == UInt8(ascii: "?")
    }
    return mayBeGlob && word.contains { $0 == "*" || $0 == "?" } ? .glob(word) : .literal(word)
  }
}

/// A fault in a pattern: facts, and where in the pattern they are.
public struct PatternError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// There is no word in the pattern.
    case empty
    /// Every word is a wildcard, so that the pattern would match everywhere.
    case onlyWildcards
    /// A bracket is opened and not closed, or closed and not opened.
    case unbalanced(Character)
    /// A choice has an empty arm.
    case emptyArm
    /// A gap is not of the form `{0,3}`, its bounds are the wrong way round or beyond the limit.
    case badGap(String, limit: Int)
    /// A character that no word can hold and that the notation does not use.
    case unexpected(Character)
    /// Choices and gaps stand for more word sequences than is sensible.
    case tooManySequences(limit: Int)
    /// Brackets stand inside brackets to a depth that no reader follows.
    case tooNested(limit: Int)
  }

  /// What is wrong.
  public var fault: Fault
  /// The offset of the fault in the pattern, in characters.
  public var offset: Int

  /// Makes an error.
  public init(_ fault: Fault, offset: Int) {
    self.fault = fault
    self.offset = offset
  }
}

/// A pattern over the hits of a sentence: how a text sets one pole against the other, or says what
/// they do.
///
/// The notation is that of ``Pattern`` for words, with more signs: `@values` is a hit of that pole (or
/// category, or anything below it), or several joined in a list; `...` is any stretch of the sentence;
/// `{0,3}` so many words, over commas too; `,` a comma, dash, colon or bracket; `.` the end of one sentence
/// and the start of the next.
public struct RelationPattern: Hashable, Sendable {
  /// One element of a sequence.
  public enum Element: Hashable, Sendable {
    /// A word of this form.
    case word(Pattern.Step.Form)
    /// A hit, or a list of hits, of the category with this path or of one below it.
    case slot(String)
    /// So many words.
    case gap(low: Int, high: Int)
    /// A comma, dash, colon or bracket.
    case pause
    /// The end of a sentence.
    case sentenceEnd
  }

  /// A stretch that `...` may take, in words; longer sentences are lists.
  public static let longestStretch = 40

  /// The pattern as written.
  public var source: String
  /// The sequences that it stands for, choices of phrases written out.
  public var sequences: [[Element]]

  /// Reads a pattern.
  ///
  /// - Parameter source: the pattern as written.
  /// - Throws: ``PatternError`` with the place of the fault.
  public init(_ source: String) throws(PatternError) {
    self.source = source
    var parser = RelationPatternParser(source)
    sequences = try parser.parse()
  }

  init(source: String, sequences: [[Element]]) {
    self.source = source
    self.sequences = sequences
  }

  /// The pattern with two poles exchanged.
  func exchanging(_ first: String, _ second: String) -> RelationPattern {
    let exchanged = sequences.map { sequence in
      sequence.map { element -> Element in
        guard case .slot(let path) = element else { return element }
        return .slot(RelationPattern.exchanged(path, first, second))
      }
    }
    return RelationPattern(source: source, sequences: exchanged)
  }

  private static func exchanged(_ path: String, _ first: String, _ second: String) -> String {
    path == first ? second : path == second ? first : path
  }

  /// The paths of all slots.
  public var slots: [String] {
    var paths: [String] = []
    for case .slot(let path) in sequences.joined() where !paths.contains(path) {
      paths.append(path)
    }
    return paths
  }
}

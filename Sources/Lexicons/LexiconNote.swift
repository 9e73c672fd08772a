/// Something in a lexicon file that was not carried over, or not as it stood there: no error, and never
/// passed over in silence.
public struct LexiconNote: Hashable, Sendable {
  /// What was not carried over.
  public enum Kind: Hashable, Sendable {
    // Read from other tools' formats.

    /// A code of LIWC's that depends on neighbouring words; kept without its condition, or left out.
    case conditionalCode(String, term: String, isKept: Bool)
    /// A term names a category that the header does not define.
    case undefinedCategory(String, term: String)
    /// A term names no category at all.
    case withoutCategory(String)
    /// The entry stands in its category already, in that line.
    case duplicateEntry(String, category: String, firstLine: Int)
    /// The category has neither entries nor categories with entries.
    case emptyCategory(String)
    /// Two categories have the same name; their entries are put together.
    case sameName(String)
    /// The entry has no word that a text could hold.
    case noWord(String, PatternError.Fault)
    /// The entry holds a character at which phrases stop, so that it matches only without it.
    case barrier(String, Character)
    /// The last word of a phrase is also the number of a category.
    case numberInTerm(String)
    /// The entry is a regular expression.
    case regularExpression(String)
    /// The line is a rule of WordStat's, not a term.
    case rule(String)
    /// A line, column or element that the format does not know.
    case notRead(String)
    /// What stands in a column of a table that has no name.
    case unnamedColumn(String, column: Int)
    /// So many places hold bytes that mean nothing in the encoding.
    case undecodable(count: Int, encoding: String)
    /// The encoding that was named does not fit the bytes; the other was used.
    case otherEncoding(named: String, used: String)

    // Written to a format that holds less.

    /// The term cannot be written at all.
    case notWritten(String, Reason)
    /// The term was written, but not all that belongs to it.
    case notWrittenInFull(String, Part)
    /// What the lexicon as a whole, a branch or a category says beside its terms.
    case dropped(String, of: String)
  }

  /// Why a term cannot be written.
  public enum Reason: Hashable, Sendable {
    /// It counts only near other words.
    case context([String])
    /// It stands for too many word sequences.
    case tooManySequences
    /// No spelling in the format says what the term says.
    case noSpelling
  }

  /// What belongs to a term and was not written.
  public enum Part: Hashable, Sendable {
    /// A phrase that removes the term's hits.
    case falseFriend(String)
    /// The weight.
    case weight(Double)
    /// That the text must have the same capitals.
    case letterCase
    /// That quotation marks must stand around it.
    case quotationMarks
    /// The remark.
    case note
    /// Where it came from.
    case source
    /// So many example sentences.
    case examples(Int)
    /// A wildcard elsewhere than at the end of a word was written, but not every tool reads it.
    case innerWildcard
  }

  /// What was not carried over.
  public var kind: Kind
  /// Where it stands.
  public var location: SourceLocation

  /// Makes a note.
  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }
}

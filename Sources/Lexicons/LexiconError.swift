/// Why a lexicon cannot be used: facts, and where they were found.
public struct LexiconError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// The file cannot be opened or read; the reason is the system's.
    case unreadable(String)
    /// The file's name has an ending that no reader knows.
    case unknownFormat(String)
    /// The bytes are not UTF-8; the offset is that of the first bad byte.
    case notUTF8(offset: Int)
    /// No encoding has this name.
    case unknownEncoding(String)
    /// The XML is ill-formed, or more than is read.
    case notXML(XMLProblem)
    /// The YAML is ill-formed.
    case notYAML(YAMLProblem)
    /// The key is none of those that may stand here.
    case unknownKey(String, expected: [String])
    /// A value is of another kind than expected.
    case wrongKind(key: String, expected: String, found: String)
    /// A key that must be there is not.
    case missingKey(String)
    /// A pole or other reference names a category that is not there.
    case unknownCategory(String, known: [String])
    /// The same category is defined twice.
    case duplicateCategory(String)
    /// Aliases, most likely, stand for more categories than any lexicon has.
    case tooManyCategories(limit: Int)
    /// A pattern is ill-formed.
    case badPattern(String, PatternError)
    /// There is no term in the whole file.
    case noTerms
    /// A term that is to be removed is not in the category.
    case unknownTerm(String, category: String, known: [String])
    /// A contrast, stance, modality or voice that is to be removed is not there.
    case unknownRelation(String, key: String, known: [String])
    /// A category is removed for which a contrast, stance, modality or voice still looks.
    case categoryInUse(String, by: String)
    /// One of the two poles is removed, with all that stands in it.
    case poleRemoved(String)
    /// The key belongs to the margin of the file, not below another.
    case misplacedKey(String)
    /// Lexicons extend each other in a circle; the files, in order.
    case cycle([String])
    /// A line of a dictionary in another tool's format cannot be read.
    case badLine(String, expected: String)
  }

  /// What is wrong with YAML.
  public enum YAMLProblem: Hashable, Sendable {
    /// The problem in the parser's words.
    case illFormed(String)
    /// A tab stands in the margin, where only spaces may.
    case tab
  }

  /// What is wrong with XML.
  public enum XMLProblem: Hashable, Sendable {
    /// The problem in the parser's words.
    case illFormed(String)
    /// There is a document type declaration, which is refused.
    case documentType
  }

  /// What is wrong.
  public var fault: Fault
  /// Where; line 0 stands for the file as a whole.
  public var location: SourceLocation

  /// Makes an error.
  public init(_ fault: Fault, at location: SourceLocation) {
    self.fault = fault
    self.location = location
  }
}

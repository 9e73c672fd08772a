/// A place in a document with the words around it: a line of a concordance.
public struct ConcordanceLine: Hashable, Sendable {
  /// The document.
  public var documentID: String
  /// The text of the nearest heading above.
  public var section: String
  /// The page of the source, from 1, where the format has pages.
  public var page: Int?
  /// The number of the block, and of the sentence, in the document, from 1.
  public var block, sentence: Int
  /// Where the words begin and end in the source, in Unicode scalars.
  public var charStart, charEnd: Int
  /// The words before, on one line.
  public var left: String
  /// The words found, on one line.
  public var text: String
  /// The words behind, on one line.
  public var right: String
  /// The pattern that found them.
  public var term: String
  /// The category of the pattern, where a category was asked for.
  public var category: String?
  /// The pole on which that stands.
  public var pole: String?

  /// Makes a line.
  public init(
    documentID: String, section: String, page: Int?, block: Int, sentence: Int, charStart: Int,
    charEnd: Int, left: String, text: String, right: String, term: String, category: String?,
    pole: String?
  ) {
    self.documentID = documentID
    self.section = section
    self.page = page
    self.block = block
    self.sentence = sentence
    self.charStart = charStart
    self.charEnd = charEnd
    self.left = left
    self.text = text
    self.right = right
    self.term = term
    self.category = category
    self.pole = pole
  }
}

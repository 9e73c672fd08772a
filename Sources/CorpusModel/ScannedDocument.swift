/// A hit as tables show it: with its words, its sentence and the way back to the source.
public struct Finding: Hashable, Sendable {
  /// The text of the nearest heading above, or an empty string.
  public var section: String
  /// The page of the source, from 1, where the format has pages.
  public var page: Int?
  /// The number of the block in the document, from 1.
  public var block: Int
  /// What the block is, as in ``Block/Kind``.
  public var blockKind: Block.Kind
  /// The number of the sentence in the document, from 1.
  public var sentence: Int
  /// The offset of the first character, in Unicode scalars.
  public var charStart: Int
  /// The offset one past the last character, in Unicode scalars.
  public var charEnd: Int
  /// The characters at `charStart..<charEnd`, exactly.
  public var text: String
  /// The pattern that matched, as the lexicon writes it.
  public var term: String
  /// The category that it belongs to.
  public var category: CategoryID
  /// What is worth knowing about its place.
  public var marks: Marks
  /// The sentence, with white space runs as single spaces; of a very long one the words around the hit.
  public var sentenceText: String
  /// Where the hit begins in ``sentenceText``, in Unicode scalars.
  public var sentenceOffset: Int
  /// Why the hit is not counted; nil for one that is.
  public var dropped: DroppedHit.Reason?
  /// What the hit is part of, if of a relation.
  public var relation: Part?
  /// The bytes of the file that the hit takes, where the text stands there as it is.
  public var fileSpan: TextSpan?

  /// A hit's part in a relation.
  public struct Part: Hashable, Sendable {
    /// The number of the contrast in the document, if it is one.
    public var contrast: Int?
    /// `preferred`, `rejected` or `both`, if it is a contrast.
    public var role: String?
    /// The stance that the sentence takes.
    public var stance: String?

    /// Makes a part.
    public init(contrast: Int? = nil, role: String? = nil, stance: String? = nil) {
      self.contrast = contrast
      self.role = role
      self.stance = stance
    }
  }

  /// Makes a finding.
  public init(
    section: String, page: Int?, block: Int, blockKind: Block.Kind, sentence: Int,
    charStart: Int, charEnd: Int, text: String, term: String, category: CategoryID, marks: Marks,
    sentenceText: String, sentenceOffset: Int, dropped: DroppedHit.Reason? = nil
  ) {
    self.section = section
    self.page = page
    self.block = block
    self.blockKind = blockKind
    self.sentence = sentence
    self.charStart = charStart
    self.charEnd = charEnd
    self.text = text
    self.term = term
    self.category = category
    self.marks = marks
    self.sentenceText = sentenceText
    self.sentenceOffset = sentenceOffset
    self.dropped = dropped
  }
}

/// A relation as tables show it.
public struct RelationFinding: Hashable, Sendable {
  /// The number of the relation in its document, from 1.
  public var number: Int
  /// What kind of statement it is.
  public var kind: Relation.Kind
  /// The contrast or stance that found it.
  public var pattern: String
  /// The pole that is preferred, or `both`.
  public var prefers: String?
  /// What the sentence says a pole does.
  public var stance: String?
  /// How the statement is made.
  public var modality: Relation.Modality
  /// Who speaks.
  public var voice: String
  /// The text of the nearest heading above, or an empty string.
  public var section: String
  /// The page of the source, from 1, where the format has pages.
  public var page: Int?
  /// The number of the block in the document, from 1.
  public var block: Int
  /// The number of its first sentence in the document, from 1.
  public var sentence: Int
  /// The offset of the first character, in Unicode scalars.
  public var charStart: Int
  /// The offset one past the last character, in Unicode scalars.
  public var charEnd: Int
  /// The characters at `charStart..<charEnd`, exactly.
  public var text: String
  /// The numbers of its hits on the first pole, from 1.
  public var firstHits: [Int]
  /// The numbers of its hits on the second pole, from 1.
  public var secondHits: [Int]
  /// The sentence or sentences, with white space runs as single spaces; of very long ones the words around the relation.
  public var sentenceText: String

  /// The name of a relation in all tables.
  public static func id(_ documentID: String, _ number: Int) -> String {
    "\(documentID)#r\(number)"
  }

  /// Makes a finding of a relation, still without its place.
  public init(_ relation: Relation, number: Int) {
    self.number = number
    kind = relation.kind
    pattern = relation.pattern
    prefers = relation.prefers
    stance = relation.stance
    modality = relation.modality
    voice = relation.voice
    section = ""
    page = nil
    block = 0
    sentence = relation.sentence + 1
    charStart = 0
    charEnd = 0
    text = ""
    firstHits = relation.firstHits.map { $0 + 1 }
    secondHits = relation.secondHits.map { $0 + 1 }
    sentenceText = ""
  }
}

/// Hits on the two poles within one cluster: a paragraph of a document, or a document of a group.
public struct PoleCount: Hashable, Sendable {
  /// Hits on the first pole.
  public var first: Int
  /// Hits on the second pole.
  public var second: Int

  /// Makes a count.
  public init(first: Int = 0, second: Int = 0) {
    self.first = first
    self.second = second
  }
}

/// All that tables and reports show of one document that was read.
public struct ScannedDocument: Sendable {
  /// The page's ``Page/id``.
  public var id: String
  /// The SHA-256 digest of the source's bytes.
  public var sha256: String
  /// The length of the source, in bytes.
  public var bytes: Int
  /// The format that was read.
  public var format: DocumentFormat
  /// What is known about the document: the manifest's word first, then the page's own.
  public var metadata: Metadata
  /// What the findings' offsets count in: `source` or `extracted`.
  public var offsetBasis: String
  /// What a reader should know about how it was read.
  public var notes: [ReadingNote]
  /// Running words of counted blocks, a hyphenated compound as one: the denominator of every rate.
  public var words: Int
  /// Running words of the standard parts that were set aside, and of nothing else that is not counted.
  public var wordsSetAside = 0
  /// What kind of page it was, where it was a web page.
  public var pageKind: PageKind.Guess?
  /// Tokens of counted blocks, the parts of compounds and symbols included.
  public var tokens: Int
  /// Sentences of counted blocks.
  public var sentences: Int
  /// All sentences, those that are not counted among them: what findings number.
  public var allSentences = 0
  /// Counted hits of each category, indexed by ``CategoryID``.
  public var hits: [Int]
  /// The sum of the weights of those hits; equal to `hits` where no term has a weight.
  public var weightedHits: [Double]
  /// Hits on the two poles for each counted block with at least one word, in order; what the interval
  /// inside one document rests on.
  public var clusters: [PoleCount]
  /// The counted hits, by offset; empty where no table asks for them.
  public var findings: Findings
  /// The hits that are not counted, by offset; empty where no table asks for them.
  public var dropped: Findings
  /// The relations, by offset; empty where no table asks for them.
  public var relations: [RelationFinding] = []
  /// Hits on each pole that stand on the losing side of a contrast.
  public var rejected = PoleCount()

  /// Makes a scanned document.
  public init(
    id: String, sha256: String, bytes: Int = 0, format: DocumentFormat, metadata: Metadata,
    offsetBasis: String, notes: [ReadingNote], words: Int, tokens: Int, sentences: Int, hits: [Int],
    weightedHits: [Double], clusters: [PoleCount], findings: Findings, dropped: Findings
  ) {
    self.id = id
    self.sha256 = sha256
    self.bytes = bytes
    self.format = format
    self.metadata = metadata
    self.offsetBasis = offsetBasis
    self.notes = notes
    self.words = words
    self.tokens = tokens
    self.sentences = sentences
    self.hits = hits
    self.weightedHits = weightedHits
    self.clusters = clusters
    self.findings = findings
    self.dropped = dropped
  }
}

/// The number of a distinct folded word form within one vocabulary.
public struct TypeID: Hashable, Sendable {
  /// The number, dense from 0.
  public var rawValue: UInt32

  /// Wraps a number.
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// A running word, or one of the few symbols that patterns may name.
public struct Token: Hashable, Sendable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// A word with at least one letter.
    case word
    /// A number.
    case number
    /// A URL or e-mail address: one token, never matched by a pattern (codebook, rule 11).
    case address
    /// A currency or percent sign, `&`, `+` or similar: no word, not counted, but patterns may name it.
    case symbol
    /// Punctuation; only in the tokens of peer-compatible modes that keep it.
    case punctuation
  }

  /// How a word is capitalised.
  public enum Shape: UInt8, Sendable {
    /// No upper-case letter.
    case lower
    /// First letter upper case, the rest lower; also a single upper-case letter.
    case capitalised
    /// Two or more letters, all upper case.
    case allCapitals
    /// Anything else, such as `eBay`.
    case mixed
  }

  /// What stands between a token and the one before it in the same block.
  ///
  /// The first token of a block has only what stands before it within the block.
  public struct Gap: OptionSet, Hashable, Sendable {
    /// The bits.
    public var rawValue: UInt8

    /// Wraps bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// White space of any kind.
    @inlinable public static var space: Gap { Gap(rawValue: 1) }
    /// A hyphen or dash that touches both words: `top-down`, `2010–2020`.
    @inlinable public static var hyphen: Gap { Gap(rawValue: 2) }
    /// A quotation mark or apostrophe, curly or straight, opening or closing.
    @inlinable public static var quote: Gap { Gap(rawValue: 4) }
    /// A bracket, comma, colon, semicolon, spaced dash or full stop: phrases do not reach across.
    @inlinable public static var barrier: Gap { Gap(rawValue: 8) }
    /// A word may be capitalised here because of its place: after a colon, a dash, an opening quotation
    /// mark or bracket, a bullet, or at the start of the block or sentence.
    @inlinable public static var opensClause: Gap { Gap(rawValue: 16) }
  }

  /// Where the token stands in the document's text.
  public var span: TextSpan
  /// Its folded form.
  public var type: TypeID
  /// What it is.
  public var kind: Kind
  /// How it is capitalised.
  public var shape: Shape
  /// What stands before it.
  public var gap: Gap

  /// Makes a token.
  @inlinable public init(span: TextSpan, type: TypeID, kind: Kind, shape: Shape, gap: Gap) {
    self.span = span
    self.type = type
    self.kind = kind
    self.shape = shape
    self.gap = gap
  }

  /// Whether the token adds a running word to the denominator: words, numbers and addresses do,
  /// but the second part of a hyphenated compound belongs to the word before it.
  @inlinable public var countsAsWord: Bool {
    switch kind {
    case .word, .number, .address: !gap.contains(.hyphen)
    case .symbol, .punctuation: false
    }
  }
}

/// One sentence: its place, its tokens and its block.
public struct Sentence: Hashable, Sendable {
  /// Where the sentence stands, without surrounding white space.
  public var span: TextSpan
  /// The index of its first token in ``TokenizedDocument/tokens``.
  public var firstToken: UInt32
  /// One past the index of its last token.
  public var endToken: UInt32
  /// The index of its block in ``Document/blocks``.
  public var block: UInt32
  /// Its running words: the tokens for which ``Token/countsAsWord`` holds.
  public var words: UInt32

  /// Makes a sentence.
  public init(span: TextSpan, tokens: Range<Int>, block: Int, words: Int) {
    self.span = span
    self.firstToken = UInt32(tokens.lowerBound)
    self.endToken = UInt32(tokens.upperBound)
    self.block = UInt32(block)
    self.words = UInt32(words)
  }

  /// The indices of its tokens.
  public var tokens: Range<Int> { Int(firstToken)..<Int(endToken) }
}

/// A document's tokens and sentences; both ascend, and every token belongs to one sentence.
///
/// A value of this type is meant to be filled again and again by one worker, so that its buffers are
/// allocated once.
public struct TokenizedDocument: Sendable {
  /// The tokens of all blocks, in order.
  public var tokens: [Token] = []
  /// The sentences of all blocks, in order.
  public var sentences: [Sentence] = []

  /// Makes an empty one.
  public init() {}

  /// Empties the buffers and keeps their storage.
  public mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
  }
}

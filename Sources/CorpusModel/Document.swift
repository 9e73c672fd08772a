/// One block of a document's text: a heading, a paragraph, a list item.
public struct Block: Hashable, Sendable {
  /// What a block is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The document's title, where it stands in the text.
    case title
    /// A heading; ``Block/level`` says of which rank.
    case heading
    /// Running text.
    case paragraph
    /// An item of a list; ``Block/level`` is the depth of nesting, from 1.
    case listItem = "list_item"
    /// A cell of a table.
    case tableCell = "table_cell"
    /// A quotation set apart.
    case quote
    /// The caption of a picture or table.
    case caption
    /// A term or description of a definition list.
    case definition
    /// Program code; not counted.
    case code
    /// The line that names the author; not counted.
    case byline
    /// A contact line: whom to write to, where to ring; not counted.
    case contact
    /// A line about where the text was first published; not counted.
    case sourceNote = "source_note"
    /// A running head or foot or the number of a page, which comes again page after page, or a line of a table of contents,
    /// which says what stands elsewhere again; not counted.
    case running

    /// Whether words and hits in blocks of this kind are counted (codebook, rule 9).
    public var isCounted: Bool {
      switch self {
      case .byline, .code, .contact, .running, .sourceNote: false
      default: true
      }
    }

    /// Whether the block is a title or heading, whose hits are marked (codebook, rule 8).
    public var isHeading: Bool { self == .title || self == .heading }
  }

  /// What the block is.
  public var kind: Kind
  /// Where its text stands in ``Document/text``, without surrounding white space.
  public var span: TextSpan
  /// The rank of a heading (1 to 6) or the depth of a list item or quotation (from 1); else 0.
  public var level: UInt8
  /// The index of the heading block under which this one stands, or -1.
  public var section: Int32
  /// The page of the source on which the block begins, from 1, where the format has pages.
  public var page: Int32?
  /// The standard part of the document to which the block belongs, if that is set aside; then it is not counted.
  public var part: StandardPart?

  /// Whether its words and hits are counted.
  public var isCounted: Bool { part == nil && kind.isCounted }

  /// Makes a block.
  public init(
    kind: Kind, span: TextSpan, level: Int = 0, section: Int = -1, page: Int? = nil
  ) {
    self.kind = kind
    self.span = span
    self.level = UInt8(clamping: level)
    self.section = Int32(section)
    self.page = page.map(Int32.init)
  }
}

/// The main text of a page, as blocks, with the way back to the source.
///
/// All spans in the pipeline count bytes of ``text``. Blocks ascend and do not overlap.
public struct Document: Sendable {
  /// The page's ``Page/id``.
  public var id: String
  /// The text, valid UTF-8; bytes between blocks belong to no block.
  public var text: [UInt8]
  /// The blocks, in reading order.
  public var blocks: [Block]
  /// What the page says about itself.
  public var metadata: Metadata
  /// What kind of page it was, where it was a web page.
  public var pageKind: PageKind.Guess?
  /// How spans of ``text`` lead back to the source.
  public var provenance: Provenance
  /// Whether the decoded source is the file, byte by byte.
  public var isByteExact = false
  /// What a reader should know about how the text was obtained, such as a guessed encoding.
  public var notes: [ReadingNote]

  /// Makes a document.
  public init(
    id: String, text: [UInt8], blocks: [Block], metadata: Metadata = Metadata(),
    provenance: Provenance = .identical, notes: [ReadingNote] = []
  ) {
    self.id = id
    self.text = text
    self.blocks = blocks
    self.metadata = metadata
    self.provenance = provenance
    self.notes = notes
  }

  /// The words of the block that is the title; nil where no block is.
  public var titleInText: String? {
    blocks.first { $0.kind == .title }.map { string($0.span) }
  }

  /// The bytes of the file from which `span` was taken; nil where the file holds them in another way.
  public func fileSpan(_ span: TextSpan) -> TextSpan? {
    guard isByteExact else { return nil }
    switch provenance {
    case .identical: return span
    case .mapped(let map), .built(let map): return map.sourceSpan(of: span)
    case .extracted: return nil
    }
  }

  /// The bytes of `span` as a string.
  public func string(_ span: TextSpan) -> String {
    String(decoding: text[span.range], as: UTF8.self)
  }
}

/// Something a reader should know about how a page was read; it was read all the same.
public struct ReadingNote: Hashable, Sendable {
  /// A short name for the kind of note, such as `encoding_guessed`.
  public var code: String
  /// The note in words, for the user.
  public var message: String

  /// Makes a note.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

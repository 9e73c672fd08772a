/// How offsets in a document's text lead back to its source.
public enum Provenance: Sendable {
  /// The text is the source, decoded: offsets are offsets in the file. Plain text.
  case identical
  /// The text was cut out of the source piece by piece; the map finds each piece. Markdown.
  case mapped(SourceMap)
  /// The text was built from what the source says, in an order of its own: offsets count in the extracted text, and
  /// the map finds the places in the source. HTML.
  case built(SourceMap)
  /// The text was built from a source in which places mean nothing: offsets count in the extracted text.
  case extracted

  /// What the offsets in the findings count in: `source` or `extracted`.
  public var offsetBasis: String {
    switch self {
    case .identical, .mapped: "source"
    case .built, .extracted: "extracted"
    }
  }
}

/// A table from bytes of the extracted text to bytes of the decoded source.
public struct SourceMap: Sendable {
  /// A run of text that was taken from the source unchanged, but for single characters of white space in it.
  public struct Piece: Hashable, Sendable {
    /// Where the run starts in the extracted text, in bytes.
    public var textStart: UInt32
    /// Where the run starts in the decoded source, in bytes.
    public var sourceStart: UInt32
    /// The length of the run in the extracted text, in bytes.
    public var length: UInt32
    /// The length in the source; differs from ``length`` where a reference such as `&amp;` was
    /// resolved, and then the piece is one indivisible unit.
    public var sourceLength: UInt32

    /// Makes a piece; `sourceLength` defaults to `length`.
    public init(textStart: Int, sourceStart: Int, length: Int, sourceLength: Int? = nil) {
      self.textStart = UInt32(textStart)
      self.sourceStart = UInt32(sourceStart)
      self.length = UInt32(length)
      self.sourceLength = UInt32(sourceLength ?? length)
    }
  }

  /// The decoded source, UTF-8.
  public var source: [UInt8]
  /// The pieces, ascending in the text and, but for some misplaced parts of tables in HTML, in the source.
  public private(set) var pieces: [Piece]

  /// Makes a map over `source`; `pieces` must ascend in the text.
  public init(source: [UInt8], pieces: [Piece]) {
    self.source = source
    self.pieces = pieces
  }

  /// The span of the source from which `span` of the text was taken.
  ///
  /// Text that stands between two pieces (a space that replaced a line end, say) widens to the
  /// nearest piece inside the span.
  public func sourceSpan(of span: TextSpan) -> TextSpan {
    guard !pieces.isEmpty else { return TextSpan(start: 0, end: 0) }
    let first = pieces[min(firstPiece(endingAfter: span.start), pieces.count - 1)]
    let last = pieces[max(firstPiece(startingAtOrAfter: span.end) - 1, 0)]
    let start = SourceMap.offset(of: span.start, in: first, roundingUp: false)
    let end = SourceMap.offset(of: span.end, in: last, roundingUp: true)
    return TextSpan(start: start, end: max(start, end))
  }

  private static func offset(of position: UInt32, in piece: Piece, roundingUp: Bool) -> Int {
    let inside = position <= piece.textStart ? 0 : min(position - piece.textStart, piece.length)
    if piece.length == piece.sourceLength { return Int(piece.sourceStart + inside) }
    if inside == 0 { return Int(piece.sourceStart) }
    return Int(piece.sourceStart)
      + (roundingUp || inside == piece.length ? Int(piece.sourceLength) : 0)
  }

  private func firstPiece(endingAfter position: UInt32) -> Int {
    partition { $0.textStart + $0.length > position }
  }

  private func firstPiece(startingAtOrAfter position: UInt32) -> Int {
    partition { $0.textStart >= position }
  }

  /// The index of the first piece for which `isRight` holds; it must hold for all that follow.
  private func partition(_ isRight: (Piece) -> Bool) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if isRight(pieces[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

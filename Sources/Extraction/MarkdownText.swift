import CorpusModel
import Markup

/// Turns a leaf of Markdown into text of the document, without its marks.
enum MarkdownText {
  /// Adds the block's text to `builder`.
  static func add(
    _ block: MarkdownBlock, of source: [UInt8], references: Set<String>,
    to builder: inout DocumentBuilder
  ) {
    if block.form == .code { return addCode(block.lines, of: source, to: &builder) }
    let run = MarkdownRun(block.lines, of: source)
    switch block.form {
    case .inlines:
      var scanner = MarkdownInlines(run.bytes, references: references)
      for piece in scanner.scan() { run.add(piece, of: source, to: &builder) }
      builder.endBlock(block.kind, level: block.level)
    case .html:
      var reader = MarkdownHTML(
        run, source: source, references: references, kind: block.kind, level: block.level)
      reader.read(into: &builder)
    case .code: break
    }
  }

  /// Adds the lines of a block of code as they stand, but for template directives.
  private static func addCode(
    _ lines: [Range<Int>], of source: [UInt8], to builder: inout DocumentBuilder
  ) {
    for line in lines {
      builder.breakLine()
      for part in source[line].split(separator: MarkdownReader.mask) {
        builder.appendVerbatim(source, part.indices, at: part.startIndex)
      }
    }
    builder.endBlock(.code)
  }

  /// The tag with the name in `range`.
  static func tag(_ bytes: Span<UInt8>, _ range: Range<Int>) -> MarkupTag {
    guard range.count < 20 else { return .other }
    var name = ""
    for index in range {
      let byte = bytes[index]
      name.unicodeScalars.append(
        Unicode.Scalar(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte))
    }
    return MarkupTag(name: name)
  }
}

/// A part of a run of Markdown, as it goes into the text.
enum MarkdownPiece {
  /// Bytes of the run, unchanged.
  case source(Range<Int>)
  /// Characters that stand for bytes of the run.
  case characters([UInt8], Range<Int>)
  /// Words on both sides are parted.
  case space

  /// The piece of a run that starts `offset` bytes earlier.
  func moved(by offset: Int) -> MarkdownPiece {
    switch self {
    case .source(let range):
      .source(range.lowerBound + offset..<range.upperBound + offset)
    case .characters(let characters, let range):
      .characters(characters, range.lowerBound + offset..<range.upperBound + offset)
    case .space: .space
    }
  }
}

/// The lines of a leaf as one run of bytes, with the place of each in the source.
struct MarkdownRun {
  /// The bytes, with a line feed between lines.
  private(set) var bytes: [UInt8] = []
  private var starts: [(run: Int, source: Int)] = []

  /// Joins the lines.
  init(_ lines: [Range<Int>], of source: [UInt8]) {
    for line in lines {
      if !bytes.isEmpty { bytes.append(0x0A) }
      starts.append((bytes.count, line.lowerBound))
      bytes.append(contentsOf: source[line])
    }
  }

  /// Adds a piece of the run to the text.
  func add(_ piece: MarkdownPiece, of source: [UInt8], to builder: inout DocumentBuilder) {
    switch piece {
    case .space: builder.separate()
    case .characters(let characters, let range):
      builder.append(characters, for: range.count, at: offset(of: range.lowerBound))
    case .source(let range):
      var start = range.lowerBound
      while start < range.upperBound {
        // A piece of the source must not reach across what stands before a line.
        let line = line(at: start)
        let lineEnd = line + 1 < starts.count ? starts[line + 1].run : bytes.count
        let end = min(range.upperBound, lineEnd)
        let offset = starts[line].source + start - starts[line].run
        builder.append(bytes, start..<end, at: offset)
        start = end
      }
    }
  }

  private func offset(of position: Int) -> Int {
    let line = line(at: position)
    return starts[line].source + position - starts[line].run
  }

  /// The index of the line in which `position` stands.
  private func line(at position: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].run <= position { low = middle } else { high = middle }
    }
    return low
  }
}

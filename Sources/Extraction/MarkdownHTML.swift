import CorpusModel
import Markup

/// Reads a block of HTML inside Markdown: tags go, their text stays, with the way to the source.
///
/// By CommonMark the text between tags is plain, but writers forget the empty line that would make it
/// Markdown again, so links and emphasis are read there too.
struct MarkdownHTML {
  private let run: MarkdownRun
  private let source: [UInt8]
  private let references: Set<String>
  private let outer: (kind: Block.Kind, level: Int)
  private var kind: Block.Kind
  private var level: Int
  private var angles = MarkdownAngles()
  private var index = 0
  private var start = 0
  /// Elements of which no end tag follows: looking again for each start tag would take the square of many.
  private var unclosed: Set<MarkupTag> = []

  /// Prepares to read `run`; its text is of `kind` where no tag says otherwise.
  init(
    _ run: MarkdownRun, source: [UInt8], references: Set<String>, kind: Block.Kind, level: Int
  ) {
    self.run = run
    self.source = source
    self.references = references
    outer = (kind, level)
    self.kind = kind
    self.level = level
  }

  /// Adds the text as blocks.
  mutating func read(into builder: inout DocumentBuilder) {
    while index < run.bytes.count {
      switch run.bytes[index] {
      case UInt8(ascii: "<"): markup(&builder)
      case UInt8(ascii: "&"): reference(&builder)
      default: index += 1
      }
    }
    flush(&builder)
    builder.endBlock(kind, level: level)
  }

  private func flush(_ builder: inout DocumentBuilder) {
    guard start < index else { return }
    var scanner = MarkdownInlines(Array(run.bytes[start..<index]), references: references)
    for piece in scanner.scan() { run.add(piece.moved(by: start), of: source, to: &builder) }
  }

  private mutating func reference(_ builder: inout DocumentBuilder) {
    guard let resolved = CharacterReferences.resolve(run.bytes.span, at: index) else {
      index += 1
      return
    }
    flush(&builder)
    let range = index..<index + resolved.length
    run.add(.characters(resolved.characters, range), of: source, to: &builder)
    index = range.upperBound
    start = index
  }

  private mutating func markup(_ builder: inout DocumentBuilder) {
    let bytes = run.bytes
    let span = bytes.span
    guard let found = angles.tag(span, at: index) else {
      index += 1
      return
    }
    flush(&builder)
    let isClosing = span.hasPrefix("</", at: index)
    var scanner = TagScanner(index: index + (isClosing ? 2 : 1))
    let tag =
      span[index + 1] == UInt8(ascii: "!") || span[index + 1] == UInt8(ascii: "?")
      ? .other : MarkdownText.tag(span, scanner.name(in: span))
    index = found.end
    if !isClosing, MarkdownHTML.isSilent(tag) { skip(tag) }
    start = index
    guard found.parts else { return }
    if tag == .br {
      builder.separate()
    } else {
      builder.endBlock(kind, level: level)
      (kind, level) = isClosing ? outer : kind(of: tag)
    }
  }

  private static func isSilent(_ tag: MarkupTag) -> Bool {
    switch tag {
    case .pre, .svg, .template, .noscript, .iframe, .button, .select, .nav, .video, .audio,
      .object, .canvas, .title, .textarea:
      true
    default: false
    }
  }

  /// Goes past the end tag of an element that holds no text.
  private mutating func skip(_ tag: MarkupTag) {
    guard !unclosed.contains(tag) else { return }
    let bytes = run.bytes
    let span = bytes.span
    let name = Array("</\(tag.rawValue)".utf8)
    var position = index
    while position + name.count <= span.count {
      var matches = true
      for offset in name.indices where span[position + offset] | 0x20 != name[offset] | 0x20 {
        matches = false
        break
      }
      if matches, let end = angles.tag(span, at: position)?.end {
        index = end
        return
      }
      position += 1
    }
    unclosed.insert(tag)
  }

  private func kind(of tag: MarkupTag) -> (Block.Kind, Int) {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6: (.heading, tag.headingLevel)
    case .li: (.listItem, max(1, outer.kind == .listItem ? outer.level + 1 : 1))
    case .td, .th: (.tableCell, 0)
    case .blockquote: (.quote, 1)
    case .figcaption, .caption: (.caption, 0)
    case .dt, .dd: (.definition, 0)
    // A paragraph inside an item or a quotation belongs to it.
    case .p, .div: kind == .heading || kind == .caption ? outer : (kind, level)
    default: outer
    }
  }
}

import Markup

/// The start of a block of HTML in Markdown, and what ends it.
struct MarkdownHTMLStart {
  private enum End {
    case blankLine
    case mark(String)
    case endTag
  }

  private let end: End
  /// Whether the tag asks for the Markdown inside to be read.
  let holdsMarkdown: Bool

  /// Whether an empty line ends the block.
  var endsAtBlank: Bool { if case .blankLine = end { true } else { false } }

  /// Looks at the line; nil if no such block starts here.
  ///
  /// A lone inline tag starts one too, but not `inParagraph`, where the line follows a paragraph.
  init?(in source: Span<UInt8>, from start: Int, end lineEnd: Int, inParagraph: Bool) {
    let bytes = source.extracting(0..<lineEnd)
    guard start + 1 < lineEnd, bytes[start] == UInt8(ascii: "<") else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "?"):
      (end, holdsMarkdown) = (.mark("?>"), false)
    case UInt8(ascii: "!"):
      (end, holdsMarkdown) = (.mark(bytes.hasPrefix("<!--", at: start) ? "-->" : ">"), false)
    default:
      guard
        let found = MarkdownHTMLStart.element(
          in: bytes, from: start, end: lineEnd, inParagraph: inParagraph)
      else { return nil }
      (end, holdsMarkdown) = found
    }
  }

  /// What ends the block that a tag starts, and whether the tag asks for Markdown; nil if it is no
  /// such tag.
  private static func element(
    in bytes: Span<UInt8>, from start: Int, end lineEnd: Int, inParagraph: Bool
  ) -> (end: End, holdsMarkdown: Bool)? {
    let isClosing = bytes[start + 1] == UInt8(ascii: "/")
    var scanner = TagScanner(index: start + (isClosing ? 2 : 1))
    guard scanner.index < lineEnd, bytes[scanner.index].isASCIILetter else { return nil }
    let tag = MarkdownText.tag(bytes, scanner.name(in: bytes))
    var asksForMarkdown = false
    while let attribute = scanner.attribute(in: bytes) {
      if bytes.hasPrefix("markdown", at: attribute.name.lowerBound) { asksForMarkdown = true }
    }
    switch tag {
    case .script, .style, .pre, .textarea:
      if !isClosing { return (.endTag, false) }
    case .br: return nil
    default: break
    }
    let isAlone =
      scanner.isClosed && TextBounds.trimmed(bytes, scanner.index..<lineEnd).isEmpty
    let isBlock = !tag.isInline || tag == .svg || tag == .noscript
    guard isBlock || (isAlone && !inParagraph) else { return nil }
    return (.blankLine, asksForMarkdown && isAlone)
  }

  /// Whether the block ends with this line of it.
  func ends(in bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    switch end {
    case .blankLine: return false
    case .mark(let mark):
      for index in line where bytes.hasPrefix(mark, at: index) { return true }
      return false
    case .endTag:
      for index in line {
        for tag in ["</script", "</pre", "</style", "</textarea"] as [String]
        where bytes.hasPrefixFoldingCase(tag, at: index) {
          return true
        }
      }
      return false
    }
  }
}

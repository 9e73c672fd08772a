import Markup

/// A text in a feed: as it stands there, and what it says.
package struct FeedText: Hashable, Sendable {
  /// The text with the feed's own escapes resolved: HTML, or plain text.
  package let source: String
  /// Whether ``source`` is HTML.
  package let isMarkup: Bool

  /// A text; nil where it is blank.
  package init?(_ source: String, isMarkup: Bool) {
    guard let trimmed = source.trimmed else { return nil }
    self.source = trimmed
    self.isMarkup = isMarkup
  }

  /// What the text says, without markup.
  ///
  /// White space is one space. Where HTML begins a new block or line there is a line break; scripts and styles are left
  /// out, as are images and their descriptions.
  package var plain: String {
    guard isMarkup else { return source.folded ?? "" }
    let tree = MarkupParser.parse(Array(source.utf8), dropsNull: true)
    var lines: [String] = []
    var line: [UInt8] = []
    var index = 0
    var ends: [Int] = []
    while index < tree.nodes.count {
      while let end = ends.last, end <= index {
        ends.removeLast()
        FeedText.finish(&line, into: &lines)
      }
      let tag = tree.nodes[index].tag
      if tag == .text {
        line += tree.characters[tree.textRange(index)]
      } else if FeedText.isUnread(tag) {
        index = Int(tree.nodes[index].end)
        continue
      } else if !tag.isInline {
        FeedText.finish(&line, into: &lines)
        ends.append(Int(tree.nodes[index].end))
      }
      index += 1
    }
    FeedText.finish(&line, into: &lines)
    return lines.joined(separator: "\n")
  }

  /// ``plain`` in one line.
  package var line: String { plain.folded ?? "" }

  private static func finish(_ line: inout [UInt8], into lines: inout [String]) {
    if let text = String(decoding: line, as: UTF8.self).folded { lines.append(text) }
    line = []
  }

  private static func isUnread(_ tag: MarkupTag) -> Bool {
    switch tag {
    case .script, .style, .template, .iframe, .object: true
    default: false
    }
  }
}

import CorpusModel

/// Sets aside the parts of a document whose wording is prescribed, and says so in a note.
enum StandardParts {
  /// Marks the blocks of such parts.
  static func mark(_ document: inout Document, format: DocumentFormat) {
    StatutorySections.mark(&document)
    if format == .html { SiteFrames.mark(&document) }
    if let note = note(on: document) { document.notes.append(note) }
  }

  /// Which parts of a report were set aside, and where they stand; what frames a page is not worth a note.
  private static func note(on document: Document) -> ReadingNote? {
    var parts: [(part: StandardPart, first: Int, last: Int)] = []
    for (index, block) in document.blocks.enumerated() {
      guard let part = block.part, part != .consent, part != .navigation else { continue }
      if let last = parts.last, last.part == part, last.last == index - 1 {
        parts[parts.count - 1].last = index
      } else {
        parts.append((part, index, index))
      }
    }
    guard !parts.isEmpty else { return nil }
    let list = parts.map { part, first, last in
      part.title + place(document.blocks[first], document.blocks[last], in: document)
    }
    let isOne = parts.count == 1 && parts[0].part != .accounts
    return ReadingNote(
      code: "set_aside",
      message: list.joined(separator: "; ") + (isOne ? " is not counted" : " are not counted"))
  }

  private static func place(_ first: Block, _ last: Block, in document: Document) -> String {
    if let start = first.page, let end = last.page {
      return start == end ? " (page \(start))" : " (pages \(start) to \(end))"
    }
    let title = document.string(first.span).split(whereSeparator: \.isSpace)
      .joined(separator: " ")
    return " (from “\(title.prefix(60))”)"
  }
}

import CorpusModel
import Markup

/// Reads e-mails: what the sender wrote, and who, when and about what.
struct EmailReader {
  /// Whether to take all text of a message in HTML, not only its main text.
  var takesEverything = false

  /// How deep parts may lie in parts.
  private static let depthLimit = 20

  /// What the parts of a message come to.
  private struct Content {
    /// The parts that are its text.
    var texts: [EmailPart] = []
    /// The names of the parts that are not read.
    var attachments: [String] = []
  }

  /// Makes a document of an e-mail.
  func read(_ bytes: [UInt8], id: String) throws(ExtractionError) -> Document {
    guard !TextBounds.trimmed(bytes.span, 0..<bytes.count).isEmpty else { throw .empty }
    let message = EmailPart(bytes[...])
    guard message.fields.areThoseOfAnEmail else { throw .otherFormat(expected: .email) }
    let content = content(of: message, depth: 0)
    var document = Document(id: id, text: [], blocks: [], provenance: .extracted)
    for part in content.texts { append(part, to: &document) }
    guard !document.blocks.isEmpty else { throw .noText }
    document.metadata = metadata(of: message, document)
    if !content.attachments.isEmpty {
      document.notes.append(
        ReadingNote(
          code: "part_not_read",
          message: "attachments are not read: " + content.attachments.joined(separator: ", ")))
    }
    return document
  }

  private func metadata(of message: EmailPart, _ document: Document) -> Metadata {
    var metadata = Metadata()
    metadata.set(.title, to: message.fields.text("subject"), from: .mailHeader)
    metadata.fill(.title, with: document.titleInText, from: .text)
    metadata.set(.author, to: message.fields.person("from"), from: .mailHeader)
    metadata.set(.organisation, to: message.fields.text("organization"), from: .mailHeader)
    let date = message.fields.text("date").flatMap(CalendarDate.normalised)
    metadata.set(.date, to: date, from: .mailHeader)
    metadata.set(.language, to: message.fields.text("content-language"), from: .mailHeader)
    return metadata
  }

  // MARK: Parts

  private func content(of part: EmailPart, depth: Int) -> Content {
    let isMultipart = part.type.hasPrefix("multipart/")
    if part.isAttachment || (isMultipart && depth > EmailReader.depthLimit) {
      return Content(attachments: [part.name ?? part.type])
    }
    if isMultipart { return content(ofParts: part, depth: depth) }
    switch part.type {
    case "text/plain", "text/html": return Content(texts: [part])
    case "message/rfc822": return Content(attachments: [part.name ?? "a forwarded message"])
    default: return Content(attachments: [part.name ?? part.type])
    }
  }

  private func content(ofParts part: EmailPart, depth: Int) -> Content {
    let parts = part.parts
    let contents = parts.map { content(of: $0, depth: depth + 1) }
    switch part.type {
    case "multipart/alternative":
      // The same text several times: plain is what the sender's program made for readers like this one.
      let plain = contents.first { content in
        content.texts.contains { !EmailReader.isBlank($0) }
          && content.texts.allSatisfy { $0.type == "text/plain" }
      }
      return Content(
        texts: plain?.texts ?? contents.map(\.texts).first { texts in
          texts.contains { !EmailReader.isBlank($0) }
        } ?? [], attachments: contents.flatMap(\.attachments))
    case "multipart/related":
      // Behind the text come the pictures that it shows.
      let named = zip(parts, contents).dropFirst().filter(\.0.isAttachment).flatMap(\.1.attachments)
      return Content(
        texts: contents.first?.texts ?? [],
        attachments: (contents.first?.attachments ?? []) + named)
    default:
      return Content(
        texts: contents.flatMap(\.texts), attachments: contents.flatMap(\.attachments))
    }
  }

  private static func isBlank(_ part: EmailPart) -> Bool {
    let content = part.content
    return TextBounds.trimmed(content.span, 0..<content.count).isEmpty
  }

  // MARK: Texts

  private func append(_ part: EmailPart, to document: inout Document) {
    let isHTML = part.type == "text/html"
    let decoded = TextDecoder.decode(part.content, declared: part.charset, isMarkup: isHTML)
    let read =
      isHTML
      ? PageReader(takesEverything: takesEverything).read(decoded.bytes, id: document.id)
      : PlainTextReader.read(decoded.bytes, id: document.id)
    guard let read else { return }
    document.notes += DecodingNotes.notes(for: decoded.doubts)
    if !document.text.isEmpty { document.text += [0x0A, 0x0A] }
    let start = document.text.count
    let first = Int32(document.blocks.count)
    document.text += read.text
    document.blocks += read.blocks.map { block in
      var block = block
      block.span = TextSpan(
        start: Int(block.span.start) + start, end: Int(block.span.end) + start)
      if block.section >= 0 { block.section += first }
      return block
    }
  }
}

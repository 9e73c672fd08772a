import CorpusModel
import Markup

/// Reads Markdown: CommonMark's blocks and inlines, front matter, and template directives.
///
/// The document's text is cut out of the source piece by piece, so every span of it leads back to the
/// source. Beyond CommonMark: tables, `~~`, footnotes, definition lists, headings without a space
/// after two or more `#`.
enum MarkdownReader {
  /// Makes a document of decoded bytes; nil if there is no text.
  static func read(_ source: [UInt8], id: String) -> Document? {
    let frontMatter = FrontMatter.read(source)
    let masked = TemplateDirectives.masked(source, from: frontMatter.end, with: mask)
    var parser = MarkdownBlocks(masked, from: frontMatter.end)
    let blocks = parser.parse()
    var builder = DocumentBuilder()
    for block in blocks {
      MarkdownText.add(block, of: masked, references: parser.references, to: &builder)
    }
    let result = builder.finish()
    guard !result.blocks.isEmpty else { return nil }
    var document = Document(
      id: id, text: result.text, blocks: result.blocks, metadata: frontMatter.metadata)
    complete(&document, id: id)
    document.provenance = .mapped(SourceMap(source: source, pieces: result.pieces))
    TailMatter.mark(&document)
    return document
  }

  /// Takes the place of every byte of a directive: no white space, and never text.
  static let mask: UInt8 = 0x01

  /// Fills in the title and date from where Markdown files keep them besides the front matter.
  private static func complete(_ document: inout Document, id: String) {
    document.metadata.fill(.title, with: document.titleInText, from: .text)
    document.metadata.fill(.date, with: FrontMatter.date(inFileName: id), from: .fileName)
  }
}

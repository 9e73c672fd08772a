import CorpusModel
import Markup

/// Reads PDF files: other programs take the words out, and what stands where makes paragraphs of them.
enum PDFReader {
  /// Makes a document of the bytes of a PDF file, with so many programs at once.
  static func read(_ source: [UInt8], id: String, cores: Int) throws(PDFFault) -> Document {
    // The mark may stand behind what a mail program or web server put before it.
    let opening = Array(source.prefix(1024))
    let isPDF = opening.indices.contains { opening.span.hasPrefix("%PDF-", at: $0) }
    guard isPDF else { throw .notPDF }
    let reading = try PDFPrograms.read(source, cores: cores)
    let lines = RunningLines.marked(reading.lines, heights: reading.heights)
    let result = PDFBlocks.made(of: PDFParagraphs.joined(lines), lines: lines).finish()
    guard !result.blocks.isEmpty else { throw .noTextLayer(pages: reading.heights.count) }
    var document = Document(
      id: id, text: result.text, blocks: result.blocks, metadata: reading.metadata,
      provenance: .extracted, notes: reading.notes)
    TailMatter.mark(&document)
    document.metadata.fill(.title, with: document.titleInText, from: .text)
    return document
  }
}

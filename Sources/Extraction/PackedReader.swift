import CorpusModel

/// Reads documents that are packages of parts, and completes what their readers found.
enum PackedReader {
  /// What a reader of one format made of a package.
  struct Content {
    /// The text and its blocks, in reading order.
    var text: [UInt8]
    /// The blocks of the text.
    var blocks: [Block]
    /// What the document says about itself.
    var metadata = Metadata()
    /// What was not read, or with a doubt.
    var notes: [ReadingNote] = []
  }

  /// Makes a document of a package.
  static func read(
    _ bytes: [UInt8], id: String, format: DocumentFormat
  ) throws(ExtractionError) -> Document {
    guard !bytes.isEmpty else { throw .empty }
    let package = try DocumentPackage(bytes, format: format)
    let content =
      switch format {
      case .odt: try OdtReader.read(package)
      case .epub: try EpubReader.read(package)
      default: try DocxReader.read(package)
      }
    guard !content.blocks.isEmpty else { throw .noText }
    var document = Document(
      id: id, text: content.text, blocks: content.blocks, metadata: content.metadata,
      provenance: .extracted, notes: content.notes)
    document.metadata.fill(.title, with: document.titleInText, from: .text)
    TailMatter.mark(&document)
    return document
  }
}

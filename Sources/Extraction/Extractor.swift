internal import ChildProcesses
package import CorpusModel
import Markup

/// Makes a document of a page: the main text as blocks, with metadata and the way back.
package struct Extractor: Sendable {
  /// What is taken of a page.
  package enum Extent: Sendable {
    /// The main text, without what frames it.
    case mainText
    /// All text of the page, navigation and footers included.
    case everything
  }

  private let extent: Extent
  private let allSections: Bool
  private let cores: Int

  /// Makes an extractor.
  ///
  /// - Parameters:
  ///   - extent: how much of a page is taken.
  ///   - allSections: whether parts whose wording is prescribed count like others.
  ///   - cores: how many programs may work on one document at once; the result is the same.
  package init(extent: Extent = .mainText, allSections: Bool = false, cores: Int = 1) {
    self.extent = extent
    self.allSections = allSections
    self.cores = cores
  }

  /// The programs that read for it, as far as they are installed.
  package static var programs: [String] {
    PDFPrograms.names.compactMap { ChildProcess.find($0) }
  }

  /// Reads one page.
  package func extract(_ page: consuming Page) throws(ExtractionError) -> Document {
    let (id, format, manifest) = (page.id, page.format, page.metadata)
    let charset = page.declaredCharset
    var bytes = page.bytes
    page.bytes = []
    var document: Document
    switch format {
    case .html, .markdown, .text:
      document = try readText(consume bytes, id: id, format: format, charset: charset)
    case .docx, .odt, .epub:
      try checkSize(bytes)
      document = try PackedReader.read(consume bytes, id: id, format: format)
    case .email:
      try checkSize(bytes)
      let reader = EmailReader(takesEverything: extent == .everything)
      document = try reader.read(bytes, id: id)
    case .pdf: document = try readPDF(consume bytes, id: id)
    default: throw .formatNotRead(format)
    }
    bytes = []
    if extent == .mainText, !allSections { StandardParts.mark(&document, format: format) }
    document.metadata = manifest.filled(from: document.metadata)
    return document
  }

  private func checkSize(_ bytes: borrowing [UInt8]) throws(ExtractionError) {
    guard bytes.count <= Int(UInt32.max) / 2 else { throw .tooLarge(bytes: bytes.count) }
  }

  private func readText(
    _ bytes: consuming [UInt8], id: String, format: DocumentFormat, charset: String?
  ) throws(ExtractionError) -> Document {
    try checkSize(bytes)
    let decoded = TextDecoder.decode(bytes, declared: charset, isMarkup: format == .html)
    try check(decoded, format: format)
    let notes = DecodingNotes.notes(for: decoded.doubts)
    let isByteExact = decoded.isUnchanged
    guard var document = read(decoded.bytes, id: id, format: format) else { throw .noText }
    document.notes = notes + document.notes
    document.isByteExact = isByteExact
    return document
  }

  private func readPDF(_ bytes: [UInt8], id: String) throws(ExtractionError) -> Document {
    guard !bytes.isEmpty else { throw .empty }
    do {
      return try PDFReader.read(bytes, id: id, cores: cores)
    } catch {
      throw .pdf(error)
    }
  }

  private func read(_ source: consuming [UInt8], id: String, format: DocumentFormat) -> Document? {
    switch format {
    case .html: PageReader(takesEverything: extent == .everything).read(source, id: id)
    case .markdown: MarkdownReader.read(source, id: id)
    default: PlainTextReader.read(source, id: id)
    }
  }

  /// Refuses what is empty, and what cannot be text.
  ///
  /// A text may have a stray control character: one in a thousand bytes, but not at its start.
  private func check(_ text: DecodedText, format: DocumentFormat) throws(ExtractionError) {
    let bytes = text.bytes.span
    guard !TextBounds.trimmed(bytes, 0..<bytes.count).isEmpty else { throw .empty }
    guard format != .html, let first = text.validation.firstControl else { return }
    let isCommon = text.validation.controls * 1000 > bytes.count
    if isCommon || (bytes[first] == 0 && first < 1000) { throw .notText(offset: first) }
  }
}

import CorpusModel
import Markup

/// Reads EPUB: the pages of a book in their reading order, each as HTML.
enum EpubReader {
  private static let container = "META-INF/container.xml"

  /// Reads a package.
  static func read(_ package: consuming DocumentPackage) throws(ExtractionError)
    -> PackedReader.Content
  {
    var package = package
    let locked = try lockedParts(in: &package)
    guard let start = try package.tree(container) else { throw .missingPart(container) }
    let paths = start.all("rootfile").compactMap { start.attribute("full-path", of: $0) }
    guard let path = paths.first else { throw .missingPart("*.opf") }
    // The path counts from the root of the archive.
    guard let name = PackagePath.resolve(path, from: ""), let tree = try package.tree(name) else {
      throw .missingPart(path)
    }
    let book = EpubBook(tree, name: name)
    var text = PageJoiner()
    var missing: [String] = []
    for chapter in book.chapters {
      if let part = chapter.part, locked.contains(part) { throw .rightsManaged }
      guard let part = chapter.part, let bytes = try package.bytes(part) else {
        missing.append(chapter.reference)
        continue
      }
      text.add(bytes, isNavigation: chapter.isNavigation)
    }
    if text.blocks.isEmpty, let part = missing.first { throw .missingPart(part) }
    var content = PackedReader.Content(text: text.text, blocks: text.blocks)
    content.metadata = book.metadata
    content.notes = notes(on: missing)
    return content
  }

  /// Names the first few pages that the book lacks, and counts the others.
  private static func notes(on missing: [String]) -> [ReadingNote] {
    let named = 5
    var notes = missing.prefix(named).map {
      ReadingNote(
        code: "part_missing",
        message:
          "the book lists the page '\($0.prefix(80))', but does not hold it; the rest was read")
    }
    if missing.count > named {
      notes.append(
        ReadingNote(
          code: "part_missing",
          message: "\(missing.count - named) more of the pages that the book lists are missing"))
    }
    return notes
  }

  /// The parts that are encrypted; fonts that are only made hard to copy are not among them.
  private static func lockedParts(
    in package: inout DocumentPackage
  ) throws(ExtractionError) -> Set<String> {
    guard let tree = try package.tree("META-INF/encryption.xml") else { return [] }
    var locked: Set<String> = []
    for data in tree.all("EncryptedData") {
      let algorithm = tree.child("EncryptionMethod", of: data)
        .flatMap { tree.attribute("Algorithm", of: $0) }
      if let algorithm,
        algorithm.contains("idpf.org/2008/embedding")
          || algorithm.contains("ns.adobe.com/pdf/enc")
      {
        continue
      }
      for reference in tree.all("CipherReference", in: data) {
        if let target = tree.attribute("URI", of: reference)
          .flatMap({ PackagePath.resolve($0, from: "") })
        {
          locked.insert(target)
        }
      }
    }
    return locked
  }
}

/// Puts the texts of pages behind one another.
private struct PageJoiner {
  private(set) var text: [UInt8] = []
  private(set) var blocks: [Block] = []

  /// Adds all text of a page; a table of contents, which says again what stands in the book, is left out.
  mutating func add(_ page: [UInt8], isNavigation: Bool) {
    let decoded = TextDecoder.decode(page, declared: nil, isMarkup: true)
    let tree = MarkupParser.parse(XHTMLSource.html(decoded.bytes))
    var everything = MainText.everything(tree)
    if isNavigation {
      for index in tree.indices(of: .nav) { everything.dropped[index] = true }
    }
    let result = BlockCollector.collect(tree, everything, leavesOutRepeats: false)
    guard !result.blocks.isEmpty else { return }
    if !text.isEmpty { text += [0x0A, 0x0A] }
    let (offset, first) = (text.count, blocks.count)
    let hasTitle = blocks.contains { $0.kind == .title }
    // What stands before a page's first heading goes on under the last one of the pages before.
    let section = blocks.lastIndex { $0.kind.isHeading } ?? -1
    text += result.text
    for block in result.blocks {
      var kind = block.kind
      // A book has one title; those of its other pages head chapters.
      if kind == .title, hasTitle { kind = .heading }
      let span = TextSpan(
        start: Int(block.span.start) + offset, end: Int(block.span.end) + offset)
      blocks.append(
        Block(
          kind: kind, span: span, level: Int(block.level),
          section: block.section < 0 ? section : Int(block.section) + first))
    }
  }
}

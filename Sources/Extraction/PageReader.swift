import CorpusModel
import Markup

/// Reads HTML: a complete page, or the fragment that an editor or content system left.
struct PageReader {
  /// Whether to take everything that is text, not only the main text.
  var takesEverything = false

  /// Makes a document of decoded bytes; nil if there is no text.
  func read(_ source: [UInt8], id: String) -> Document? {
    let isFragment = TemplateDirectives.isFragment(source.span)
    // A page that a site generator would fill in may have a head of its own.
    let frontMatter = isFragment ? FrontMatter.read(source) : FrontMatter()
    let tree = MarkupParser.parse(
      isFragment ? masked(source, from: frontMatter.end) : source, dropsNull: isFragment)
    let names = ElementNames.all(in: tree)
    let parts = PageParts(tree, names: names)
    let data = StructuredData(
      tree.structuredData + parts.structuredData, address: PageMetadata.address(parts)?.value)
    let metadata = frontMatter.metadata.filled(from: PageMetadata.read(parts, data: data))
    let choice = takesEverything ? MainText.everything(tree) : MainText.choose(tree, names: names)
    let result = blocks(of: tree, choice, data: data)
    guard !result.blocks.isEmpty else { return nil }
    var document = Document(
      id: id, text: result.text, blocks: result.blocks, metadata: metadata,
      provenance: result.pieces.map { .built(SourceMap(source: source, pieces: $0)) } ?? .extracted)
    TailMatter.mark(&document)
    if !takesEverything, !isFragment {
      let signals = PageSignals(tree, names: names, data: data, choice: choice, url: metadata.url)
      PageKinds.mark(&document, signals)
      PageDates.revise(&document)
    }
    return document
  }

  /// The source with NULs, which are no text, for its front matter and its template directives.
  private func masked(_ source: [UInt8], from start: Int) -> [UInt8] {
    var masked = TemplateDirectives.masked(source, from: start, with: 0)
    for index in 0..<start { masked[index] = 0 }
    return masked
  }

  /// The text that was chosen; the article that the page keeps for machines, where it shows hardly any of it.
  private func blocks(
    of tree: MarkupTree, _ choice: MainText.Choice, data: StructuredData
  ) -> (text: [UInt8], blocks: [Block], pieces: [SourceMap.Piece]?) {
    var result: (text: [UInt8], blocks: [Block], pieces: [SourceMap.Piece]?) =
      BlockCollector.collect(
        tree, choice, leavesOutRepeats: !takesEverything)
    if takesEverything { return result }
    if let kept = KeptText.inStructuredData(data, shown: result.text.count) {
      return (kept.text, kept.blocks, nil)
    }
    if !result.blocks.contains(where: { $0.kind != .title && $0.kind != .caption }) {
      // Better the whole page than nothing, where all of it looks like a frame.
      let all = MainText.everything(tree)
      result = BlockCollector.collect(tree, all, leavesOutRepeats: true)
    }
    if (choice.page?.running(tree, 0) ?? 0) < KeptText.mostRunning,
      let kept = KeptText.inScripts(tree, shown: result.text.count)
    {
      return (kept.text, kept.blocks, nil)
    }
    return result
  }
}

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
    let bytes =
      isFragment
      ? TemplateDirectives.removed(from: Array(source[frontMatter.end...])) : source
    let tree = MarkupParser.parse(bytes)
    let names = ElementNames.all(in: tree)
    let choice =
      takesEverything ? MainText.everything(tree) : MainText.choose(tree, names: names)
    var result = BlockCollector.collect(tree, roots: choice.roots, dropped: choice.dropped)
    if result.blocks.isEmpty, !takesEverything {
      // Better the whole page than nothing, where all of it looks like a frame.
      let all = MainText.everything(tree)
      result = BlockCollector.collect(tree, roots: all.roots, dropped: all.dropped)
    }
    guard !result.blocks.isEmpty else { return nil }
    var document = Document(
      id: id, text: result.text, blocks: result.blocks,
      metadata: frontMatter.metadata.filled(from: PageMetadata.read(tree, names: names)),
      provenance: .extracted)
    TailMatter.mark(&document)
    return document
  }
}

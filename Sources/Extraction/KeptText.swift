import CorpusModel
import Markup

/// The text that a page keeps for machines and shows hardly any of: what JSON-LD calls its `articleBody`, or what stands in
/// data for scripts.
enum KeptText {
  /// A text and its blocks; there is no way back to places in the source.
  typealias Built = (text: [UInt8], blocks: [Block])

  /// Fewer bytes are no text of a page.
  private static let least = 250
  /// A page with more running text than this, in letters, has a text of its own, whatever its scripts would show.
  static let mostRunning = 300

  /// The article in JSON-LD, where it is far more than the `shown` bytes of main text.
  static func inStructuredData(_ data: StructuredData, shown: Int) -> Built? {
    let length = data.body.reduce(0) { $0 + $1.utf8.count }
    return isMore(length, than: shown) ? paragraphs(data.body) : nil
  }

  /// The text in data for scripts, where it is far more than the `shown` bytes of text.
  static func inScripts(_ tree: MarkupTree, shown: Int) -> Built? {
    for (text, isMarkup) in ScriptText.texts(in: tree) {
      let built = isMarkup ? markup(text) : markdown(text)
      if let built, isMore(built.text.count, than: shown) { return built }
    }
    return nil
  }

  private static func isMore(_ length: Int, than shown: Int) -> Bool {
    length >= least && shown * 5 < length * 2
  }

  private static func paragraphs(_ paragraphs: [String]) -> Built {
    var builder = DocumentBuilder()
    for paragraph in paragraphs {
      for byte in paragraph.utf8 { builder.append(byte) }
      builder.endBlock(.paragraph, level: 0)
    }
    let built = builder.finish()
    return (built.text, built.blocks)
  }

  private static func markup(_ text: String) -> Built {
    let tree = MarkupParser.parse(Array(text.utf8))
    let built = BlockCollector.collect(tree, MainText.everything(tree), leavesOutRepeats: true)
    return (built.text, built.blocks)
  }

  private static func markdown(_ text: String) -> Built? {
    MarkdownReader.read(Array(text.utf8), id: "").map { ($0.text, $0.blocks) }
  }
}

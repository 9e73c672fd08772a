import CorpusModel
enum MarkdownReader {
  static func read(_ source: consuming [UInt8], id: String) -> Document? { nil }
}

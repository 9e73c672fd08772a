import Foundation

// Called by the EmbedLexicon plugin: INPUT.yaml OUTPUT.swift.
let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: LexiconEmbedder INPUT.yaml OUTPUT.swift\n".utf8))
  exit(2)
}
let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
// One more # than any run of them in the text, so that nothing in it can end the literal.
let longestRun = text.split { $0 != "#" }.map(\.count).max() ?? 0
let fence = String(repeating: "#", count: longestRun + 1)
let source = """
  /// The text of `lexicons/values-targets.yaml`, written by the EmbedLexicon plugin.
  enum BuiltInLexiconText {
    static let yaml = \(fence)\"""
  """
try (source + "\n" + text + "\n\"\"\"" + fence + "\n}\n")
  .write(toFile: arguments[2], atomically: true, encoding: .utf8)

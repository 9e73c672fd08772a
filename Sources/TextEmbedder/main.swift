import Foundation

// Called by the EmbedTexts plugin: OUTPUT.swift TYPE FILE... Each file becomes a property, named for it in camel case.
let arguments = CommandLine.arguments
guard arguments.count > 3 else {
  FileHandle.standardError.write(Data("usage: TextEmbedder OUTPUT.swift TYPE FILE...\n".utf8))
  exit(2)
}
var source = "/// Texts of files, written by the EmbedTexts plugin.\nenum \(arguments[2]) {\n"
for path in arguments[3...] {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  // One more # than any run of them in the text, so that nothing in it can end the literal.
  let longestRun = text.split { $0 != "#" }.map(\.count).max() ?? 0
  let fence = String(repeating: "#", count: longestRun + 1)
  let words = URL(fileURLWithPath: path).lastPathComponent.split { $0 == "-" || $0 == "." }
  let name =
    words.first.map {
      $0 + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
    ?? "text"
  source +=
    "  /// The text of the file.\n  static let \(name) = \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)\n"
}
try (source + "}\n").write(toFile: arguments[1], atomically: true, encoding: .utf8)

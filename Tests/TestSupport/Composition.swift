import Foundation

/// Texts put together at random of the sentences of the example corpus.
public struct Composition {
  private let pieces: [String]
  private let joints = [
    " ", " ", " ", "\n", "\n\n", "\n\n\n", ", ", " – ", " “", "” ", "; ", "\t", "",
  ]
  /// Where the random numbers come from.
  public var generator: SeededGenerator

  /// Texts that follow from a seed.
  public init(seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    pieces = try Composition.exampleTexts().flatMap { text in
      text.text.split { ".!?\n".contains($0) }.map { String($0) + "." }
    }
  }

  /// The plain texts of the example corpus, with their names.
  public static func exampleTexts() throws -> [(name: String, text: String)] {
    let folder = SharedData.projectFolder.appendingPathComponent("corpora/example")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".txt") }
      .map { name in
        // One of them is not UTF-8.
        let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
        return (name, String(decoding: bytes, as: UTF8.self))
      }
  }

  /// A text of so many pieces of sentences.
  public mutating func text(pieces count: Int) -> String {
    (0..<count).map { _ in piece() + (joints.randomElement(using: &generator) ?? "") }.joined()
  }

  /// A sentence, or a part of one that may begin or end within a word.
  private mutating func piece() -> String {
    let piece = pieces.randomElement(using: &generator) ?? ""
    guard Bool.random(using: &generator) else { return piece }
    let length = Int.random(in: 0...piece.count, using: &generator)
    return String(Bool.random(using: &generator) ? piece.prefix(length) : piece.suffix(length))
  }
}

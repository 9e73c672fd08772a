import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Tokenization

/// The token lists of two peers over real prose, which must come out equal.
@Suite struct PeerTokensTests {
  static let folder = "data/lexicon/oracle-dev/"

  struct Row: Decodable {
    var doc: String
    var tokens: [String]
  }

  /// The output of a command; the data is packed.
  static func output(_ command: String...) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }

  static func rows(_ name: String) throws -> [Row] {
    let file = try #require(SharedData.url(folder + name))
    let text = try output("gzip", "-dc", file.path)
    return try text.split(separator: 0x0A).map {
      try JSONDecoder().decode(Row.self, from: Data($0))
    }
  }

  /// The number of documents whose tokens are equal; prints the first difference of some others.
  static func equal(_ name: String, style: Tokenizer.Style) throws -> (equal: Int, all: Int) {
    let rows = try rows(name)
    let archive = try #require(SharedData.url("data/lexicon/prose.tar.gz"))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("touchstone-prose-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try output("tar", "-xzf", archive.path, "-C", folder.path)
    var equal = 0
    for row in rows {
      let text = try String(
        decoding: Data(contentsOf: folder.appendingPathComponent("prose/" + row.doc)), as: UTF8.self
      )
      let found = Sample(text, style: style).types
      // R hands out composed and Python decomposed strings as they come; scalars decide, not looks.
      let wanted = row.tokens.map { $0.lowercased() }
      if found.map({ Array($0.utf8) }) == wanted.map({ Array($0.utf8) }) {
        equal += 1
      } else {
        let at = zip(found, wanted).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
        let range = max(0, at - 2)..<at + 4
        print(row.doc, found.count, wanted.count)
        print("   found", found[range.clamped(to: 0..<found.count)])
        print("  wanted", wanted[range.clamped(to: 0..<wanted.count)])
      }
    }
    return (equal, rows.count)
  }

  static let isHere = SharedData.required(folder + "tokens_all.jsonl.gz")

  @Test(isHere) func `quanteda with punctuation`() throws {
    let score = try Self.equal("tokens_all.jsonl.gz", style: .quanteda(keepsPunctuation: true))
    #expect(score == (200, 200))
  }

  @Test(isHere) func `quanteda without punctuation`() throws {
    let score = try Self.equal("tokens_nopunct.jsonl.gz", style: .quanteda(keepsPunctuation: false))
    #expect(score == (200, 200))
  }

  @Test(isHere) func `LIWC-style counting`() throws {
    let score = try Self.equal("tokens_liwcmode.jsonl.gz", style: .liwc)
    #expect(score == (200, 200))
  }
}

import Foundation
import TestSupport
import Testing

@testable import Digests
@testable import Lexicons

/// Real dictionaries, against the parse of their tools' own readers, file by file.
@Suite(SharedData.required("data/lexicon/formats"))
struct FormatsTests {
  /// What a file must parse to.
  struct Expectation: Decodable, Sendable, CustomStringConvertible {
    /// One category.
    struct Category: Decodable, Sendable {
      var path: [String]
      var entries: Int
      var distinct: Int
      var sha256: String
    }

    var file: String
    var leafCategories: Int
    var entries: Int
    var distinctEntries: Int
    var multiword: Int
    var withWildcard: Int
    var categories: [Category]

    var description: String { file }

    /// The legacy encoding that the file's name states.
    var encoding: String? {
      let stem = LexiconReader.stem(of: file)
      return ["iso-8859-1", "windows-1252", "shift-jis"].contains(stem) ? stem : nil
    }
  }

  static let expectations: [Expectation] = {
    guard let bytes = try? SharedData.bytes("data/lexicon/formats/expected.json") else { return [] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let files = try? decoder.decode([String: Expectation].self, from: Data(bytes)) else {
      return []
    }
    return files.values.sorted { $0.file < $1.file }
  }()

  @Test func allFilesAreThere() {
    #expect(FormatsTests.expectations.count == 32)
  }

  @Test(arguments: expectations, [LexiconReader.Notation.own, .peer])
  func everyFileIsEqual(expected: Expectation, notation: LexiconReader.Notation) throws {
    let lexicon = try LexiconReader(notation: notation, encoding: expected.encoding).read(
      SharedData.bytes("data/lexicon/formats/\(expected.file)"), file: expected.file, sha256: "")
    let entries = lexicon.terms.map { $0.pattern.source.lowercased() }
    let distinct = Set(entries)
    #expect(lexicon.categories.count == expected.leafCategories)
    #expect(entries.count == expected.entries)
    #expect(distinct.count == expected.distinctEntries)
    #expect(entries.count { $0.contains(" ") } == expected.multiword)
    #expect(entries.count { $0.contains("*") || $0.contains("?") } == expected.withWildcard)
    for category in expected.categories {
      let path = category.path.joined(separator: ".")
      let id = try #require(lexicon.category(path), "\(path)")
      let own = lexicon.terms.filter { $0.category == id }.map { $0.pattern.source.lowercased() }
      #expect(own.count == category.entries, "\(path)")
      #expect(Set(own).count == category.distinct, "\(path)")
      #expect(FormatsTests.digest(Set(own)) == category.sha256, "\(path)")
    }
  }

  /// The digest of distinct entries as the expectations define it.
  private static func digest(_ entries: Set<String>) -> String {
    let sorted = entries.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let text = Array(sorted.joined(separator: "\n").utf8)
    return SHA256Digest.hexDigest(of: text.span)
  }
}

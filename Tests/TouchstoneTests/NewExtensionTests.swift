import Foundation
import Lexicons
import TestSupport
import Testing

@testable import Touchstone

/// The file that `lexicon extend` writes: valid as it stands, and with its examples taken up.
struct NewExtensionTests {
  private static let dictionary =
    "%\n1\tcare\n2\ttrust\n3\tvoice\n%\nkind*\t1\nwarm\t1\nhonest\t2\n"

  /// The lines of the file in runs: an example is a run of lines with one `#`.
  private static func taking(
    _ isTaken: (Int) -> Bool, of text: String
  ) -> (text: String, count: Int) {
    var count = 0
    var isInside = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isExample = line.hasPrefix("#") && !line.hasPrefix("##")
      if isExample, !isInside { count += 1 }
      isInside = isExample
      return isExample && isTaken(count) ? line.dropFirst() : line
    }
    return (lines.joined(separator: "\n"), count)
  }

  private static func load(_ text: String, _ folder: TemporaryFolder) throws -> Lexicon {
    try LexiconSource.file(folder.write(text, to: "new.yaml")).load()
  }

  private static func errors(_ lexicon: Lexicon) -> [String] {
    LexiconCheck(lexicon).run().filter(\.isError).map(\.message)
  }

  static let bases = [
    "values-targets", "my.dic", "one.yaml", "odd.yaml",
  ]

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(dictionary, to: "my.dic")
    try folder.write("care: [kind*]\n", to: "one.yaml")
    try folder.write(
      "\"odd: name\": [\"what: ever\", \"yes\", plain]\n\"no\": [\"*ish\", \"two words\"]\n"
        + "categories of: [\"1\", b]\n\"7\": [x]\n", to: "odd.yaml")
    return folder
  }

  @Test(arguments: bases)
  func asItStandsItChangesNothing(base: String) throws {
    let folder = try NewExtensionTests.folder()
    let named = base == "values-targets" ? base : folder.path(base)
    let new = try LexiconExtension(of: named, at: folder.path("new.yaml"))
    let lexicon = try NewExtensionTests.load(new.text, folder)
    #expect(lexicon.categories.map(\.path) == new.lexicon.categories.map(\.path))
    #expect(lexicon.categories.map(\.unless) == new.lexicon.categories.map(\.unless))
    #expect(lexicon.terms.map(\.pattern) == new.lexicon.terms.map(\.pattern))
    #expect(lexicon.relations == new.lexicon.relations)
    #expect(lexicon.name == "new")
    #expect(NewExtensionTests.errors(lexicon) == [])
  }

  @Test(arguments: bases)
  func everyExampleHolds(base: String) throws {
    let folder = try NewExtensionTests.folder()
    let named = base == "values-targets" ? base : folder.path(base)
    let new = try LexiconExtension(of: named, at: folder.path("new.yaml"))
    let (_, count) = NewExtensionTests.taking({ _ in false }, of: new.text)
    #expect(count >= 3)
    if base == "values-targets" { #expect(count == 7) }
    for example in 1...count {
      let text = NewExtensionTests.taking({ $0 == example }, of: new.text).text
      let lexicon = try NewExtensionTests.load(text, folder)
      #expect(
        lexicon.terms.map(\.pattern) != new.lexicon.terms.map(\.pattern)
          || lexicon.categories.map(\.unless) != new.lexicon.categories.map(\.unless),
        "example \(example) changes something")
      #expect(NewExtensionTests.errors(lexicon) == [], "example \(example)")
    }
    let all = NewExtensionTests.taking({ _ in true }, of: new.text).text
    #expect(try NewExtensionTests.errors(NewExtensionTests.load(all, folder)) == [])
  }

  @Test func theScanGivesTheSameCounts() async throws {
    let folder = try TemporaryFolder()
    let new = try LexiconExtension(of: "values-targets", at: folder.path("new.yaml"))
    try new.write(overwrites: false)
    let corpus = SharedData.projectFolder.appendingPathComponent("corpora/example").path
    var options = ScanOptions()
    let base = try await TestRun([corpus], options: options)
    options.lexicon = .file(folder.path("new.yaml"))
    let extended = try await TestRun([corpus], options: options)
    #expect(try base.bytes("counts.csv") == extended.bytes("counts.csv"))
    #expect(try base.bytes("documents.csv") == extended.bytes("documents.csv"))
  }

  @Test func anAcceptedSuggestionFindsItsPlace() throws {
    let folder = try TemporaryFolder()
    let new = try LexiconExtension(of: "values-targets", at: folder.path("new.yaml"))
    var text = ExtensionText(file: "new.yaml", text: new.text)
    let term = ExtensionText.Term(term: "candour", note: "suggested", source: "reports")
    #expect(try text.add([term], to: "values.trust") == [term])
    let lexicon = try NewExtensionTests.load(text.text, folder)
    #expect(lexicon.terms.last?.pattern.source == "candour")
    #expect(lexicon.terms.count == new.lexicon.terms.count + 1)
  }

  @Test(arguments: [
    ("/a/b/base.yaml", "/a/b/new.yaml", "base.yaml"),
    ("/a/b/base.yaml", "/a/c/d/new.yaml", "../../b/base.yaml"),
    ("/a/b/c/base.yaml", "/a/new.yaml", "b/c/base.yaml"),
    ("/a/values-targets", "/a/new.yaml", "./values-targets"),
  ])
  func theBaseIsNamedFromTheNewFile(base: String, new: String, name: String) {
    #expect(LexiconExtension.relative(base, besides: new) == name)
  }

  @Test(
    SharedData.required("data/lexicon/formats"),
    arguments: [
      "liwc_dic/mfd2.0.dic", "wordstat/laver-garry.cat", "yoshikoder/laver_garry.ykd",
      "lexicoder/mary.lc3", "liwc22_dicx/Forest_Values.dicx", "yaml/topics.yml",
    ])
  func realDictionariesCanBeExtended(file: String) throws {
    let folder = try TemporaryFolder()
    let base = try #require(SharedData.url("data/lexicon/formats/" + file)).path
    let new = try LexiconExtension(of: base, at: folder.path("new.yaml"))
    let all = NewExtensionTests.taking({ _ in true }, of: new.text)
    for text in [new.text, all.text] {
      #expect(try NewExtensionTests.errors(NewExtensionTests.load(text, folder)) == [])
    }
  }
}

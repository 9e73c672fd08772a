import ArgumentParser
import Lexicons
import Reporting
import Touchstone

/// `touchstone lexicon extend`: a commented file to start one's own lexicon from.
struct LexiconExtendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend",
    abstract: "Write a lexicon file of your own that extends another, with examples to take up.",
    discussion: """
      The new file holds everything that the other lexicon holds, by `extends`, and changes nothing until \
      you take up one of its examples: each shows with real categories how words are added, removed or \
      replaced.

      EXAMPLES
        touchstone lexicon extend my-lexicon.yaml
        touchstone lexicon extend words/mine.yaml --base mfd.dic
      """)

  @Argument(help: "The file to write; its name ends with .yaml.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The lexicon to extend, in any format that is read.", valueName: "lexicon"))
  var base = LexiconSource.builtInName

  @Flag(help: "Replace the file if it is there.")
  var force = false

  func run() throws {
    let new = try LexiconExtension(of: base, at: file)
    try new.write(overwrites: force)
    let lexicon = new.lexicon
    let version = lexicon.version.isEmpty ? "" : " " + lexicon.version
    try Terminal.print(
      """
      \(file): extends \(lexicon.name)\(version) \
      (\(Plural.of(lexicon.categories.count, "category", "categories")), \
      \(Plural.of(lexicon.terms.count, "term"))); open it in an editor, then run \
      touchstone lexicon check \(file)
      """)
  }
}

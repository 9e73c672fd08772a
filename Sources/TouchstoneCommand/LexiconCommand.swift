import ArgumentParser
import Lexicons
import Reporting
import Touchstone

/// Verbs about lexicons.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Show, check, explain, extend, compare or convert lexicons.",
    subcommands: [
      LexiconShowCommand.self, LexiconCheckCommand.self, LexiconExplainCommand.self,
      LexiconExtendCommand.self, LexiconDiffCommand.self,
      LexiconConvertCommand.self, LexiconSuggestCommand.self,
    ])
}

/// `touchstone lexicon check`: runs a lexicon's examples and warns of what its author may not have meant.
struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run a lexicon's examples and warn of duplicates, shadowed patterns and conflicts.",
    discussion: """
      Every sentence under `matches` must be hit by its category or term, every one under `misses` must \
      not. The exit status is 0 where all hold (warnings do not count), else 2.

      EXAMPLE
        touchstone lexicon check lexicons/values-targets.yaml
      """)

  @Argument(help: "The lexicon file; the built-in lexicon where none is given.")
  var file: String?

  func run() throws {
    let lexicon = try LexiconSource.named(file).load()
    for note in lexicon.notes { try Terminal.print(note.message) }
    let check = LexiconCheck(lexicon)
    let findings = check.run()
    for finding in findings { try Terminal.print(finding.message) }
    let errors = findings.count(where: \.isError)
    try Terminal.print(
      """
      \(lexicon.name) \(lexicon.version): \(lexicon.categories.count) categories, \
      \(lexicon.terms.count) terms, \(check.exampleCount) examples; \
      \(Plural.of(errors, "error")), \(Plural.of(findings.count - errors, "warning"))\
      \(lexicon.notes.isEmpty ? "" : ", " + Plural.of(lexicon.notes.count, "note"))
      """)
    if errors > 0 { throw ExitStatus.usage }
  }
}

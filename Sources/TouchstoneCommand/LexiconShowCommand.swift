import ArgumentParser
import Touchstone

/// `touchstone lexicon show`: what is in a lexicon, or in one category of it.
struct LexiconShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the categories of a lexicon, or the terms of one category.",
    discussion: """
      Without a category: the tree of categories with the number of terms and false friends, and the \
      files that the lexicon is made of. With one: its definition, its terms as they are written, its \
      false friends and examples, each with the file and line where it stands. Lexicons are read in all \
      formats; without one, the built-in lexicon is shown.

      EXAMPLES
        touchstone lexicon show
        touchstone lexicon show values.trust
        touchstone lexicon show my-lexicon.yaml
        touchstone lexicon show my-lexicon.yaml values.trust
        touchstone lexicon show values --json
      """)

  @Argument(help: "A lexicon, a category or branch, or a lexicon and a category of it.")
  var names: [String] = []

  @Option(help: "The lexicon: another way to name it.")
  var lexicon: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard names.count <= 2 else {
      throw ValidationError("Name a lexicon, a category, or one of each.")
    }
  }

  func run() throws {
    let view = LexiconView(try LexiconSelection(names, lexicon: lexicon))
    if json { return try Terminal.print(view.json) }
    for line in LexiconText(view).lines { try Terminal.print(line) }
  }
}

public import ArgumentParser
public import Lexicons
import Reporting
import Touchstone

/// `touchstone lexicon convert`: a lexicon in another format.
struct LexiconConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a lexicon in another format.",
    discussion: """
      Reads YAML, LIWC .dic and .dicx, WordStat .cat, Yoshikoder .ykd, Lexicoder .lcd and .lc3, and CSV \
      with the columns category and term or with a column for each category. Writes YAML, CSV or LIWC \
      .dic. What cannot be carried over is listed line by line on standard error; docs/lexicon-formats.md \
      says what that may be.

      EXAMPLES
        touchstone lexicon convert mfd.dic mfd.yaml
        touchstone lexicon convert old.cat old.yaml --encoding windows-1252
        touchstone lexicon convert my-lexicon.yaml - --to csv
      """)

  @Argument(help: "The lexicon file, or values-targets for the built-in lexicon.")
  var input: String

  @Argument(help: "The file to write, or - for standard output.")
  var output: String

  @Option(help: "The encoding of the lexicon file, if it is not UTF-8: windows-1252, shift_jis …")
  var encoding: String?

  @Option(help: "yaml, csv or dic (default: what the output's name ends with).")
  var to: LexiconWriter.Format?

  @Flag(help: "Replace the output if it is there.")
  var force = false

  func validate() throws {
    if to == nil, LexiconWriter.Format(file: output) == nil {
      throw ValidationError(
        "Say in which format to write: --to yaml, --to csv or --to dic.")
    }
  }

  func run() throws {
    let conversion = try LexiconConversion(
      of: input, encoding: encoding, to: to ?? LexiconWriter.Format(file: output) ?? .yaml)
    if output != "-" { try conversion.write(to: output, overwrites: force) }
    for note in conversion.notes { Terminal.warn("touchstone: " + note.message) }
    if output == "-" { return try Terminal.print(conversion.text, terminator: "") }
    let lexicon = conversion.lexicon
    try Terminal.print(
      """
      \(output): \(Plural.of(lexicon.categories.count, "category", "categories")), \
      \(Plural.of(lexicon.terms.count, "term")) read; \
      \(Plural.of(conversion.notes.count, "note")) on what was not carried over
      """)
  }
}

extension LexiconWriter.Format: ExpressibleByArgument {}

import ArgumentParser
import CorpusModel
import Lexicons
import Reporting
import Touchstone

/// `touchstone lexicon explain`: why a lexicon finds what it finds in a sentence.
struct LexiconExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say which pattern hits which words of a sentence, and what is not counted and why.",
    discussion: """
      The text is read as one block, as `scan` would read it: its hits with the pattern and its place in \
      the lexicon, the matches that a false friend, a name, missing context or a longer match kept from \
      counting, and the statement pattern that fitted. In a document, capitals elsewhere may show a word to \
      be a name; a sentence alone cannot.

      EXAMPLES
        touchstone lexicon explain "We hit the target but missed the point."
        touchstone lexicon explain "The Trust's fund values people." --lexicon my-lexicon.yaml
        pbpaste | touchstone lexicon explain -
      """)

  @Argument(help: "A sentence or a short text in quotation marks, or - for standard input.")
  var text: String

  @Option(help: "A lexicon file (default: the built-in one).")
  var lexicon: String?

  @Flag(help: "Print the explanation as JSON.")
  var json = false

  func run() throws {
    let lexicon = try LexiconSource.named(lexicon).load()
    let explanation = LexiconExplanation(try input(), lexicon: lexicon)
    guard explanation.words > 0 else {
      throw Failure(
        "there is no word in the text; give a sentence in quotation marks", status: .usage)
    }
    if json { return try Terminal.print(explanation.json) }
    for line in ExplanationText(explanation).lines { try Terminal.print(line) }
  }

  private func input() throws -> String {
    guard text == "-" else { return text }
    var lines: [String] = []
    while let line = readLine(strippingNewline: false) { lines.append(line) }
    return lines.joined()
  }
}

/// An explanation as a terminal shows it.
struct ExplanationText {
  private let explanation: LexiconExplanation
  private let terminal = Terminal(descriptor: 1)

  init(_ explanation: LexiconExplanation) {
    self.explanation = explanation
  }

  var lines: [String] {
    let counted = explanation.matches.filter { $0.verdict == .counted }
    let rest = explanation.matches.filter { $0.verdict != .counted }
    var lines: [String] = []
    if explanation.matches.isEmpty {
      lines.append("No term of \(explanation.lexicon.name) matches in these words.")
    }
    lines += block("Counted", counted) { match in
      (match.marks.isEmpty ? [] : ["marks: " + match.marks.joined(separator: ", ")])
        + (match.note.map { ["note: " + $0] } ?? [])
    }
    lines += block("Not counted", rest) { [reason($0.verdict)] }
    for statement in explanation.statements { lines += self.lines(of: statement) }
    return lines.first?.isEmpty ?? false ? Array(lines.dropFirst()) : lines
  }

  private func block(
    _ title: String, _ matches: [LexiconExplanation.Match],
    _ remarks: (LexiconExplanation.Match) -> [String]
  ) -> [String] {
    guard !matches.isEmpty else { return [] }
    var table = TextTable([.left, .left, .left])
    for match in matches {
      table.add(["  “\(match.words)”", match.category, match.location.description])
    }
    var lines = ["", terminal.bold(title)]
    for (line, match) in zip(table.lines, matches) {
      lines.append(line)
      lines += (["pattern: \(match.term)"] + remarks(match)).map { "      " + $0 }
    }
    return lines
  }

  private func reason(_ verdict: LexiconExplanation.Verdict) -> String {
    switch verdict {
    case .counted: ""
    case .falseFriend(let pattern, let location):
      "false friend: '\(pattern)' covers it" + (location.map { " (\($0.description))" } ?? "")
    case .name: "name: its capitals in mid-sentence say that it belongs to a name"
    case .outOfContext(let wanted, let window):
      "out of context: the term wants one of these "
        + (window.map { "within \(Plural.of($0, "word"))" } ?? "in the sentence") + ": \(wanted)"
    case .yielded(_, let category, let words):
      "gave way to “\(words)” (\(category)), which is longer or comes first"
    }
  }

  private func lines(of statement: LexiconExplanation.Statement) -> [String] {
    var lines = ["", terminal.bold(statement.kind == "contrast" ? "Contrast" : "Stance")]
    lines.append(
      "  \(statement.name)" + (statement.location.map { "  \($0.description)" } ?? ""))
    lines.append("      pattern: \(statement.pattern)")
    lines.append("      words: “\(statement.words)”")
    var facts: [String] = []
    if let prefers = statement.prefers { facts.append("prefers \(prefers)") }
    if let stance = statement.stance, statement.kind == "contrast" {
      facts.append("stance \(stance)")
    }
    facts += ["modality \(statement.modality)", "voice \(statement.voice)"]
    lines.append("      " + facts.joined(separator: "; "))
    if let poles = explanation.lexicon.poles {
      for (pole, words) in [(poles.first, statement.first), (poles.second, statement.second)]
      where !words.isEmpty {
        lines.append("      \(pole): " + words.map { "“\($0)”" }.joined(separator: ", "))
      }
    }
    return lines
  }
}

import Reporting
import Touchstone

/// Collocates for a terminal.
struct CollocatesText {
  private let collocates: Collocates
  private let terminal = Terminal(descriptor: 1)

  /// More words than this stand in the CSV alone.
  private static let limit = 40

  init(_ collocates: Collocates) {
    self.collocates = collocates
  }

  var lines: [String] {
    var table = TextTable([.left, .right, .right, .right, .right, .right, .right, .right, .right])
    table.add(["word", "near", "expected", "in all", "documents", "LL", "MI", "t", "logDice"])
    for word in collocates.words.prefix(CollocatesText.limit) {
      table.add([
        Terminal.safe(word.word), Number.grouped(word.near), Number.fixed(word.expected, 1),
        Number.grouped(word.frequency), Number.grouped(word.documents),
        Number.fixed(word.logLikelihood, 1), Number.fixed(word.mutualInformation, 2),
        Number.fixed(word.tScore, 2), Number.fixed(word.logDice, 2),
      ])
    }
    var lines = table.lines
    lines[0] = terminal.bold(lines[0])
    let rest = collocates.words.count - CollocatesText.limit
    if rest > 0 { lines.append("… and \(Number.grouped(rest)) more; --csv lists all") }
    return lines + [""] + terminal.wrapped(summary).map(terminal.dim)
  }

  private var summary: String {
    "\(Number.grouped(collocates.hits)) places, \(Number.grouped(collocates.nearWords)) words near them in the same "
      + "sentence, of \(Number.grouped(collocates.allWords)) in \(Plural.of(collocates.documents, "document")). Words that "
      + "stand near \(Collocates.leastNear) times or more, and more often than by chance, by the log-likelihood ratio. "
      + "It describes and does not test: words bunch in documents, so look at how many documents there are. MI "
      + "favours rare words."
  }
}

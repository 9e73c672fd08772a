import CorpusModel
import Reporting
import Touchstone

/// A finished run for a terminal: the table, the strongest sentences, the problems, and where the files are.
struct ReportText {
  private let report: ScanReport
  private let terminal = Terminal(descriptor: 1)

  /// More problems than this are named by their number alone.
  private static let problemLimit = 10

  private let countsKept: Bool

  /// Makes the text of a report; with `countsKept`, it says in any case how many documents were taken over.
  init(_ report: ScanReport, countsKept: Bool = false) {
    self.report = report
    self.countsKept = countsKept
  }

  var lines: [String] {
    table + lexicons + sentences + setAside + problems + kept + files
  }

  private var table: [String] {
    let poles = report.poles
    var alignments: [TextTable.Alignment] = [.left, .right, .right]
    var header = ["group", "documents", "words"]
    if let poles {
      header += ["\(poles.first)/1,000", "\(poles.second)/1,000", "balance", "95 % interval", ""]
      alignments += [.right, .right, .right, .right, .left]
    } else {
      header.append("hits/1,000")
      alignments.append(.right)
    }
    var table = TextTable(alignments)
    table.add(header)
    for group in rows { table.add(cells(group)) }
    var lines = table.lines
    lines[0] = terminal.bold(lines[0])
    if let poles {
      lines.append("")
      lines += wrapped(
        """
        balance = ln((\(poles.first) + ½) / (\(poles.second) + ½)), from hits: above 0 leans to \
        \(poles.first), below 0 to \(poles.second). \(report.statement)
        """, indent: ""
      ).map(terminal.dim)
    }
    return lines
  }

  /// The groups, then the whole; one row is enough where there is one group.
  private var rows: [ScanReport.Group] {
    guard report.groups.count > 2 else { return Array(report.groups.suffix(1)) }
    return Array(report.groups.dropFirst()) + report.groups.prefix(1)
  }

  private func cells(_ group: ScanReport.Group) -> [String] {
    var cells = [group.name, Number.grouped(group.documents), Number.grouped(group.words)]
    guard report.poles != nil else {
      return cells + [
        Number.fixed(group.words > 0 ? 1000 * Double(group.hits) / Double(group.words) : nil, 1)
      ]
    }
    cells += [Number.fixed(group.firstPerThousand, 1), Number.fixed(group.secondPerThousand, 1)]
    cells.append(Number.fixed(group.balance, 2, signed: true))
    cells.append(interval(group))
    cells.append(group.reliability == "ok" ? "" : group.reliability.map { "(\($0))" } ?? "")
    return cells
  }

  private func interval(_ group: ScanReport.Group) -> String {
    guard let low = group.balanceLow, let high = group.balanceHigh else { return "–" }
    return "\(Number.fixed(low, 2, signed: true)) to \(Number.fixed(high, 2, signed: true))"
  }

  /// What each of several lexicons found.
  private var lexicons: [String] {
    guard report.lexicons.count > 1 else { return [] }
    var table = TextTable([.left, .right, .right, .right])
    table.add(["lexicon", "categories", "hits", "hits/1,000"])
    for lexicon in report.lexicons {
      table.add([
        ReportText.title(lexicon), Number.grouped(lexicon.categories),
        Number.grouped(lexicon.hits), Number.fixed(lexicon.perThousand, 1),
      ])
    }
    var lines = table.lines
    lines[0] = terminal.bold(lines[0])
    return [""] + lines
  }

  private static func title(_ lexicon: ScanReport.LexiconFigures) -> String {
    lexicon.name + (lexicon.version.isEmpty ? "" : " " + lexicon.version)
  }

  private var sentences: [String] {
    guard let poles = report.poles else { return [] }
    return block("Strongest for \(poles.first)", report.strongestFirst)
      + block("Strongest for \(poles.second)", report.strongestSecond)
  }

  private func block(_ title: String, _ sentences: [StrongSentence]) -> [String] {
    guard !sentences.isEmpty else { return [] }
    var lines = ["", terminal.bold(title)]
    for sentence in sentences {
      lines += wrapped("“\(Terminal.safe(sentence.text))”", indent: "  ")
      lines.append(terminal.dim("    \(sentence.documentID), sentence \(sentence.sentence)"))
    }
    return lines
  }

  private func wrapped(_ text: String, indent: String) -> [String] {
    terminal.wrapped(text, indent: indent)
  }

  /// How much was set aside, in the whole corpus.
  private var setAside: [String] {
    guard let all = report.groups.first, all.wordsSetAside > 0 else { return [] }
    let share = 100 * Double(all.wordsSetAside) / Double(all.words + all.wordsSetAside)
    return [""]
      + wrapped(
        """
        Set aside: \(Number.grouped(all.wordsSetAside)) words (\(Number.fixed(share, 1)) % of all) of auditors' \
        reports, accounts and other standard parts (words_set_aside in documents.csv); --all-sections counts them.
        """, indent: ""
      ).map(terminal.dim)
  }

  private var problems: [String] {
    var lines: [String] = []
    lines += list("Not read", report.errors, of: report.errorCount)
    lines += list("To be looked at", report.warnings, of: report.warningCount)
    if !report.notes.isEmpty {
      let list = report.notes.map { "\($0.count) \(ReportText.phrase(for: $0.code))" }
      lines.append("")
      lines += wrapped("Notes (in problems.csv): " + list.joined(separator: "; "), indent: "")
        .map(terminal.dim)
    }
    return lines
  }

  private func list(_ title: String, _ problems: [Problem], of count: Int) -> [String] {
    guard count > 0 else { return [] }
    var lines = ["", terminal.bold("\(title): \(Plural.of(count, "document"))")]
    for problem in problems.prefix(ReportText.problemLimit) {
      lines.append("  \(problem.path): \(problem.message)")
    }
    let rest = count - ReportText.problemLimit
    if rest > 0 { lines.append("  … and \(rest) more, in problems.csv") }
    return lines
  }

  /// What a note's code says, for a number of them.
  private static func phrase(for code: String) -> String {
    switch code {
    case "not_listed": "in the folder but not in manifest.csv, left out"
    case "not_a_document": "pictures, style sheets and the like, left out"
    case "run_folder": "folders with results of earlier runs, left out"
    case "listed_twice": "listed twice in manifest.csv"
    case "encoding_guessed": "read with a guessed encoding"
    case "encoding_mismatch": "read in another encoding than they declare"
    case "encoding_unknown": "with an unknown encoding declared"
    case "invalid_bytes": "with bytes that could not be decoded"
    case "set_aside": "with an auditor's report, accounts or the like, which are not counted"
    case "home_page": "home pages"
    case "listing_page": "pages that list others"
    case "digest_differs": "not the file that manifest.csv describes"
    default: code
    }
  }

  /// What was taken over from an earlier scan, and why nothing is for the next one.
  private var kept: [String] {
    var lines: [String] = []
    if report.kept.documents > 0 || countsKept {
      let all = report.groups.first?.documents ?? 0
      let since =
        report.kept.documents > 0 ? ", unchanged since (--fresh reads all anew)" : ""
      lines.append(
        "Taken over from an earlier scan: \(Number.grouped(report.kept.documents)) of "
          + "\(Number.grouped(all)) document\(all == 1 ? "" : "s")\(since)")
    }
    if let reason = report.kept.failure {
      lines.append("For the next scan nothing could be kept: \(reason)")
    }
    return lines.isEmpty ? [] : [""] + lines.flatMap { wrapped($0, indent: "") }.map(terminal.dim)
  }

  private var files: [String] {
    let noun = report.lexicons.count == 1 ? "lexicon" : "lexicons"
    let titles = report.lexicons.map(ReportText.title).joined(separator: ", ")
    return ["", "Results in \(report.folder)/ (\(noun) \(titles))"]
  }
}

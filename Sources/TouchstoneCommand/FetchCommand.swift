import ArgumentParser
import CorpusModel
import Reporting
import Touchstone

/// `touchstone fetch`: documents of the web, brought into a corpus.
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Bring blogs and reports from the web into a folder that can be scanned.",
    discussion: """
      Writes corpora/NAME/: the archive (WARC files, as libraries keep them), manifest.csv with a row for each document, and \
      problems.csv with what was not fetched and why. Sites' robots.txt is obeyed, and each site is asked one thing at a time. \
      A call that was stopped goes on where it was; the same call next month fetches what is new.

      EXAMPLES
        touchstone fetch https://charity.example/about --corpus charity
        touchstone fetch --feed https://charity.example/feed --corpus blogs
        touchstone fetch --sitemap https://funder.example --max 200 --corpus funder
        touchstone fetch https://charity.example/blog --depth 1 --corpus charity
        touchstone fetch --list addresses.csv --corpus mixed --contact me@here.example
        touchstone scan corpora/charity

      EXIT STATUS
        0 all was fetched; 1 the run failed; 2 the arguments are at fault, and nothing was fetched; 3 finished, but \
      something was not fetched (see problems.csv).
      """)

  @Argument(help: "Addresses of pages.")
  var addresses: [String] = []

  @Option(
    help: "A feed (RSS, Atom, JSON Feed), or a page that announces one: what it lists is fetched.")
  var feed: [String] = []

  @Option(help: "A sitemap, or a site whose sitemap is looked for: what it lists is fetched.")
  var sitemap: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file of addresses: one a line, or a CSV with the column url and perhaps group.",
      valueName: "file"))
  var list: String?

  @Option(help: "The corpus: a name below corpora/, or the path of a folder.")
  var corpus: String

  @Option(help: "Follow links of pages so many steps.")
  var depth = 0

  @Flag(inversion: .prefixedNo, help: "Follow links within a page's own site only.")
  var sameSite = true

  @Option(
    help: ArgumentHelp(
      "Of feeds and sitemaps, only what is dated from this day on, or not dated.", valueName: "date"
    ))
  var since: String?

  @Option(help: "Ask for at most so many pages.")
  var max = 10_000

  @Option(
    help: "Seconds between two requests to a site; what its robots.txt asks for, if that is more.")
  var delay = 1.0

  @Option(help: "Leave out documents larger than this many bytes.")
  var maxBytes = 64_000_000

  @Option(
    help: ArgumentHelp(
      "Stop after so many minutes; the next call goes on.", valueName: "minutes"))
  var maxMinutes: Double?

  @Option(help: "The group of all documents (default: each one's site).")
  var group: String?

  @Option(help: "How sites can reach you: an e-mail address or a page, told with each request.")
  var contact: String?

  @Option(
    help: ArgumentHelp(
      "Certificates to trust instead of the system's, in a PEM file.", valueName: "file"))
  var certificates: String?

  @Flag(
    help:
      "Let private machines be asked too, such as an intranet's; never for addresses from strangers."
  )
  var allowPrivate = false

  @Flag(help: "Print no progress and no summary.")
  var quiet = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  func validate() throws {
    guard !(addresses.isEmpty && feed.isEmpty && sitemap.isEmpty && list == nil) else {
      throw ValidationError("Name an address to fetch, or --feed, --sitemap or --list.")
    }
    guard !corpus.isEmpty else { throw ValidationError("--corpus takes a name.") }
    guard (0...20).contains(depth) else {
      throw ValidationError("--depth takes a number from 0 to 20.")
    }
    guard max > 0 else { throw ValidationError("--max takes a number above 0.") }
    guard maxBytes > 0 else { throw ValidationError("--max-bytes takes a number above 0.") }
    guard maxMinutes.map({ $0 > 0 }) ?? true else {
      throw ValidationError("--max-minutes takes a number above 0.")
    }
    // A machine of one's own may be asked as fast as it answers.
    guard delay >= (allowPrivate ? 0 : 0.2), delay <= 3_600 else {
      throw ValidationError("--delay takes seconds from 0.2 to 3600.")
    }
  }

  func run() throws {
    let fetch = try CorpusFetch(options)
    let progress = FetchProgressLine(isQuiet: quiet)
    let report: FetchReport
    do {
      defer { progress.clear() }
      report = try fetch.run(into: folder) { progress.show($0) }
    }
    if json {
      try Terminal.print(report.json)
    } else if !quiet {
      for line in FetchText(report).lines { try Terminal.print(line) }
    }
    if report.isCut || !report.errors.isEmpty { throw ExitStatus.incomplete }
  }

  private var folder: String {
    if corpus.contains("/") { return corpus.hasSuffix("/") ? String(corpus.dropLast()) : corpus }
    return corpus == "." || corpus == ".." ? corpus : "corpora/" + corpus
  }

  private var options: FetchOptions {
    var options = FetchOptions()
    options.pages = addresses
    options.feeds = feed
    options.sitemaps = sitemap
    options.list = list
    options.depth = depth
    options.sameSite = sameSite
    options.since = since
    options.pageLimit = max
    options.delay = delay
    options.sizeLimit = maxBytes
    options.timeLimit = maxMinutes.map { $0 * 60 }
    options.group = group
    options.contact = contact
    options.certificates = certificates
    options.allowsPrivate = allowPrivate
    return options
  }
}

/// One line on standard error that says how far a fetch has come; nothing where that is no terminal.
final class FetchProgressLine {
  private let line: StatusLine

  init(isQuiet: Bool) { line = StatusLine(isQuiet: isQuiet) }

  func show(_ progress: CorpusFetch.Progress) {
    line.show { _ in
      let size = Double(progress.bytes) / 1e6
      let bytes = String(Int(size * 10) / 10) + "." + String(Int(size * 10) % 10)
      return
        "\(Plural.of(progress.hosts, "site")), \(progress.done) done, \(progress.waiting) waiting, "
        + "\(bytes) MB, \(progress.faults) not had"
    }
  }

  func clear() { line.clear() }
}

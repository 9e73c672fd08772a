import CorpusModel
import Extraction
import Matching
import Tokenization

/// The parsers under test, by the names that `FUZZ_TARGET` takes.
enum FuzzTarget: String, CaseIterable {
  /// An HTML page, its main text and all of its text, to hits.
  case html
  /// A Markdown page to hits.
  case markdown
  /// A plain-text page to hits.
  case text
  /// Bytes in any encoding, declared, guessed or named in the page, to UTF-8.
  case encoding
  /// Text to tokens and sentences, in every style.
  case tokens
  /// A lexicon in YAML.
  case yaml
  /// A lexicon in LIWC's `.dic`.
  case dic
  /// A lexicon in LIWC-22's `.dicx`, or a plain table.
  case dicx
  /// A lexicon in WordStat's `.cat`.
  case cat
  /// A lexicon in Yoshikoder's or Lexicoder's XML.
  case ykd
  /// A lexicon in Lexicoder 3's `.lc3`.
  case lc3
  /// A lexicon as a table of categories and terms.
  case csv
  /// What follows `extends: base` in a lexicon that extends another.
  case `extension`
  /// A pattern, and after the first line end the text to match it in.
  case pattern
  /// A pattern of a contrast, and after the first line end the text to match it in.
  case relation
  /// A comma-separated table.
  case table
  /// A ZIP archive, and what documents can be made of it.
  case zip
  /// A web archive, plain or packed.
  case warc
  /// A server's answer, its body put together and unpacked.
  case http
  /// A gzip file, and the input packed as one.
  case gzip
  /// An e-mail to hits.
  case email
  /// A table whose rows are documents, as CSV, with tabs or as JSON Lines.
  case rows
  /// A corpus's manifest.
  case manifest
  /// An address of the web, after the first line end what is relative to it.
  case address
  /// A path on the first line, then a `robots.txt`.
  case robots
  /// A sitemap.
  case sitemap
  /// A feed.
  case feed
  /// What a worker hands on, and an earlier scan kept: values in a row, and the result of a document.
  case record

  /// Runs one input; a broken promise traps.
  func run(_ input: [UInt8]) {
    switch self {
    case .html:
      scan(input, .html, Extractor())
      scan(input, .html, Extractor(extent: .everything))
    case .markdown: scan(input, .markdown, Extractor())
    case .text: scan(input, .text, Extractor())
    case .encoding: EncodingChecks.run(input)
    case .tokens: TokenChecks.run(input)
    case .yaml, .dic, .dicx, .cat, .ykd, .lc3, .csv: LexiconChecks.run(input, ending: rawValue)
    case .pattern: PatternChecks.run(input)
    case .extension: ExtensionChecks.run(input)
    case .relation: RelationChecks.run(input)
    case .table: TableChecks.run(input)
    case .zip:
      ArchiveChecks.run(input)
      for format in [DocumentFormat.docx, .odt, .epub] {
        scan(ArchiveChecks.mended(input), format, Extractor())
      }
    case .warc: WebArchiveChecks.run(input)
    case .http: WebArchiveChecks.runAnswer(input)
    case .gzip: GzipChecks.run(input)
    case .email:
      scan(input, .email, Extractor())
      scan(input, .email, Extractor(extent: .everything))
    case .rows: RowChecks.run(input)
    case .manifest: TableChecks.runManifest(input)
    case .address: AddressChecks.run(input)
    case .robots: ListingChecks.runRobots(input)
    case .sitemap: ListingChecks.runSitemap(input)
    case .feed: ListingChecks.runFeed(input)
    case .record: RecordChecks.run(input)
    }
  }

  /// Page to document to tokens to hits, as a scan does it.
  private func scan(_ input: [UInt8], _ format: DocumentFormat, _ extractor: Extractor) {
    let page = Page(id: "2015-04-02-page", bytes: input, sha256: "", format: format)
    guard let document = try? extractor.extract(page) else { return }
    DocumentChecks.check(document, format: format)
    HitChecks.check(document, HitChecks.matcher)
  }
}

import Acquisition
import CorpusModel
import Extraction
import Fetching
import Files
import Reporting
import WebAddresses

/// Brings documents of the web into a corpus: an archive that can be scanned now and again in ten years, and a manifest.
///
///     var options = FetchOptions()
///     options.feeds = ["https://charity.example/blog/feed"]
///     let report = try CorpusFetch(options).run(into: "corpora/charity") { _ in }
public struct CorpusFetch: Sendable {
  /// How far a fetch is.
  public struct Progress: Sendable {
    /// How many sites are at work.
    public var hosts: Int
    /// How many answers came, those of robots.txt among them.
    public var done: Int
    /// How many addresses wait, as far as is known.
    public var waiting: Int
    /// How many bytes came.
    public var bytes: Int
    /// How many addresses gave nothing.
    public var faults: Int
  }

  private let plan: FetchPlan
  private let session: FetchSession

  /// Prepares a fetch.
  ///
  /// - Throws: ``ScanError`` where an address, a day or the list cannot be used.
  public init(_ options: FetchOptions) throws {
    plan = try FetchPlan(options)
    session = FetchSession(options)
  }

  /// Fetches into a folder, which is made if there is none.
  ///
  /// A call that was killed goes on where it was; a call after one that came to its end asks for what is new.
  ///
  /// - Parameters:
  ///   - folder: the corpus's folder.
  ///   - progress: is told now and then how far it is.
  /// - Returns: what came, and what did not.
  /// - Throws: ``ScanError`` where the folder cannot be used or written to.
  public func run(
    into folder: String, progress: @escaping (Progress) -> Void
  ) throws -> FetchReport {
    do {
      let corpus = try FetchFolder(folder)
      if let open = corpus.unfinished, open != plan {
        // What another call has fetched is not lost: the archive is taken as it is.
        _ = try visit(corpus, offline: true, isResumed: true) { _ in }
        try corpus.finish(session)
      }
      let isResumed = corpus.unfinished != nil
      try corpus.begin(plan, session)
      let report = try visit(corpus, offline: false, isResumed: isResumed, progress)
      if !report.isCut { try corpus.finish(session) }
      return report
    } catch let error as FetchError {
      throw ScanError(error)
    } catch let error as FileError {
      throw ScanError(FetchError.file(error))
    }
  }

  private func visit(
    _ corpus: FetchFolder, offline: Bool, isResumed: Bool, _ progress: @escaping (Progress) -> Void
  ) throws -> FetchReport {
    let path = corpus.path + "/" + CorpusManifest.fileName
    // Before anything is asked for: a manifest that cannot be read cannot be added to.
    var manifest = try FetchManifest(try CorpusFetch.bytes(at: path), at: path)
    let (pages, isCut) = try corpus.run(session, offline: offline) {
      progress(
        Progress(
          hosts: $0.hosts, done: $0.done, waiting: $0.waiting, bytes: $0.bytes, faults: $0.faults))
    }
    var report = FetchReport(
      folder: corpus.path, visit: corpus.visits, isResumed: isResumed, fetched: 0, unchanged: 0,
      documents: 0, isCut: isCut, problems: [])
    for page in pages {
      if let document = page.document {
        let change = try manifest.add(page, document) {
          try CorpusFetch.title(corpus.page(document, session))
        }
        switch change {
        case .taken: report.fetched += 1
        case .none: report.unchanged += 1
        case .same(let address):
          report.problems.append(CorpusFetch.problem(page, .sameAs(address), isKept: false))
        }
      } else if let fault = page.fault {
        report.problems.append(CorpusFetch.problem(page, fault, isKept: manifest.has(page.address)))
      }
    }
    report.documents = manifest.count
    try DurableFile.write(manifest.bytes, to: path)
    try DurableFile.write(
      CorpusFetch.table(report.problems, pages), to: corpus.path + "/" + FetchedCorpus.problemsName)
    return report
  }

  private static func bytes(at path: String) throws(FileError) -> [UInt8]? {
    guard try FileSystem.kind(of: path) != .missing else { return nil }
    return try FileSystem.read(path)
  }

  private static func problem(_ page: FetchedPage, _ fault: FetchFault, isKept: Bool) -> Problem {
    let (severity, code, message, advice) = fault.words
    let kept = isKept && severity == .error ? "; the document of an earlier visit is kept" : ""
    return Problem(
      path: page.address, severity: severity, code: code, message: message + kept, advice: advice)
  }

  private static func table(_ problems: [Problem], _ pages: [FetchedPage]) -> [UInt8] {
    var via: [String: String] = [:]
    for page in pages { via[page.address] = page.via }
    var encoder = CSVEncoder()
    encoder.append(row: ["url", "severity", "code", "message", "advice", "via"].map { .text($0) })
    for problem in problems {
      encoder.append(
        row: [
          problem.path, problem.severity.rawValue, problem.code, problem.message, problem.advice,
          via[problem.path] ?? "",
        ].map { .text($0) })
    }
    return encoder.bytes
  }

  /// The title that a scan would give a document.
  private static func title(_ page: Page) -> String? {
    do { return try Extractor().extract(page).metadata.title } catch { return nil }
  }
}

extension FetchSession {
  /// The session that options ask for.
  init(_ options: FetchOptions) {
    self.init()
    limits.delay = options.delay
    limits.bodySize = options.sizeLimit
    limits.runTime = options.timeLimit
    guardian.rules = AddressRules(allowsPrivate: options.allowsPrivate)
    contact = options.contact
    certificates = options.certificates
    version = Version.current
  }
}

extension ScanError {
  init(_ error: FetchError) {
    switch error {
    case .noTransfers:
      self.init("libcurl cannot be used; install libcurl4 anew")
    case .file(let error): self.init(fetching: error)
    case .busy(let path):
      self.init("\(path): another fetch is at work on it; wait until it has ended")
    case .notACorpus(let path):
      self.init(
        "\(path): the folder holds something that no fetch wrote; choose another name with --corpus",
        isUsage: true)
    case .stateDamaged(let path):
      self.init("\(path): cannot be read; put back a copy, or move the folder away and fetch anew")
    case .archiveDamaged(let path, let offset):
      self.init("\(path): the archive is damaged at byte \(offset); put back a copy of the file")
    }
  }
}

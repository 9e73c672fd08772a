internal import Acquisition
package import CorpusModel
internal import Files
internal import WebArchives

/// The folder of a corpus that is fetched: its archive and the log of visits.
///
/// Nobody else works on it while the value is there.
package final class FetchFolder {
  /// The path of the folder.
  package let path: String
  private let lock: FileDescriptor
  private var log: VisitLog

  /// Opens or makes a folder.
  ///
  /// - Throws: ``FetchError`` where it is no corpus of this kind, or where another process works on it.
  package init(_ path: String) throws(FetchError) {
    self.path = path
    do {
      try FileSystem.makeFolders(path)
      let names = try FileSystem.names(in: path).filter { !$0.hasPrefix(".") }
      guard names.isEmpty || names.contains(FetchedCorpus.logName) else {
        throw FetchError.notACorpus(path: path)
      }
      lock = try FileDescriptor(appendingTo: path + "/.lock")
      guard lock.lock() else { throw FetchError.busy(path: path) }
      // Not before: the one who had the folder may just have ended a visit.
      log = try VisitLog(inFolder: path)
    } catch let error as FileError {
      throw .file(error)
    } catch let error as FetchError {
      throw error
    } catch {
      throw .notACorpus(path: path)
    }
  }

  /// The plan of the last visit, if that has not come to its end.
  package var unfinished: FetchPlan? { log.unfinished?.plan }

  /// How many visits there have been.
  package var visits: Int { log.visits.count }

  /// Begins a visit, or goes on with the unfinished one.
  package func begin(_ plan: FetchPlan, _ session: FetchSession) throws(FetchError) {
    guard log.unfinished == nil else { return }
    log.visits.append(
      VisitLog.Visit(
        number: log.visits.count + 1, started: session.time, plan: plan,
        userAgent: session.userAgent))
    try log.write(toFolder: path)
  }

  /// Carries out the visit that was begun.
  ///
  /// - Parameters:
  ///   - session: what holds for all requests.
  ///   - offline: whether nothing more is asked for: what the archive has is taken.
  ///   - progress: is told how far it is.
  /// - Returns: what became of each page, in the order of the plan; and whether limits of the run stopped it early.
  /// - Throws: ``FetchError``.
  package func run(
    _ session: FetchSession, offline: Bool = false,
    progress: @escaping (FetchProgress) -> Void
  ) throws -> (pages: [FetchedPage], isCut: Bool) {
    guard let visit = log.unfinished else { return ([], false) }
    var session = session
    session.isOffline = offline
    let archive = try FetchArchive(corpus: path, visit: visit, session)
    let walk = try FetchWalk(session, store: archive, progress: progress)
    let crawl = Crawl(
      visit.plan, walk: walk, store: archive, limit: session.limits.pages)
    let outcomes = try crawl.run()
    return (FetchFolder.pages(outcomes), walk.isExhausted && !offline)
  }

  /// A document of the corpus, as a scan would read it.
  ///
  /// - Throws: ``FetchError`` where its record is damaged, or what reading the archive throws.
  package func page(_ document: FetchedPage.Document, _ session: FetchSession) throws -> Page {
    let folder = FetchArchive.folder(ofCorpus: path)
    guard let file = ArchiveFile(name: document.file, inFolder: folder) else {
      throw FetchError.archiveDamaged(path: document.file, offset: 0)
    }
    let message = try ArchivePlace(file: file, place: document.place).message()
    return Page(
      id: document.path, bytes: message.body(limit: session.limits.bodySize).bytes,
      sha256: document.sha256, format: document.format, declaredCharset: message.charset)
  }

  /// Notes that the visit came to its end.
  package func finish(_ session: FetchSession) throws(FetchError) {
    guard log.unfinished != nil else { return }
    log.visits[log.visits.count - 1].finished = session.time
    try log.write(toFolder: path)
  }

  /// What became of what was wanted; a document that came twice counts once.
  private static func pages(_ outcomes: [Crawl.Outcome]) -> [FetchedPage] {
    var addressOf: [String: String] = [:]
    return outcomes.map { outcome in
      var page = FetchedPage(outcome)
      guard let document = page.document else { return page }
      for key in [page.landed, document.sha256] {
        if let known = addressOf[key] {
          page.fault = .sameAs(known)
          page.document = nil
          return page
        }
      }
      addressOf[page.landed] = page.landed
      addressOf[document.sha256] = page.landed
      return page
    }
  }
}

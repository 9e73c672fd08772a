import Fetching
import Foundation
import WebAddresses

/// A corpus in a folder of its own, fetched from servers on this machine, as fast as they answer.
final class TestCorpus {
  /// The folder, which goes with the value.
  let folder = FileManager.default.temporaryDirectory.path + "/fetch-" + UUID().uuidString
  var session: FetchSession

  init(_ change: (inout FetchLimits) -> Void = { _ in }) {
    session = FetchSession()
    session.limits.delay = 0
    session.limits.retryWait = 0.01
    session.limits.requestTime = 60
    session.guardian = ConnectionGuard(rules: AddressRules(allowsPrivate: true))
    // 1 July 2025, 00:00 UTC.
    session.fixedTime = 1_751_328_000
    change(&session.limits)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Makes one visit, from its begin to its end.
  @discardableResult
  func visit(
    _ sources: [FetchPlan.Source], _ change: (inout FetchPlan) -> Void = { _ in }
  ) throws -> [FetchedPage] {
    var plan = FetchPlan(sources: sources)
    change(&plan)
    return try visit(plan)
  }

  /// Makes one visit to pages.
  @discardableResult
  func visit(
    pages: [String], _ change: (inout FetchPlan) -> Void = { _ in }
  ) throws -> [FetchedPage] {
    try visit(pages.map { FetchPlan.Source(address: $0, kind: .page) }, change)
  }

  /// Carries out a plan.
  func visit(_ plan: FetchPlan) throws -> [FetchedPage] {
    let corpus = try FetchFolder(folder)
    try corpus.begin(plan, session)
    let pages = try corpus.run(session, progress: { _ in }).pages
    try corpus.finish(session)
    return pages
  }

  /// The paths of the archive's files.
  func archives() throws -> [String] {
    let archive = folder + "/archive"
    return try FileManager.default.contentsOfDirectory(atPath: archive).sorted()
      .map { archive + "/" + $0 }
  }
}

extension FetchFault {
  /// The name of the case, without what it carries.
  var name: String { String("\(self)".prefix { $0 != "(" }) }
}

extension Sequence<FetchedPage> {
  /// The name of what kept each page from being a document; nil where it is one.
  var faults: [String?] { map { $0.fault?.name } }
}

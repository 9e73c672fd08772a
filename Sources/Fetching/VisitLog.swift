internal import Acquisition
internal import Files

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The visits of a corpus, kept in `fetch.json`: what was asked for and when, and whether the visit came to its end.
struct VisitLog: Codable, Sendable {
  /// One call of `fetch`, with all calls that went on with it.
  struct Visit: Codable, Sendable {
    /// From 1; the archive's files bear it in their names.
    var number: Int
    /// When it began, `2026-01-31T12:00:00Z`.
    var started: String
    /// When it came to its end; nil while it has not.
    var finished: String?
    /// What was asked for.
    var plan: FetchPlan
    /// How the program named itself.
    var userAgent: String
  }

  /// The visits, the first one first.
  var visits: [Visit] = []

  /// The last visit, if it has not come to its end.
  var unfinished: Visit? { visits.last.flatMap { $0.finished == nil ? $0 : nil } }

  /// Reads the log in a folder; an empty one where there is none.
  init(inFolder folder: String) throws(FetchError) {
    let path = folder + "/" + FetchedCorpus.logName
    let bytes: [UInt8]
    do throws(FileError) {
      guard try FileSystem.kind(of: path) != .missing else { return }
      bytes = try FileSystem.read(path)
    } catch {
      throw .file(error)
    }
    do {
      self = try JSONDecoder().decode(VisitLog.self, from: Data(bytes))
    } catch {
      throw .stateDamaged(path: path)
    }
  }

  /// Writes the log, whole or not at all.
  func write(toFolder folder: String) throws(FetchError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      throw .stateDamaged(path: folder + "/" + FetchedCorpus.logName)
    }
    do {
      try DurableFile.write([UInt8](data) + [0x0A], to: folder + "/" + FetchedCorpus.logName)
    } catch {
      throw .file(error)
    }
  }
}

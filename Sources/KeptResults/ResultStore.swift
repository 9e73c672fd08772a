internal import GRDB
internal import Glibc

// Essentials only: the whole of Foundation brings ICU, whose types clash with those of the system's ICU.
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A file that keeps what was made of documents, so that a later run need not make it again.
///
/// A result stands under a key that says all that it depends on; so none is ever wrong, only no longer asked for. Several
/// processes may use one file at once. What fails here loses no more than time: the store then keeps nothing any more and
/// says why in ``failure``.
package final class ResultStore {
  /// Results wait until they have so many bytes together, or the first of them has waited so long.
  private static let batch = (bytes: 1 << 21, time: Duration.seconds(1))
  /// How long another process is waited for that writes.
  private static let patience = 10.0

  /// Why nothing is kept any more; nil while all is well.
  package private(set) var failure: String?
  private var queue: DatabaseQueue?
  private let run: Int
  private var waiting: [(key: [UInt8], content: [UInt8])] = []
  private var used: [[UInt8]] = []
  private var waitingBytes = 0
  private var waitingSince = ContinuousClock.now

  /// Opens a file, or makes it; one that is damaged is made anew.
  package convenience init(path: String) { self.init(path: path, beginsRun: true) }

  private init(path: String, beginsRun: Bool) {
    var reason: String?
    for _ in 0..<2 {
      do {
        let (queue, run) = try ResultStore.open(path, beginsRun: beginsRun)
        (self.queue, self.run) = (queue, run)
        return
      } catch let error as DatabaseError
        where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
      {
        reason = error.message
        ResultStore.remove(path)
      } catch {
        reason = ResultStore.words(error)
        break
      }
    }
    (queue, run) = (nil, 0)
    failure = reason
  }

  /// The keys of what is kept in a file; the file is closed again, and not made where there is none.
  package static func known(in path: String) -> KnownResults {
    guard unsafe access(path, F_OK) == 0 else { return KnownResults() }
    let store = ResultStore(path: path, beginsRun: false)
    defer { try? store.queue?.close() }
    return store.known()
  }

  /// The keys of what is kept.
  package func known() -> KnownResults {
    attempt { queue in
      try queue.read { database in
        let keys = try Data.fetchCursor(database, sql: "SELECT key FROM use")
        return try KnownResults(keys)
      }
    } ?? KnownResults()
  }

  /// What is kept under a key; nil where nothing is.
  package func content(_ key: [UInt8]) -> [UInt8]? {
    let content = attempt { queue in
      try queue.read { database in
        let select = try database.cachedStatement(sql: "SELECT content FROM result WHERE key = ?")
        return try Data.fetchOne(select, arguments: [Data(key)]).map(Array.init)
      }
    }
    guard let content = content ?? nil else { return nil }
    used.append(key)
    waited(for: key.count)
    return content
  }

  /// Keeps a result under a key.
  package func keep(_ content: [UInt8], under key: [UInt8]) {
    guard failure == nil else { return }
    waiting.append((key, content))
    waited(for: content.count + key.count)
  }

  /// Writes what waits, forgets what this run and the one before did not use, and closes the file.
  package func finish() {
    flush()
    attempt { queue in
      try queue.write { database in
        for table in ["result", "use"] {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE key IN (SELECT key FROM use WHERE run < ?)",
            arguments: [run - 1])
        }
      }
    }
    try? queue?.close()
    queue = nil
  }

  // MARK: Writing

  private func waited(for bytes: Int) {
    if waitingBytes == 0 { waitingSince = .now }
    waitingBytes += bytes
    if waitingBytes >= ResultStore.batch.bytes
      || waitingSince.duration(to: .now) >= ResultStore.batch.time
    {
      flush()
    }
  }

  private func flush() {
    attempt { queue in
      try queue.write { database in
        let result = try database.cachedStatement(
          sql: "INSERT OR IGNORE INTO result (key, content) VALUES (?, ?)")
        let use = try database.cachedStatement(
          sql:
            "INSERT INTO use (key, run) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET run = excluded.run"
        )
        for (key, content) in waiting {
          try result.execute(arguments: [Data(key), Data(content)])
        }
        for key in waiting.map(\.key) + used { try use.execute(arguments: [Data(key), run]) }
      }
    }
    waiting.removeAll(keepingCapacity: true)
    used.removeAll(keepingCapacity: true)
    waitingBytes = 0
  }

  @discardableResult
  private func attempt<Value>(_ body: (DatabaseQueue) throws -> Value) -> Value? {
    guard failure == nil, let queue else { return nil }
    do {
      return try body(queue)
    } catch {
      failure = ResultStore.words(error)
      return nil
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return error.message ?? error.resultCode.description
  }

  // MARK: The file

  /// The layout of the tables; a file with another one is emptied.
  private static let layout = 1

  private static func open(
    _ path: String, beginsRun: Bool
  ) throws -> (DatabaseQueue, run: Int) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // A power cut may lose the last results, and nothing else.
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let run = try queue.write { database in
      let layout = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      if layout != ResultStore.layout {
        for table in ["result", "use", "state"] {
          try database.execute(sql: "DROP TABLE IF EXISTS \(table)")
        }
      }
      try database.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, content BLOB NOT NULL);
          CREATE TABLE IF NOT EXISTS use (key BLOB PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE IF NOT EXISTS state (run INTEGER NOT NULL);
          PRAGMA user_version = \(ResultStore.layout);
          """)
      if try Int.fetchOne(database, sql: "SELECT count(*) FROM state") == 0 {
        try database.execute(sql: "INSERT INTO state (run) VALUES (0)")
      }
      if beginsRun { try database.execute(sql: "UPDATE state SET run = run + 1") }
      return try Int.fetchOne(database, sql: "SELECT run FROM state") ?? 1
    }
    return (queue, run)
  }

  private static func remove(_ path: String) {
    for ending in ["", "-wal", "-shm"] { _ = unsafe unlink(path + ending) }
  }
}

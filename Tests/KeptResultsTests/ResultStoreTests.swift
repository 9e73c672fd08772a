import Files
import KeptResults
import TestSupport
import Testing

@Suite struct ResultStoreTests {
  private static func key(_ number: Int) -> [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8) &+ $0 * 7) }
  }

  @Test func whatIsKeptIsThereForTheNextRun() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/results.sqlite"
      let first = ResultStore(path: path)
      #expect(first.known().count == 0)
      for number in 0..<100 {
        first.keep(
          [UInt8](repeating: UInt8(number), count: number), under: ResultStoreTests.key(number))
      }
      first.finish()
      #expect(first.failure == nil)

      let second = ResultStore(path: path)
      let known = second.known()
      #expect(known.count == 100)
      #expect((0..<100).allSatisfy { known.contains(ResultStoreTests.key($0)) })
      #expect(!known.contains(ResultStoreTests.key(100)))
      #expect(second.content(ResultStoreTests.key(7)) == [UInt8](repeating: 7, count: 7))
      #expect(second.content(ResultStoreTests.key(100)) == nil)
    }
  }

  @Test func whatTwoRunsDidNotUseIsForgotten() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/results.sqlite"
      for run in 0..<4 {
        let store = ResultStore(path: path)
        if run == 0 { for number in 0..<3 { store.keep([1], under: ResultStoreTests.key(number)) } }
        if run > 0 { #expect(store.content(ResultStoreTests.key(1)) == [1]) }
        store.finish()
      }
      let known = ResultStore(path: path).known()
      #expect(known.contains(ResultStoreTests.key(1)))
      #expect(known.count == 1)
    }
  }

  /// A process that is killed has closed nothing.
  @Test func whatWasWrittenIsThereThoughNobodyClosedTheFile() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/results.sqlite"
      let killed = ResultStore(path: path)
      killed.keep([UInt8](repeating: 1, count: 3 << 20), under: ResultStoreTests.key(1))
      let store = ResultStore(path: path)
      #expect(store.content(ResultStoreTests.key(1))?.count == 3 << 20)
      #expect(killed.failure == nil)
    }
  }

  @Test func severalProcessesMayUseOneFile() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/results.sqlite"
      let stores = [ResultStore(path: path), ResultStore(path: path)]
      for number in 0..<200 {
        stores[number % 2].keep(
          [UInt8](repeating: 0, count: 50_000), under: ResultStoreTests.key(number))
      }
      for store in stores {
        store.finish()
        #expect(store.failure == nil)
      }
      #expect(ResultStore(path: path).known().count == 200)
    }
  }

  @Test func aFileThatIsNoDatabaseIsMadeAnew() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/results.sqlite"
      try DurableFile.write([UInt8](repeating: 65, count: 5_000), to: path)
      let store = ResultStore(path: path)
      #expect(store.failure == nil)
      store.keep([1], under: ResultStoreTests.key(1))
      store.finish()
      #expect(ResultStore(path: path).known().count == 1)
    }
  }

  @Test func aFolderThatTakesNoFilesIsSaid() {
    let store = ResultStore(path: "/proc/no-such-folder/results.sqlite")
    #expect(store.failure != nil)
    store.keep([1], under: ResultStoreTests.key(1))
    #expect(store.content(ResultStoreTests.key(1)) == nil)
    store.finish()
  }
}

/// Runs a function over numbered items on several workers and hands the results on in order.
///
/// Each worker is one task with state of its own. A worker takes the next number only while it lies
/// within a window above the last result handed on, so that one slow item holds no more than a window
/// of results in memory.
struct OrderedMap: Sendable {
  /// How many workers run at once.
  let width: Int
  /// How many items may be taken beyond the one that is awaited.
  private var window: Int { width * 4 }

  init(width: Int) {
    self.width = max(1, width)
  }

  /// How many cores there are for each of `count` items that run side by side.
  func coresPerItem(of count: Int) -> Int { max(1, width / max(1, count)) }

  /// Calls `consume` with the result for each number below `count`, in ascending order.
  ///
  /// - Parameters:
  ///   - count: how many items there are.
  ///   - makeWorker: makes the function of one worker, with the state that it keeps between items.
  ///   - consume: takes the results, one at a time; what it throws ends the run.
  /// - Throws: what `consume` throws.
  func run<Result: Sendable>(
    count: Int, makeWorker: @Sendable @escaping () -> ((Int) -> Result),
    consume: (Result) throws -> Void
  ) async throws {
    if width == 1 || count < 2 {
      let work = makeWorker()
      for number in 0..<count { try consume(work(number)) }
      return
    }
    let queue = ReorderQueue<Result>(count: count, window: window)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(width, count) {
        group.addTask {
          let work = makeWorker()
          while let number = await queue.takeNumber() {
            await queue.deliver(work(number), for: number)
          }
        }
      }
      do {
        while let result = await queue.takeResult() { try consume(result) }
      } catch {
        await queue.stop()
        throw error
      }
      try await group.waitForAll()
    }
  }
}

/// Hands out numbers, takes results in any order and gives them back in order.
private actor ReorderQueue<Result: Sendable> {
  private let count: Int
  private let window: Int
  private var nextNumber = 0
  private var nextResult = 0
  private var results: [Int: Result] = [:]
  private var idleWorkers: [CheckedContinuation<Void, Never>] = []
  private var consumer: CheckedContinuation<Void, Never>?
  private var isStopped = false

  init(count: Int, window: Int) {
    self.count = count
    self.window = window
  }

  /// The next item to work on, or nil when there is none left.
  func takeNumber() async -> Int? {
    while !isStopped, nextNumber < count, nextNumber >= nextResult + window {
      await withCheckedContinuation { idleWorkers.append($0) }
    }
    guard !isStopped, nextNumber < count else { return nil }
    nextNumber += 1
    return nextNumber - 1
  }

  func deliver(_ result: Result, for number: Int) {
    results[number] = result
    if number == nextResult { wakeConsumer() }
  }

  /// The next result in order, or nil after the last.
  func takeResult() async -> Result? {
    guard nextResult < count else { return nil }
    while results[nextResult] == nil {
      await withCheckedContinuation { consumer = $0 }
    }
    let result = results.removeValue(forKey: nextResult)
    nextResult += 1
    wakeWorkers()
    return result
  }

  /// Lets the workers finish what they hold and take nothing more.
  func stop() {
    isStopped = true
    wakeWorkers()
  }

  private func wakeConsumer() {
    consumer?.resume()
    consumer = nil
  }

  private func wakeWorkers() {
    let waiting = idleWorkers
    idleWorkers = []
    for worker in waiting { worker.resume() }
  }
}

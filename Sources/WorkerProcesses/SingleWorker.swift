/// One worker process, for a thread that does something with each result itself: meanwhile the next one is made.
///
/// As in ``WorkerPool``, a worker that breaks down, hangs or swells takes nothing with it but its item: another one is
/// started for the next. To be used by one thread at a time.
package final class SingleWorker {
  private let host: WorkerHost
  private let limits: WorkerLimits
  private let size: (Int) -> Int
  private var worker: PooledWorker?

  /// Makes a worker that is started with its first item.
  ///
  /// - Parameters:
  ///   - host: makes the worker.
  ///   - limits: what it may use for one item; those of the host.
  ///   - size: about how many bytes an item has.
  package init(host: WorkerHost, limits: WorkerLimits, size: @escaping (Int) -> Int) {
    self.host = host
    self.limits = limits
    self.size = size
  }

  deinit {
    // It is waited for, so that its time counts as this program's.
    guard let worker else { return }
    worker.started.channel.shutDown()
    _ = host.bury(worker.started)
  }

  /// Calls `consume` with what is made of each item, in their order.
  ///
  /// - Parameters:
  ///   - numbers: the items, not more than a worker may have before it: few, or small ones.
  ///   - consume: takes the result, or why there is none.
  /// - Throws: ``WorkerError`` where no worker can be started.
  package func run(
    _ numbers: [Int], _ consume: (Result<[UInt8], WorkerFailure>) -> Void
  ) throws(WorkerError) {
    var rest = numbers[...]
    while !rest.isEmpty {
      var worker = try takeWorker()
      for number in rest { worker.take(number, size: size(number)) }
      worker.send(rest.map(Int64.init))
      while !rest.isEmpty, worker.listen(limits) {
        while let (_, result) = worker.nextResult() {
          rest.removeFirst()
          consume(.success(result))
        }
        guard worker.staysWithin(limits) else { break }
      }
      if rest.isEmpty {
        self.worker = worker
      } else {
        rest.removeFirst()
        consume(.failure(worker.failure(host.bury(worker.started), limits)))
      }
    }
  }

  private func takeWorker() throws(WorkerError) -> PooledWorker {
    defer { worker = nil }
    if let worker { return worker }
    return PooledWorker(try host.start())
  }
}

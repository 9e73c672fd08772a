internal import Glibc

/// Runs a function over numbered items in processes of their own, and hands on what they make, in order.
///
/// A worker that breaks down, hangs or swells takes nothing with it but the item at which it was: that one is a
/// ``WorkerFailure``, and another worker goes on with the rest.
package struct WorkerPool: ~Copyable {
  /// How many items a worker has before it at most, so that it need not wait for the next.
  fileprivate static let ahead = 32
  /// A worker that has so many bytes before it gets no more, so that others share large items with it.
  fileprivate static let bytesAhead = 1 << 19
  /// How many items may be taken for each worker beyond the one that is awaited.
  private static let window = 64

  private let host: WorkerHost
  private let width: Int
  private let limits: WorkerLimits
  private let count: Int
  private let size: (Int) -> Int
  private var workers: [PooledWorker] = []
  /// Items that a worker left when it ended, the first one last.
  private var returned: [Int] = []
  private var nextNumber = 0
  private var nextResult = 0
  private var results: [Int: Result<[UInt8], WorkerFailure>] = [:]
  private var pause = Pause()

  /// Makes a pool whose workers are not started yet.
  ///
  /// - Parameters:
  ///   - host: makes the workers.
  ///   - width: how many work at once.
  ///   - limits: what a worker may use for one item; those of the host.
  ///   - count: how many items there are.
  ///   - size: about how many bytes an item has.
  package init(
    host: WorkerHost, width: Int, limits: WorkerLimits, count: Int, size: @escaping (Int) -> Int
  ) {
    self.host = host
    self.width = max(1, min(width, count))
    self.limits = limits
    self.count = count
    self.size = size
  }

  deinit {
    for worker in workers { worker.end() }
  }

  /// Calls `consume` with what was made of each item, in ascending order of their numbers.
  ///
  /// - Throws: ``WorkerError`` where no worker can be started, and what `consume` throws.
  package mutating func run(
    _ consume: (Int, Result<[UInt8], WorkerFailure>) throws -> Void
  ) throws {
    while nextResult < count {
      try supply()
      try listen()
      pause.adapt(leastLeft: workers.map { $0.queue.count }.min() ?? 0)
      // Workers have something to do while the results are consumed.
      try supply()
      while let result = results.removeValue(forKey: nextResult) {
        try consume(nextResult, result)
        nextResult += 1
      }
    }
    // Workers end where nobody listens any more; they are waited for, so that their time counts as this program's.
    for worker in workers {
      worker.started.channel.shutDown()
      _ = host.bury(worker.started)
    }
    workers = []
  }

  // MARK: Handing out

  private mutating func supply() throws {
    while workers.count < width, hasMore { workers.append(PooledWorker(try host.start())) }
    for index in workers.indices {
      var numbers: [Int64] = []
      while hasMore, workers[index].hasRoom(for: share) {
        let number = returned.popLast() ?? nextNumber
        if number == nextNumber { nextNumber += 1 }
        workers[index].take(number, size: size(number))
        numbers.append(Int64(number))
      }
      if !numbers.isEmpty { workers[index].send(numbers) }
    }
  }

  private var hasMore: Bool {
    !returned.isEmpty || (nextNumber < count && nextNumber < nextResult + width * WorkerPool.window)
  }

  /// How many items a worker may have before it: few where few are left, so that all end at about the same time.
  private var share: Int {
    max(1, min(WorkerPool.ahead, (count - nextNumber) / (2 * width)))
  }

  // MARK: Taking back

  private mutating func listen() throws {
    if !workers.contains(where: \.hasMore) { pause.take() }
    var files = workers.map { pollfd(fd: $0.file, events: Int16(POLLIN), revents: 0) }
    let patience = workers.map { $0.timeLeft(of: limits.seconds) }.min() ?? .zero
    let ready = unsafe poll(&files, nfds_t(files.count), Int32(patience / .milliseconds(1)) + 1)
    if ready < 0 { return }
    var ended: [Int] = []
    for index in workers.indices {
      if files[index].revents != 0 {
        if try !take(from: index) { ended.append(index) }
      } else if workers[index].timeLeft(of: limits.seconds) <= .zero {
        workers[index].stop(as: .outOfTime)
        ended.append(index)
      }
    }
    for index in ended.reversed() { try bury(index) }
  }

  /// Takes what a worker has made; false where the worker is at its end.
  private mutating func take(from index: Int) throws -> Bool {
    guard workers[index].receive() else { return false }
    while let (number, result) = workers[index].nextResult() { results[number] = .success(result) }
    return workers[index].staysWithin(limits)
  }

  private mutating func bury(_ index: Int) throws {
    let worker = workers.remove(at: index)
    let ending = host.bury(worker.started)
    guard let number = worker.queue.first else { throw WorkerError.endedEarly }
    results[number] = .failure(worker.failure(ending, limits))
    returned += worker.queue.dropFirst().reversed()
  }
}

/// How long the pool sleeps before it listens again, while all workers have enough to do.
///
/// A pool that waits at the sockets is woken for each result, which costs the worker as much time as sending it. Where
/// items are small it sleeps instead, the longer the more of them workers still have before them when it wakes.
private struct Pause {
  private static let longest = 1000
  private static let step = 50
  private var microseconds = 0

  /// Takes into account how many items the worker has left that has fewest, before it is given more.
  mutating func adapt(leastLeft count: Int) {
    if count >= WorkerPool.ahead / 4 {
      microseconds = min(Pause.longest, microseconds + Pause.step)
    } else {
      microseconds = count == 0 ? 0 : microseconds / 2
    }
  }

  /// Sleeps.
  func take() {
    if microseconds > 0 { usleep(UInt32(microseconds)) }
  }
}

/// A worker, and the items that it has before it.
struct PooledWorker {
  /// The size of the number that precedes what was made of an item.
  private static let headSize = MemoryLayout<Int64>.size
  /// How many bytes are taken at once, if no single result needs more.
  private static let room = 1 << 17

  let started: WorkerHost.Started
  /// The items that it has before it, the one at which it works first.
  private(set) var queue: [Int] = []
  /// Why it was ended from here.
  private var stopped: WorkerFailure?
  private var sizes: [Int] = []
  private var buffer: [UInt8] = []
  /// Where in the buffer the first byte stands that belongs to no result yet.
  private var start = 0
  /// When it began with the first item of its queue.
  private var began = ContinuousClock.now
  /// Whether it had sent more than was taken last time.
  private(set) var hasMore = false

  init(_ started: WorkerHost.Started) { self.started = started }

  /// The open file on which it hands on what it made.
  var file: Int32 { started.channel.number }

  /// Whether it may have another item before it, where it may have `limit` of them.
  func hasRoom(for limit: Int) -> Bool {
    queue.isEmpty || (queue.count < limit && sizes.reduce(0, +) < WorkerPool.bytesAhead)
  }

  /// Notes that it is given an item.
  mutating func take(_ number: Int, size: Int) {
    if queue.isEmpty { began = .now }
    queue.append(number)
    sizes.append(size)
  }

  /// Gives it numbers; one that is at its end shows that when it is read from.
  func send(_ numbers: [Int64]) { _ = started.channel.send(numbers) }

  /// Takes the bytes that it has sent; false where it is at its end.
  mutating func receive() -> Bool {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    let missing = expectedSize + PooledWorker.headSize - buffer.count
    // Once, when the size of a large result is known: asking for a little more each time would copy it each time.
    if missing > buffer.capacity - buffer.count { buffer.reserveCapacity(buffer.count + missing) }
    let room = min(max(PooledWorker.room, missing), 1 << 20)
    let received = started.channel.receive(into: &buffer, room: room)
    hasMore = received == room
    return received > 0
  }

  /// The size of the result whose first bytes have come; 0 where there is none.
  var expectedSize: Int {
    guard buffer.count - start >= PooledWorker.headSize else { return 0 }
    return unsafe buffer.withUnsafeBytes { bytes in
      unsafe Int(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: Int64.self)))
    }
  }

  /// The next result that has come whole, with its item's number.
  mutating func nextResult() -> (Int, [UInt8])? {
    let head = start + PooledWorker.headSize
    guard buffer.count >= head, buffer.count >= head + expectedSize, !queue.isEmpty else {
      return nil
    }
    let result = Array(buffer[head..<head + expectedSize])
    start = head + result.count
    sizes.removeFirst()
    began = .now
    return (queue.removeFirst(), result)
  }

  /// How long it may still take of so many seconds for its item; a day where it has none, nothing where they are over.
  func timeLeft(of seconds: Int) -> Duration {
    queue.isEmpty ? .seconds(86_400) : max(.zero, .seconds(seconds) - began.duration(to: .now))
  }

  /// Waits until it has sent something, and takes that; false where it is at its end, or its time is over.
  mutating func listen(_ limits: WorkerLimits) -> Bool {
    var files = [pollfd(fd: file, events: Int16(POLLIN), revents: 0)]
    let patience = timeLeft(of: limits.seconds) / .milliseconds(1)
    let ready = unsafe poll(&files, 1, Int32(patience) + 1)
    if ready < 0 { return true }
    if files[0].revents != 0 { return receive() }
    guard timeLeft(of: limits.seconds) <= .zero else { return true }
    stop(as: .outOfTime)
    return false
  }

  /// Ends it where it is about to send a result that is too large; false then.
  mutating func staysWithin(_ limits: WorkerLimits) -> Bool {
    if expectedSize <= limits.output { return true }
    stop(as: .tooMuchOutput)
    return false
  }

  /// Why nothing was made of its item, now that it has ended.
  func failure(_ ending: WorkerHost.Ending, _ limits: WorkerLimits) -> WorkerFailure {
    if let stopped { return stopped }
    // The system ends a process that has used up its processor time with the first of these.
    if ending.signal == SIGXCPU { return .outOfTime }
    // What is refused so much memory at once never held it: an item takes its own size at least.
    let isSwollen =
      ending.memory > limits.memory / 2 || ending.signal == SIGKILL
      || sizes.first ?? 0 > limits.memory / 2
    return isSwollen ? .outOfMemory : .crashed(signal: ending.signal)
  }

  /// Ends it for a reason.
  mutating func stop(as reason: WorkerFailure) {
    stopped = reason
    end()
  }

  /// Ends it.
  func end() { kill(started.id, SIGKILL) }
}

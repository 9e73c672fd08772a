import Glibc

/// Takes what children write until all have ended, and ends those that go beyond their limits.
struct ChildWatch {
  /// The most that is kept of what a child complains about.
  private static let messageLimit = 1 << 16

  private struct Watched {
    var child: StartedChild
    var result = ChildProcess.Result()
    var isOutputOpen = true
    var areMessagesOpen = true
    var stopped: ChildProcess.Ending?
  }

  private let limits: ChildProcess.Limits
  private let end: Int
  private var children: [Watched] = []

  init(limits: ChildProcess.Limits) {
    self.limits = limits
    end = ChildWatch.milliseconds() + limits.seconds * 1000
  }

  mutating func add(_ child: StartedChild) { children.append(Watched(child: child)) }

  /// Ends all children that were started.
  mutating func endAll() {
    for watched in children {
      kill(watched.child.id, SIGKILL)
      _ = ChildWatch.status(of: watched.child.id)
    }
    children = []
  }

  /// Waits until all have ended.
  consuming func wait() -> [ChildProcess.Result] {
    while true {
      var waiting = waitingFiles()
      guard !waiting.isEmpty else { break }
      let rest = end - ChildWatch.milliseconds()
      if rest <= 0 {
        for index in children.indices where !isDone(index) { stop(index, as: .outOfTime) }
        continue
      }
      var files = waiting.map { pollfd(fd: file($0).number, events: Int16(POLLIN), revents: 0) }
      let ready = unsafe poll(&files, nfds_t(files.count), Int32(clamping: rest))
      if ready <= 0 { continue }
      waiting = zip(waiting, files).filter { $0.1.revents != 0 }.map(\.0)
      for place in waiting { take(place) }
    }
    for index in children.indices {
      // A child that closes its output and goes on has the rest of the time.
      while !hasEnded(children[index].child.id) {
        if ChildWatch.milliseconds() >= end { stop(index, as: .outOfTime) }
        usleep(500)
      }
      children[index].result.ending = ending(of: children[index])
    }
    return children.map(\.result)
  }

  // MARK: What they write

  private struct Place {
    var index: Int
    var isOutput: Bool
  }

  private func isDone(_ index: Int) -> Bool {
    !children[index].isOutputOpen && !children[index].areMessagesOpen
  }

  private func waitingFiles() -> [Place] {
    children.indices.flatMap { index in
      (children[index].isOutputOpen ? [Place(index: index, isOutput: true)] : [])
        + (children[index].areMessagesOpen ? [Place(index: index, isOutput: false)] : [])
    }
  }

  private func file(_ place: Place) -> OpenFile {
    let child = children[place.index].child
    return place.isOutput ? child.output : child.messages
  }

  private mutating func take(_ place: Place) {
    let number = file(place).number
    let capacity = 1 << 16
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      count = unsafe read(number, buffer.baseAddress, capacity)
      filled = max(count, 0)
    }
    if count < 0, errno == EINTR { return }
    if place.isOutput {
      children[place.index].result.output += bytes
      if count <= 0 { children[place.index].isOutputOpen = false }
      if children[place.index].result.output.count > limits.output {
        stop(place.index, as: .tooMuchOutput)
      }
    } else {
      let room = ChildWatch.messageLimit - children[place.index].result.messages.count
      children[place.index].result.messages += bytes.prefix(max(0, room))
      if count <= 0 { children[place.index].areMessagesOpen = false }
    }
  }

  private mutating func stop(_ index: Int, as ending: ChildProcess.Ending) {
    kill(children[index].child.id, SIGKILL)
    if children[index].stopped == nil { children[index].stopped = ending }
    children[index].isOutputOpen = false
    children[index].areMessagesOpen = false
  }

  // MARK: How they end

  /// Whether a child has ended; its status waits to be asked for.
  private func hasEnded(_ id: pid_t) -> Bool {
    var information = unsafe siginfo_t()
    unsafe information._sifields._kill.si_pid = 0
    let code = unsafe waitid(P_PID, id_t(id), &information, WEXITED | WNOHANG | WNOWAIT)
    return unsafe code != 0 || information._sifields._kill.si_pid != 0
  }

  private func ending(of watched: Watched) -> ChildProcess.Ending {
    let status = ChildWatch.status(of: watched.child.id)
    if let stopped = watched.stopped { return stopped }
    let signal = status & 0x7F
    if signal == 0 { return .exited(Int(status >> 8 & 0xFF)) }
    // The system ends a process that has used up its processor time with one of these.
    return signal == SIGXCPU || signal == SIGKILL ? .outOfTime : .crashed(signal: Int(signal))
  }

  private static func status(of id: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}

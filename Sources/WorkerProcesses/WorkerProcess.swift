internal import CSystemCalls
internal import Glibc

/// What a worker does: it takes numbers and hands on what it makes of them, until there are no more.
enum WorkerProcess {
  /// How many numbers a worker takes at once.
  static let batch = 64
  /// The signals with which a program ends that breaks down.
  private static let breakdowns = [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGXCPU]

  /// Serves until the other end of `channel` is gone.
  static func serve(
    _ channel: Channel, _ limits: WorkerLimits, _ work: (Int) -> [UInt8]
  ) -> Never {
    prepare(limits)
    var limited = -1
    while true {
      let (numbers, _) = channel.receive(batch)
      if numbers.isEmpty { _exit(0) }
      for number in numbers {
        limitProcessorTime(limits.processorSeconds, &limited)
        guard send(work(Int(number)), to: channel) else { _exit(0) }
      }
    }
  }

  private static func prepare(_ limits: WorkerLimits) {
    // Were the program killed, a worker that is busy would go on without anybody to take what it makes.
    touchstone_end_with_parent()
    // Whoever handles breakdowns in the program would print pages of addresses, once for each bad document.
    for number in breakdowns { signal(number, SIG_DFL) }
    let null = unsafe open("/dev/null", O_WRONLY | O_CLOEXEC)
    if null >= 0 {
      dup2(null, STDERR_FILENO)
      close(null)
    }
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_AS, to: addressSpace() + limits.memory)
  }

  /// Sends what was made of an item, its size before it: small ones in one call of the system.
  private static func send(_ result: [UInt8], to channel: Channel) -> Bool {
    var message: [UInt8] = []
    unsafe withUnsafeBytes(of: Int64(result.count).littleEndian) {
      unsafe message.append(contentsOf: $0)
    }
    guard result.count < smallResult else {
      return channel.send(message.span) && channel.send(result.span)
    }
    message.append(contentsOf: result)
    return channel.send(message.span)
  }

  /// Up to this size in bytes, copying a result costs less than another call.
  private static let smallResult = 1 << 16

  /// Lets the process work for so many seconds more, counted from whole ones; `last` is what it had used when that was set.
  private static func limitProcessorTime(_ seconds: Int, _ last: inout Int) {
    var usage = rusage()
    unsafe touchstone_usage(&usage)
    let used = Int(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    if used == last { return }
    last = used
    limit(RLIMIT_CPU, to: used + 1 + seconds)
  }

  /// Sets the limit that a process may raise again, so that programs which it starts can have limits of their own.
  private static func limit(_ resource: __rlimit_resource, to value: Int) {
    var limit = rlimit()
    guard unsafe touchstone_get_limit(Int32(resource.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(rlim_t(value), limit.rlim_max)
    unsafe touchstone_set_limit(Int32(resource.rawValue), &limit)
  }

  /// The size of this process's address space in bytes.
  private static func addressSpace() -> Int {
    let file = unsafe open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = unsafe read(file, &bytes, bytes.count)
    let digits = bytes.prefix(max(0, count)).prefix { (0x30...0x39).contains($0) }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}

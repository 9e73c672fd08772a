internal import CSystemCalls
internal import Glibc
import Synchronization

/// A process of this program that makes workers: copies of what the program was when the host was made.
///
/// A worker is forked, not started anew: what the program has read by then (a lexicon, a list of documents) is there
/// without being read again. Since a copy has only the thread that made it, the host is made before the program
/// starts threads that hold locks, and it is the host that is copied later, when the program may have many.
package final class WorkerHost: Sendable {
  /// A worker as this process sees it.
  struct Started {
    /// Its number among the system's processes.
    let id: pid_t
    /// Where it takes items and hands on what it made of them.
    let channel: Channel
  }

  /// How a worker came to its end.
  struct Ending {
    /// The signal that ended it, or 0.
    let signal: Int
    /// The most memory that it held, in bytes.
    let memory: Int
  }

  /// Questions and answers, of one thread at a time.
  private let control: Mutex<Channel>
  private let id: pid_t

  /// Makes the host.
  ///
  /// - Parameters:
  ///   - limits: what a worker may use for one item.
  ///   - makeWork: makes the function of one worker, with the state that it keeps between items; called in the worker.
  /// - Throws: ``WorkerError`` where the system makes no process.
  package init(
    limits: WorkerLimits, makeWork: () -> ((Int) -> [UInt8])
  ) throws(WorkerError) {
    let (own, theirs) = try Channel.pair(keepsMessages: true)
    let id = touchstone_fork()
    guard id >= 0 else { throw .system(code: errno) }
    if id == 0 {
      close(own.number)
      HostProcess.serve(theirs, limits, makeWork)
    }
    control = Mutex(own)
    self.id = id
  }

  deinit {
    // The host ends where nobody is left to ask it, and its workers with it.
    control.withLock { $0.shutDown() }
    var (status, memory): (Int32, Int) = (0, 0)
    unsafe touchstone_wait(id, &status, &memory)
  }

  /// Starts a worker.
  func start() throws(WorkerError) -> Started {
    let (words, file) = ask([HostProcess.start])
    guard words.count == 2 else { throw .endedEarly }
    guard let file else { throw .system(code: Int32(words[1])) }
    return Started(id: pid_t(words[0]), channel: file)
  }

  /// Waits for a worker that has ended or is about to.
  func bury(_ worker: Started) -> Ending {
    let (words, _) = ask([HostProcess.bury, Int64(worker.id)])
    guard words.count == 2 else { return Ending(signal: 0, memory: 0) }
    return Ending(signal: Int(words[0] & 0x7F), memory: Int(words[1]) * 1024)
  }

  /// The answer to a question; none where the host is gone.
  private func ask(_ question: [Int64]) -> (words: [Int64], file: Channel?) {
    control.withLock { control in
      control.send(question) ? control.receive(2) : ([], nil)
    }
  }
}

/// What the host does: it makes workers and says how they ended, until nobody asks any more.
enum HostProcess {
  /// The message that asks for a worker.
  static let start: Int64 = 1
  /// The message that asks how a worker ended, followed by its number.
  static let bury: Int64 = 2

  /// Serves until the other end of `control` is gone.
  static func serve(
    _ control: Channel, _ limits: WorkerLimits, _ makeWork: () -> ((Int) -> [UInt8])
  ) -> Never {
    // The thread that was copied may have been one that has signals blocked, those among them that end what takes too long.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigprocmask(SIG_SETMASK, &none, nil)
    // The terminal's signals go to all of the program's processes; which of them ends the run, the program decides.
    signal(SIGINT, SIG_IGN)
    while true {
      let (words, _) = control.receive(2)
      switch words.first {
      case start: startWorker(control, limits, makeWork)
      case bury where words.count == 2:
        var (status, memory): (Int32, Int) = (0, 0)
        unsafe touchstone_wait(pid_t(words[1]), &status, &memory)
        _ = control.send([Int64(status), Int64(memory)])
      default: _exit(0)
      }
    }
  }

  private static func startWorker(
    _ control: Channel, _ limits: WorkerLimits, _ makeWork: () -> ((Int) -> [UInt8])
  ) {
    do throws(WorkerError) {
      let (own, theirs) = try Channel.pair(keepsMessages: false)
      let id = touchstone_fork()
      guard id >= 0 else { throw .system(code: errno) }
      if id == 0 {
        close(control.number)
        close(own.number)
        WorkerProcess.serve(theirs, limits, makeWork())
      }
      _ = control.send([Int64(id), 0], file: own)
    } catch .system(let code) {
      _ = control.send([0, Int64(code)])
    } catch {
      _ = control.send([0, 0])
    }
  }
}

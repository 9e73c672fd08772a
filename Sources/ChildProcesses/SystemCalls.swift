import Glibc
import Synchronization

/// An open file; closed when the value goes.
final class OpenFile: Sendable {
  let number: Int32
  init(_ number: Int32) { self.number = number }
  deinit { close(number) }
}

/// A child that runs, and the ends of the pipes that it writes to.
struct StartedChild {
  var id: pid_t
  var output: OpenFile
  var messages: OpenFile
}

/// The few system calls that starting a program needs.
enum SystemCalls {
  /// Held from making a pipe until the child is started: a child started in between by another thread
  /// would keep the pipe open.
  private static let starting = Mutex(())

  /// What the environment holds under a name.
  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Whether a path leads to a program that may be run.
  static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

  /// A file without a name that holds `bytes`; it is gone when it is closed.
  static func unnamedFile(holding bytes: Span<UInt8>) throws(ChildProcess.Failure) -> OpenFile {
    let folder = environment("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(folder)/touchstone-XXXXXX".utf8CString)
    let number = starting.withLock { _ in
      let number = unsafe mkstemp(&template)
      if number >= 0 { closeOnStart(number) }
      return number
    }
    guard number >= 0 else { throw failure() }
    let file = OpenFile(number)
    unsafe unlink(template)
    var written = 0
    while written < bytes.count {
      let rest = bytes.extracting(written..<bytes.count)
      let count = unsafe rest.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { throw failure() }
      written += max(count, 0)
    }
    lseek(number, 0, SEEK_SET)
    return file
  }

  /// Starts a program, `input` being what it reads.
  static func start(
    _ child: ChildProcess, input: OpenFile
  ) throws(ChildProcess.Failure) -> StartedChild {
    let result: Swift.Result<StartedChild, ChildProcess.Failure> = starting.withLock { _ in
      do throws(ChildProcess.Failure) {
        let (output, outputEnd) = try pipe()
        let (messages, messagesEnd) = try pipe()
        let id = try spawn(child, files: [input, outputEnd, messagesEnd])
        return .success(StartedChild(id: id, output: output, messages: messages))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func spawn(
    _ child: ChildProcess, files: [OpenFile]
  ) throws(ChildProcess.Failure) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (target, file) in files.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, file.number, Int32(target))
    }
    let words = unsafe copies(of: [child.program] + child.arguments)
    // Nothing of the user's environment; the locale only fixes the language of messages.
    let environment = unsafe copies(of: ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"])
    defer { unsafe (words + environment).forEach { unsafe free($0) } }
    var id: pid_t = 0
    let code = unsafe posix_spawn(&id, child.program, &actions, nil, words, environment)
    guard code == 0 else { throw .system(reason(code)) }
    return id
  }

  /// Copies for C, with the end that C asks for; the caller frees them.
  private static func copies(of words: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var copies: [UnsafeMutablePointer<CChar>?] = unsafe []
    for word in words { unsafe copies.append(strdup(word)) }
    unsafe copies.append(nil)
    return unsafe copies
  }

  private static func pipe() throws(ChildProcess.Failure) -> (read: OpenFile, write: OpenFile) {
    var ends: [Int32] = [0, 0]
    guard unsafe Glibc.pipe(&ends) == 0 else { throw failure() }
    for end in ends { closeOnStart(end) }
    return (OpenFile(ends[0]), OpenFile(ends[1]))
  }

  /// Keeps a file from being handed to programs that are started.
  private static func closeOnStart(_ number: Int32) {
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  private static func failure() -> ChildProcess.Failure { .system(reason(errno)) }

  private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}

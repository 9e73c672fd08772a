internal import CSystemCalls
internal import Glibc

/// An open file to which bytes are written; closed when the value goes.
package struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let path: String

  /// Makes a file, or empties the one that is there.
  package init(creating path: String) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    number = try checked(.open, path) { unsafe open(path, flags, 0o666) }
    self.path = path
  }

  /// Opens a file to write at its end; makes it where there is none.
  package init(appendingTo path: String) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
    number = try checked(.open, path) { unsafe open(path, flags, 0o666) }
    self.path = path
  }

  deinit { close(number) }

  /// Cuts the file to so many bytes.
  package func truncate(to size: Int) throws(FileError) {
    _ = try checked(.write, path) { ftruncate(number, size) }
  }

  /// Takes the file for this process alone, until the value goes.
  ///
  /// - Returns: false where another process has it.
  package func lock() -> Bool { flock(number, LOCK_EX | LOCK_NB) == 0 }

  /// Writes all bytes.
  package func write(_ bytes: Span<UInt8>) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let rest = bytes.extracting(start..<bytes.count)
      start += try checked(.write, path) {
        unsafe rest.withUnsafeBytes { buffer in
          unsafe Glibc.write(number, buffer.baseAddress, buffer.count)
        }
      }
    }
  }

  /// Lets the system begin to bring bytes to the disk that were written, so that ``sync()`` has less to wait for.
  ///
  /// Where the system cannot, all is left to that.
  package func startSyncing(from offset: Int, count: Int) {
    touchstone_start_syncing(number, offset, count)
  }

  /// Waits until the bytes are on the disk.
  ///
  /// A device or pipe that cannot be synchronised is no error.
  package func sync() throws(FileError) { try synchronise(number, path) }
}

/// Waits until the bytes of an open file are on the disk; one that cannot be synchronised is no error.
func synchronise(_ number: Int32, _ path: String) throws(FileError) {
  do throws(FileError) {
    _ = try checked(.sync, path) { fsync(number) }
  } catch .system(_, _, code: EINVAL) {
    return
  }
}

/// Runs a system call, again where a signal interrupted it, and turns -1 into an error.
package func checked<Result: SignedInteger>(
  _ action: FileError.Action, _ path: String, _ call: () -> Result
) throws(FileError) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let code = errno
    if code != EINTR { throw .system(action, path: path, code: code) }
  }
}

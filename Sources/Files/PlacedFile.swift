internal import Glibc

/// An open file that is read, and where it is this program's own also written, at stated places.
///
/// No place is kept between calls, so that threads, and processes forked from this one, may use it side by side. It is
/// closed when the last reference goes.
package final class PlacedFile: Sendable {
  /// Its path, for messages.
  package let path: String
  private let number: Int32

  /// Opens a file to be read.
  package init(reading path: String) throws(FileError) {
    number = try checked(.open, path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    self.path = path
  }

  /// Makes a file without a name in a folder: it goes with this value, however the process ends.
  package init(unnamedIn folder: String) throws(FileError) {
    let path = folder + "/touchstone-XXXXXX"
    // mkstemp writes the name into its argument.
    var name = path.utf8.map { CChar(bitPattern: $0) } + [0]
    number = try checked(.open, path) { unsafe mkstemp(&name) }
    _ = unsafe unlink(name)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    self.path = path
  }

  deinit { close(number) }

  /// Its length in bytes.
  package func size() throws(FileError) -> Int {
    var status = stat()
    _ = try checked(.read, path) { unsafe fstat(number, &status) }
    return Int(status.st_size)
  }

  /// The bytes from a place on; fewer where the file ends before.
  package func bytes(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        guard let start = buffer.baseAddress else { return }
        let got = unsafe pread(number, start + filled, count - filled, off_t(offset + filled))
        if got == 0 { return }
        if got > 0 {
          filled += got
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw .system(.read, path: path, code: code) }
    return bytes
  }

  /// Writes bytes at a place.
  package func write(_ bytes: Span<UInt8>, at offset: Int) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let rest = bytes.extracting(start..<bytes.count)
      start += try checked(.write, path) {
        unsafe rest.withUnsafeBytes { buffer in
          unsafe pwrite(number, buffer.baseAddress, buffer.count, off_t(offset + start))
        }
      }
    }
  }
}

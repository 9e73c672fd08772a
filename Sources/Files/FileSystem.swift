internal import CSystemCalls
internal import Glibc

/// The few things that folders of results and archives ask of the file system.
package enum FileSystem {
  /// What stands at a path.
  package enum Kind: Sendable {
    /// Nothing.
    case missing
    /// A folder.
    case folder
    /// A plain file.
    case file
    /// A link, device or anything else.
    case other
  }

  /// What stands at a path; a link is not followed.
  package static func kind(of path: String) throws(FileError) -> Kind {
    var status = stat()
    do throws(FileError) {
      _ = try checked(.read, path) { unsafe lstat(path, &status) }
    } catch .system(_, _, code: ENOENT) {
      return .missing
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return .other
    }
  }

  /// Makes a folder that must not be there yet.
  package static func makeFolder(_ path: String) throws(FileError) {
    _ = try checked(.makeFolder, path) { unsafe mkdir(path, 0o777) }
  }

  /// Makes a folder and those above it, where they are missing.
  package static func makeFolders(_ path: String) throws(FileError) {
    do throws(FileError) {
      try makeFolder(path)
    } catch .system(_, _, code: EEXIST) {
      return
    } catch .system(_, _, code: ENOENT) where !parent(of: path).isEmpty {
      try makeFolders(parent(of: path))
      try makeFolder(path)
    }
  }

  /// The part of a path before its last slash.
  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The names in a folder, in byte order, without `.` and `..`.
  package static func names(in path: String) throws(FileError) -> [String] {
    guard let folder = unsafe opendir(path) else {
      throw .system(.read, path: path, code: errno)
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file.
  package static func removeFile(_ path: String) throws(FileError) {
    _ = try checked(.remove, path) { unsafe unlink(path) }
  }

  /// Removes an empty folder.
  package static func removeFolder(_ path: String) throws(FileError) {
    _ = try checked(.remove, path) { unsafe rmdir(path) }
  }

  /// Gives a folder another name; an empty folder of that name is replaced.
  package static func rename(_ path: String, to target: String) throws(FileError) {
    _ = try checked(.rename, target) { unsafe Glibc.rename(path, target) }
  }

  /// Exchanges the names of two folders in one step; false where the file system cannot.
  package static func exchange(_ path: String, with other: String) -> Bool {
    unsafe touchstone_exchange(path, other) == 0
  }

  /// Waits until the names in a folder are on the disk.
  package static func syncFolder(_ path: String) throws(FileError) {
    let number = try checked(.open, path) { unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { close(number) }
    // Some network file systems cannot synchronise a folder; the files themselves are safe.
    fsync(number)
  }

  /// Waits until a file is on the disk; one that cannot be synchronised is no error.
  static func syncFile(_ path: String) throws(FileError) {
    let number = try checked(.open, path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(number) }
    try synchronise(number, path)
  }

  /// The bytes of a file.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try readPieces(of: path) { piece in
      for index in piece.indices { bytes.append(piece[index]) }
    }
    return bytes
  }

  /// Up to `count` bytes of a file from an offset; fewer only at its end.
  package static func read(
    _ path: String, at offset: Int, count: Int
  ) throws(FileError) -> [UInt8] {
    let number = try checked(.open, path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(number) }
    var bytes: [UInt8] = []
    while bytes.count < count {
      var piece = [UInt8](repeating: 0, count: min(count - bytes.count, 1 << 20))
      let place = off_t(offset + bytes.count)
      let got = try checked(.read, path) { unsafe pread(number, &piece, piece.count, place) }
      if got == 0 { break }
      bytes += piece.prefix(got)
    }
    return bytes
  }

  /// The size of a file in bytes.
  package static func size(of path: String) throws(FileError) -> Int {
    var status = stat()
    _ = try checked(.read, path) { unsafe stat(path, &status) }
    return Int(status.st_size)
  }

  /// The size and the time of the last change of a file, by which a change shows; nil where there is none.
  package static func stamp(
    of path: String
  ) -> (size: Int, seconds: Int, nanoseconds: Int)? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return (Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
  }

  /// The bytes of a file, piece by piece.
  package static func readPieces(
    of path: String, _ take: (Span<UInt8>) -> Void
  ) throws(FileError) {
    let number = try checked(.open, path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(number) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try checked(.read, path) { unsafe Glibc.read(number, &piece, piece.count) }
      if count == 0 { return }
      take(piece.span.extracting(0..<count))
    }
  }

  /// The process's number.
  package static var processID: Int { Int(getpid()) }
}

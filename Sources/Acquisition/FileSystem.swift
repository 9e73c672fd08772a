import Glibc

/// The few system calls that acquisition needs, over paths as bytes: a file's name may be any bytes.
enum FileSystem {
  /// What stands at a path.
  enum Kind: Sendable {
    case file(size: Int)
    case folder(identity: FolderIdentity)
    case link
    case other
  }

  /// What tells two folders apart, whatever paths lead to them.
  struct FolderIdentity: Hashable, Sendable {
    var device: UInt
    var inode: UInt
  }

  /// A failed call, in the system's words.
  struct Failure: Error, Hashable, Sendable {
    var code: Int32

    var reason: String { unsafe String(cString: strerror(code)) }
    var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
  }

  /// What stands at `path`: what a link there leads to, unless links are not followed.
  static func kind(_ path: [UInt8], followsLinks: Bool = true) throws(Failure) -> Kind {
    var status = stat()
    let name = terminated(path)
    let result = unsafe followsLinks ? stat(name, &status) : lstat(name, &status)
    guard result == 0 else { throw Failure(code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFLNK: return .link
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR:
      return .folder(
        identity: FolderIdentity(device: UInt(status.st_dev), inode: UInt(status.st_ino)))
    default: return .other
    }
  }

  /// The names in a folder, without `.` and `..`, in the order of their bytes.
  static func names(inFolder path: [UInt8]) throws(Failure) -> FolderNames {
    guard let folder = unsafe opendir(terminated(path)) else { throw Failure(code: errno) }
    defer { unsafe closedir(folder) }
    var names = FolderNames()
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      if name != [UInt8(ascii: ".")], name != [UInt8](repeating: UInt8(ascii: "."), count: 2) {
        names.append(name)
      }
    }
    names.sort()
    return names
  }

  /// The bytes of a file, at most `limit` and one more, so that a caller can tell that there are more.
  static func contents(of path: [UInt8], sizeHint: Int, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(terminated(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    return try contents(
      ofDescriptor: descriptor, sizeHint: sizeHint, limit: limit, endsAtHint: true)
  }

  /// The bytes of a part of a file; fewer where the file has become shorter.
  static func contents(of path: [UInt8], in range: Range<Int>) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(terminated(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    defer { close(descriptor) }
    guard lseek(descriptor, range.lowerBound, SEEK_SET) >= 0 else { throw Failure(code: errno) }
    let bytes = try contents(
      ofDescriptor: descriptor, sizeHint: range.count, limit: range.count, endsAtHint: true)
    return Array(bytes.prefix(range.count))
  }

  /// What reads pieces of a file of this size, each for itself, so that no file stays open.
  static func reader(
    of path: [UInt8], size: Int
  ) -> (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8] {
    { (offset, count) throws(Failure) in
      guard offset < size else { return [] }
      return try contents(of: path, in: offset..<offset + min(count, size - offset))
    }
  }

  /// The bytes that a descriptor yields until its end.
  ///
  /// - Parameters:
  ///   - descriptor: the descriptor.
  ///   - sizeHint: how many they will probably be.
  ///   - limit: how many are wanted; one more tells that there are more.
  ///   - endsAtHint: whether a first look that finds just as many as there will probably be has seen the end: so it is
  ///     with a file, but a pipe or a terminal may go on.
  /// - Returns: the bytes.
  /// - Throws: ``Failure`` where the system cannot read.
  static func contents(
    ofDescriptor descriptor: Int32, sizeHint: Int, limit: Int, endsAtHint: Bool = false
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than the size tells the end of the file without a second allocation.
    var capacity = min(max(sizeHint, 0), limit) + 1
    while bytes.count <= limit {
      let start = bytes.count
      var failure: Failure?
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        let got = unsafe read(descriptor, buffer.baseAddress, capacity)
        if got < 0 { failure = Failure(code: errno) }
        count = max(got, 0)
      }
      if let failure {
        if failure.code == EINTR { continue }
        throw failure
      }
      if chunk.isEmpty { break }
      if start == 0 { bytes = chunk } else { bytes += chunk }
      if endsAtHint, start == 0, bytes.count == sizeHint { break }
      capacity = 1 << 16
    }
    return bytes
  }

  /// The paths that a glob such as `reports/*.html` stands for, in the order of their bytes.
  static func expand(_ pattern: [UInt8]) -> [[UInt8]] {
    var result = unsafe glob_t()
    defer { unsafe globfree(&result) }
    guard unsafe glob(terminated(pattern), GLOB_NOSORT, nil, &result) == 0 else { return [] }
    var paths: [[UInt8]] = []
    for index in 0..<Int(unsafe result.gl_pathc) {
      if let path = unsafe result.gl_pathv[index] {
        let length = unsafe Int(strlen(path))
        paths.append((0..<length).map { unsafe UInt8(bitPattern: path[$0]) })
      }
    }
    return paths.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func terminated(_ path: [UInt8]) -> [CChar] {
    path.map { CChar(bitPattern: $0) } + [0]
  }
}

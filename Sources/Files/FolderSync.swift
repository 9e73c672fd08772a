internal import Glibc

extension FileSystem {
  /// Waits until the files in a folder, and their names, are on the disk.
  ///
  /// Side by side: a file system then writes its journal once for many of them, instead of once for each.
  ///
  /// - Throws: ``FileError`` for the first file, by name, that could not be written.
  package static func syncContents(of folder: String) throws(FileError) {
    let files = try names(in: folder).map { FileSync(folder + "/" + $0) }
    for file in files { file.begin() }
    for file in files { file.wait() }
    for file in files { if let error = file.error { throw error } }
    try syncFolder(folder)
  }
}

/// One file that is being waited for, by a thread of its own.
@safe private final class FileSync {
  private let path: String
  private var thread = pthread_t()
  private var hasThread = false
  private(set) var error: FileError?

  init(_ path: String) { self.path = path }

  func begin() {
    let own = unsafe Unmanaged.passUnretained(self).toOpaque()
    let code = unsafe pthread_create(&thread, nil, { unsafe FileSync.run($0) }, own)
    hasThread = code == 0
    if !hasThread { sync() }
  }

  func wait() {
    if hasThread { pthread_join(thread, nil) }
  }

  private static func run(_ file: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let file = unsafe file else { return nil }
    unsafe Unmanaged<FileSync>.fromOpaque(file).takeUnretainedValue().sync()
    return nil
  }

  private func sync() {
    do throws(FileError) {
      try FileSystem.syncFile(path)
    } catch {
      self.error = error
    }
  }
}

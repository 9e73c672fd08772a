internal import Files

/// What stands at the destination of a run, and whether it may be replaced.
enum ExistingRun {
  /// Checks that nothing, an empty folder, or a run of this tool stands at a path.
  ///
  /// A run is known by its manifest; each entry must be a plain file that the manifest lists. A file
  /// that the user put beside them stops the replacement, so that it cannot be lost.
  ///
  /// - Returns: the names of the run's files, none where there is no run.
  @discardableResult
  static func check(_ path: String) throws(FileError) -> [String] {
    switch try FileSystem.kind(of: path) {
    case .missing: return []
    case .file, .other: throw .notAFolder(path: path)
    case .folder: break
    }
    let names = try FileSystem.names(in: path)
    if names.isEmpty { return [] }
    guard let outputs = try outputs(in: path, names) else { throw .notARun(path: path) }
    for name in names where name != "manifest.json" && !isClutter(name) {
      let isListed = outputs.contains(sequence: ManifestText.outputKey(name))
      guard isListed, try FileSystem.kind(of: path + "/" + name) == .file else {
        throw .foreignEntry(path: path, name: name)
      }
    }
    return names
  }

  /// The part of the manifest that lists the run's files; nil where it is not a manifest of ours.
  private static func outputs(
    in path: String, _ names: [String]
  ) throws(FileError) -> ArraySlice<UInt8>? {
    let file = path + "/manifest.json"
    guard names.contains("manifest.json"), try FileSystem.kind(of: file) == .file else {
      return nil
    }
    let bytes = try FileSystem.read(file)
    guard bytes.starts(with: ManifestText.opening) else { return nil }
    return bytes[(bytes.lastRange(of: ManifestText.outputsOpening) ?? bytes.endIndex)...]
  }

  /// Whether a file browser or an office program left the file, which then goes with the run.
  private static func isClutter(_ name: String) -> Bool {
    name == ".DS_Store" || name == "Thumbs.db" || name.hasPrefix(".~lock.")
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Where a sequence of bytes stands for the last time; nil where it does not.
  fileprivate func lastRange(of sequence: [UInt8]) -> Int? {
    guard count >= sequence.count else { return nil }
    return (startIndex...(endIndex - sequence.count)).last { start in
      self[start...].starts(with: sequence)
    }
  }

  /// Whether a sequence of bytes stands anywhere.
  fileprivate func contains(sequence: [UInt8]) -> Bool { lastRange(of: sequence) != nil }
}

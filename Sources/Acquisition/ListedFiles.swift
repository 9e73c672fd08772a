/// The files below a manifest's folder, of which the manifest's rows take one after the other.
struct ListedFiles {
  /// What a row of a manifest names.
  enum Named: Equatable {
    /// A file that no row named before.
    case file(CorpusLister.Found)
    /// What another row named before.
    case again
    /// No file.
    case missing

    static func == (one: Named, other: Named) -> Bool {
      switch (one, other) {
      case (.again, .again), (.missing, .missing): true
      default: false
      }
    }
  }

  private enum State: UInt8 {
    case unlisted, listed, removed
  }

  private let files: PackedList<CorpusLister.Found>
  private let index: PackedList<CorpusLister.Found>.NameIndex
  private var states: [State]
  /// What rows named that is no file, or was removed.
  private var absent: Set<String> = []

  /// Starts with files of which no row has named any.
  init(_ files: PackedList<CorpusLister.Found>) {
    self.files = files
    index = PackedList.NameIndex(files) { $0.path }
    states = [State](repeating: .unlisted, count: files.count)
  }

  /// A file by its path, whatever was named.
  subscript(_ path: String) -> CorpusLister.Found? {
    index.place(of: path, in: files).map { files[$0] }
  }

  /// Whether there is such a file, and no row has named it.
  func isUnlisted(_ path: String) -> Bool {
    index.place(of: path, in: files).map { states[$0] == .unlisted } ?? false
  }

  /// The paths of the files that no row has named.
  var unlisted: some Sequence<String> {
    files.indices.lazy.filter { states[$0] == .unlisted }.map { files[$0].path }
  }

  /// Takes what a row names.
  mutating func list(_ path: String) -> Named {
    if let place = index.place(of: path, in: files), states[place] != .removed {
      guard states[place] == .unlisted else { return .again }
      states[place] = .listed
      return .file(files[place])
    }
    return absent.insert(path).inserted ? .missing : .again
  }

  /// Takes out a file, which no row can name any more.
  mutating func remove(_ path: String) {
    if let place = index.place(of: path, in: files) { states[place] = .removed }
  }
}

package import Files
import Glibc

/// Where files go that nobody is to see.
package enum TemporaryFolder {
  /// A file without a name, which is gone with this program; nil where none can be made.
  ///
  /// It is looked for where the user says (`TMPDIR`), then in `/var/tmp`, which is on a disk where `/tmp` is in memory.
  package static func file() -> PlacedFile? {
    let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
    for folder in [named, "/var/tmp", "/tmp"].compactMap(\.self) where !folder.isEmpty {
      if let file = try? PlacedFile(unnamedIn: folder) { return file }
    }
    return nil
  }
}

/// What the path of a category says: names with dots between them.
///
/// Paths are compared byte by byte. To Swift a dot and an accent behind it are one character, so that the dot
/// before a name which begins with an accent would be none.
package enum CategoryPath {
  private static let dot = UInt8(ascii: ".")

  /// Whether `path` stands below `branch`.
  package static func isBelow(_ path: String, _ branch: String) -> Bool {
    let (inner, outer) = (path.utf8, branch.utf8)
    return inner.count > outer.count && inner.starts(with: outer)
      && inner[inner.index(inner.startIndex, offsetBy: outer.count)] == dot
  }

  /// Whether `path` is `branch` or stands below it.
  package static func isAtOrBelow(_ path: String, _ branch: String) -> Bool {
    path == branch || isBelow(path, branch)
  }

  /// The first name.
  package static func top(of path: String) -> String {
    String(decoding: path.utf8.prefix { $0 != dot }, as: UTF8.self)
  }

  /// The first names, at most `count` of them.
  package static func first(_ count: Int, of path: String) -> String {
    path.utf8.split(separator: dot).prefix(count)
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
  }

  /// The paths above `path`, the nearest first.
  package static func above(_ path: String) -> [String] {
    path.utf8.indices.reversed().compactMap { path.utf8[$0] == dot ? String(path[..<$0]) : nil }
  }

  /// What follows `branch` and the dot behind it in `path`, which stands below it.
  package static func rest(of path: String, below branch: String) -> String {
    String(decoding: path.utf8.dropFirst(branch.utf8.count + 1), as: UTF8.self)
  }
}

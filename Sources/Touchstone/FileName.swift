/// Names of files that belong together.
enum FileName {
  /// A path with another ending: `sheet.key.csv` beside `sheet.csv`.
  static func path(_ path: String, endingIn ending: String) -> String {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let end = path[start...].lastIndex(of: ".") ?? path.endIndex
    return path[..<end] + ending
  }

  /// The name without folder and ending.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}

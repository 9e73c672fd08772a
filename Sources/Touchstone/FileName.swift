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

  /// So many bytes has a name that is made of a document's; with endings, it stays within what file systems take.
  private static let lengthLimit = 200

  /// A path that leads out of no folder, made of what a stranger calls a document.
  ///
  /// Each part loses control characters and the dots that it begins with, and ends after 200 bytes at most, between two
  /// characters; parts of which nothing is left go.
  static func harmless(_ path: String) -> String {
    // By scalars: a mark behind a slash makes one character of both.
    let parts = path.unicodeScalars.split(separator: "/").compactMap { part in
      harmless(part: part)
    }
    return parts.isEmpty ? "document" : parts.joined(separator: "/")
  }

  private static func harmless(part: Substring.UnicodeScalarView) -> String? {
    var kept = String.UnicodeScalarView()
    for scalar in part where scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value) {
      if kept.isEmpty, scalar == "." { continue }
      kept.append(scalar)
    }
    var name = ""
    var length = 0
    for character in String(kept) {
      length += character.utf8.count
      if length > lengthLimit { break }
      name.append(character)
    }
    return name.isEmpty ? nil : name
  }
}

/// Paths from part to part inside a package.
enum PackagePath {
  /// The part that `target` means in a part at `base`, without what follows `#` or `?`.
  ///
  /// - Returns: the part's name from the package's root; nil if the target lies outside the package, on
  ///   the network or above the root.
  static func resolve(_ target: String, from base: String) -> String? {
    let path = target.prefix { $0 != "#" && $0 != "?" }
    if let colon = path.firstIndex(of: ":"), !path[..<colon].contains("/") { return nil }
    guard !path.hasPrefix("//") else { return nil }
    var parts = path.hasPrefix("/") ? [] : base.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(decoded(part))
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// `part` with `%20` and the like resolved; a sign that stands for nothing is kept.
  private static func decoded(_ part: Substring) -> String {
    guard part.contains("%") else { return String(part) }
    let bytes = Array(part.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Paths as bytes, and how they are shown.
enum PathName {
  private static let slash = UInt8(ascii: "/")

  /// `folder/name`.
  static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
    folder.last == slash ? folder + name : folder + [slash] + name
  }

  /// The path without slashes at its end.
  static func trimmed(_ path: [UInt8]) -> [UInt8] {
    var result = path
    while result.count > 1, result.last == slash { result.removeLast() }
    return result
  }

  /// The last part of a path; for `.` and the like, the path itself.
  static func last(of path: [UInt8]) -> [UInt8] {
    let path = trimmed(path)
    guard let index = path.lastIndex(of: slash), index + 1 < path.count else { return path }
    return Array(path[(index + 1)...])
  }

  /// A path for people and tables: UTF-8 as it is; where it is not UTF-8, bad bytes, control characters
  /// and `%` are written as `%FF`, so that two paths never look alike.
  static func display(_ path: [UInt8]) -> String {
    if let text = String(validating: path, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    {
      return text
    }
    var result = ""
    for byte in path {
      if byte < 0x80, byte >= 0x20, byte != 0x7F, byte != UInt8(ascii: "%") {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

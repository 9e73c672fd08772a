/// What a `Content-Type` says.
package enum MediaType {
  /// The type without parameters, in small letters; nil where there is none.
  package static func name(_ value: String) -> String? {
    let name = value.prefix { $0 != ";" && $0 != "," }
    let trimmed = trim(name).lowercased()
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The character encoding that is named, without quotation marks.
  package static func charset(_ value: String) -> String? {
    for parameter in value.split(separator: ";", omittingEmptySubsequences: false).dropFirst() {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, trim(parts[0]).lowercased() == "charset" else { continue }
      let charset = trim(parts[1]).filter { $0 != "\"" && $0 != "'" }
      return charset.isEmpty ? nil : charset
    }
    return nil
  }

  private static func trim(_ text: Substring) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

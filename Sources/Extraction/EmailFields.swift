import Markup

/// The fields at the head of an e-mail or of a part of one (RFC 5322), and what stands in them.
struct EmailFields {
  /// A field that is a value with parameters, such as `text/plain; charset=utf-8` (RFC 2045).
  struct Structured {
    /// What stands in front, in small letters.
    var value: String
    /// The parameters by their names in small letters.
    var parameters: [String: String]
  }

  private var fields: [(name: String, value: String)] = []

  /// Reads the fields of a head; continued lines are put together.
  init(_ head: ArraySlice<UInt8>) {
    let text = String(
      decoding: TextDecoder.decode(Array(head), declared: nil, isMarkup: false).bytes,
      as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      if line.first?.isSpace == true, let last = fields.indices.last {
        fields[last].value += " " + line.drop(while: \.isSpace)
      } else if let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].drop(while: \.isSpace)
        fields.append((line[..<colon].lowercased(), String(value)))
      }
    }
  }

  /// Whether one of the fields is there that every e-mail has some of.
  var areThoseOfAnEmail: Bool {
    let usual: Set = [
      "from", "to", "subject", "date", "received", "message-id", "mime-version", "content-type",
    ]
    return fields.contains { usual.contains($0.name) }
  }

  /// The first field of a name as it stands there; nil if there is none.
  private func raw(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The words of a field; nil if there is none, or nothing in it.
  func text(_ name: String) -> String? {
    raw(name).flatMap { value in
      let words = EncodedWords.resolved(value).split(whereSeparator: \.isSpace)
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
  }

  /// The name of the first person in a field of addresses, or else the address.
  func person(_ name: String) -> String? {
    guard let value = raw(name) else { return nil }
    let first = EmailFields.parts(of: value, separator: ",").first ?? value
    var shown = Substring(first)
    if let angle = first.lastIndex(of: "<") {
      let address = first[first.index(after: angle)...].prefix { $0 != ">" }
      shown = first[..<angle]
      if shown.allSatisfy({ $0.isSpace || $0 == "\"" }) { shown = address }
    } else if let comment = first.firstIndex(of: "("), first.hasSuffix(")") {
      shown = first[first.index(after: comment)...].dropLast()
    }
    let words = EncodedWords.resolved(EmailFields.unquoted(shown))
      .split(whereSeparator: \.isSpace)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// A field with parameters; nil if there is none.
  func structured(_ name: String) -> Structured? {
    guard let parts = raw(name).map({ EmailFields.parts(of: $0, separator: ";") }) else {
      return nil
    }
    var result = Structured(value: (parts.first ?? "").trimmed.lowercased(), parameters: [:])
    // `filename*0`, `filename*1` are pieces of one; `filename*` is in percents (RFC 2231).
    for part in parts.dropFirst() {
      guard let sign = part.firstIndex(of: "=") else { continue }
      let name = part[..<sign].trimmed.lowercased()
      var value = EmailFields.unquoted(part[part.index(after: sign)...].trimmed[...])
      if name.hasSuffix("*") { value = EmailFields.fromPercents(value) }
      let base = String(name.prefix { $0 != "*" })
      if name == base {
        result.parameters[base] = value
      } else {
        result.parameters[base, default: ""] += value
      }
    }
    return result
  }

  // MARK: Notation

  /// The parts of a value between separators that do not stand in quotation marks.
  private static func parts(of value: String, separator: Character) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for character in value {
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && !isEscaped
      if character == separator, !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func unquoted(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "\"" || character == "\\" {
        isEscaped = character == "\\"
        continue
      }
      isEscaped = false
      result.append(character)
    }
    return result
  }

  /// `UTF-8''%E2%82%AC` as text.
  private static func fromPercents(_ value: String) -> String {
    let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    let bytes = TransferEncoding.unescaped(Array((parts.last ?? "").utf8), mark: "%")
    let charset = parts.count == 3 ? String(parts[0]) : nil
    let decoded = TextDecoder.decode(bytes, declared: charset, isMarkup: false)
    return String(decoding: decoded.bytes, as: UTF8.self)
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    guard let end = lastIndex(where: { !$0.isSpace }) else { return "" }
    return String(self[...end].drop(while: \.isSpace))
  }
}

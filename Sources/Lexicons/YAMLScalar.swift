/// Text as YAML, in quotation marks where it needs them.
enum YAMLScalar {
  /// The text as one value on one line.
  static func text(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  /// Whether every reader of YAML takes the bare text for this very string.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last, first.isLetter, !last.isWhitespace else {
      return false
    }
    let isSafe = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.isGraphemeExtend
        || scalar.properties.numericType != nil
        || " *'-_.%&+/()|?\u{2019}".unicodeScalars.contains(scalar)
    }
    return isSafe && !reserved.contains(text.lowercased())
  }

  /// Words that readers of YAML take for truth values, nothing or numbers.
  private static let reserved: Set<String> = [
    "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf",
  ]

  private static func quoted(_ text: String) -> String {
    var result = "\""
    // The library that reads YAML takes a first U+FEFF for a byte order mark, and drops it.
    if text.unicodeScalars.first == "\u{FEFF}" { result += "\\uFEFF" }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if isPrintable(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          result += width == 8 ? "\\U" : "\\u"
          result += String(repeating: "0", count: width - digits.count) + digits
        }
      }
    }
    return result + "\""
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }
}

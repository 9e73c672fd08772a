/// Numbers for people.
package enum Number {
  /// A whole number with commas between thousands.
  package static func grouped(_ number: Int) -> String {
    var result = ""
    for (index, digit) in String(number.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return (number < 0 ? "−" : "") + String(result.reversed())
  }

  /// A number with so many decimals; a dash where there is none.
  package static func fixed(_ number: Double?, _ decimals: Int, signed: Bool = false) -> String {
    guard let number, number.isFinite else { return "–" }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let rounded = Int((number.magnitude * Double(scale)).rounded())
    let sign = number < 0 && rounded > 0 ? "−" : signed ? "+" : ""
    guard decimals > 0 else { return sign + grouped(rounded) }
    let fraction = String(rounded % scale)
    let padded = String(repeating: "0", count: decimals - fraction.count) + fraction
    return "\(sign)\(grouped(rounded / scale)).\(padded)"
  }
}

/// Numbers with their nouns.
package enum Plural {
  /// `1 error`, `2 errors`, `no errors`.
  package static func of(_ count: Int, _ noun: String) -> String {
    count == 0 ? "no \(noun)s" : "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `1 category`, `2 categories`.
  package static func of(_ count: Int, _ noun: String, _ plural: String) -> String {
    "\(count) \(count == 1 ? noun : plural)"
  }
}

extension String {
  /// The text, cut to so many characters at most; where it was cut it ends in an ellipsis.
  package func shortened(to limit: Int) -> String {
    count > limit ? prefix(limit - 1) + "…" : self
  }
}

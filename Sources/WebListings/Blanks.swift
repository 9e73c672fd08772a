extension UInt8 {
  /// Whether the byte is a space or a control character, which listings have between words and lines.
  var isBlank: Bool { self <= 0x20 }
}

extension ArraySlice<UInt8> {
  /// The bytes without white space at their ends.
  var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0.isBlank }
    while slice.last?.isBlank == true { slice.removeLast() }
    return slice
  }
}

extension String {
  /// The text without white space and byte order marks at its ends; nil where nothing is left.
  var trimmed: String? {
    let mark: Unicode.Scalar = "\u{FEFF}"
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace || first == mark {
      scalars.removeFirst()
    }
    while let last = scalars.last, last.properties.isWhitespace || last == mark {
      scalars.removeLast()
    }
    return scalars.isEmpty ? nil : String(scalars)
  }

  /// The text without white space at its ends, and one space for each run of it within; nil where nothing is left.
  ///
  /// It goes by scalars: a mark behind a space makes one character with it, and is text all the same.
  var folded: String? {
    var result = String.UnicodeScalarView()
    var isParted = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        isParted = true
      } else {
        if isParted, !result.isEmpty { result.append(" ") }
        isParted = false
        result.append(scalar)
      }
    }
    return result.isEmpty ? nil : String(result)
  }
}

extension String {
  /// The text on one line: every run of white space is one space, none at the ends.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

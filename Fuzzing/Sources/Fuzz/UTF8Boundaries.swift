import CorpusModel

/// A text that was found to be valid UTF-8, so that spans can be held against it.
struct CheckedText {
  let bytes: [UInt8]

  /// Checks that the bytes are UTF-8.
  init(_ bytes: [UInt8], _ name: String) {
    require(String(validating: bytes, as: UTF8.self) != nil, "\(name) is valid UTF-8")
    self.bytes = bytes
  }

  /// Whether no character is cut at this offset; false beyond the end.
  func isBoundary(_ offset: Int) -> Bool {
    offset == bytes.count || (offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
  }

  /// Checks that a span is not empty, lies inside the text and cuts no character.
  func check(_ span: TextSpan, _ name: @autoclosure () -> String) {
    require(span.start < span.end, "\(name()) is not empty: \(span)")
    require(Int(span.end) <= bytes.count, "\(name()) lies in the text: \(span) of \(bytes.count)")
    require(
      isBoundary(Int(span.start)) && isBoundary(Int(span.end)),
      "\(name()) cuts no character: \(span)")
  }
}

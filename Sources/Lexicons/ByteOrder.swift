extension String {
  /// Whether the text comes before another one by its bytes, which no locale or table of Unicode changes.
  package func precedesByBytes(_ other: String) -> Bool {
    let (left, right) = (utf8.span, other.utf8.span)
    let shared = min(left.count, right.count)
    var index = 0
    while index < shared {
      if left[index] != right[index] { return left[index] < right[index] }
      index += 1
    }
    return left.count < right.count
  }

  /// The first eight bytes as a number, which orders texts as their bytes do where it differs.
  package var firstBytes: UInt64 {
    let bytes = utf8.span
    var result: UInt64 = 0
    for index in 0..<8 { result = result << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0) }
    return result
  }

  /// Whether every byte is one of ASCII.
  var isASCII: Bool {
    let bytes = utf8.span
    for index in bytes.indices where bytes[index] >= 0x80 { return false }
    return true
  }
}

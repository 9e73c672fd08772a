internal import CICU

/// Names in any script to the ASCII form that is looked up (UTS 46, by ICU).
enum DomainNames {
  /// The ASCII form of a name in UTF-8, or nil where it is not a name that IDNA allows.
  static func ascii(_ name: [UInt8]) -> [UInt8]? {
    guard name.count < 1 << 16 else { return nil }
    // Punycode is seldom longer than UTF-8; where it is, ICU says how long.
    let capacity = 2 * name.count + 64
    var result = [UInt8](repeating: 0, count: capacity)
    var length = convert(name, into: &result)
    if length > capacity {
      result = [UInt8](repeating: 0, count: length)
      length = convert(name, into: &result)
    }
    guard length > 0, length <= result.count else { return nil }
    return Array(result[..<length])
  }

  private static func convert(_ name: [UInt8], into result: inout [UInt8]) -> Int {
    let length = unsafe name.withUnsafeBytes { name in
      unsafe result.withUnsafeMutableBytes { result in
        unsafe touchstone_idna_to_ascii(
          name.assumingMemoryBound(to: CChar.self).baseAddress, Int32(name.count),
          result.assumingMemoryBound(to: CChar.self).baseAddress, Int32(result.count))
      }
    }
    return Int(length)
  }
}

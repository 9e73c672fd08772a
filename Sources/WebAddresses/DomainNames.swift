internal import CICU

/// Names in any script to the ASCII form that is looked up (UTS 46, by ICU).
///
/// ICU knows the Unicode of its own version (72 on Debian 12: Unicode 15.0). What later versions changed for
/// characters of that time is done here, so that the answer is that of Unicode 17.0 for all of them but U+1806,
/// which is refused; so are characters younger than ICU.
enum DomainNames {
  /// The most bytes of a name: the time for Punycode grows with the square of the length.
  ///
  /// ICU itself refuses labels of more than 1,000 characters.
  private static let lengthLimit = 4_096

  /// The ASCII form of a name in UTF-8, or nil where it is not a name that IDNA allows.
  static func ascii(_ name: [UInt8]) -> [UInt8]? {
    guard name.count <= lengthLimit else { return nil }
    let name = updated(name)
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

  /// The name with the mappings that UTS 46 got in revisions 31 and 33.
  private static func updated(_ name: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars where !isIgnored(scalar) {
      text.append(mapped(scalar.value).flatMap(Unicode.Scalar.init) ?? scalar)
    }
    return Array(String(text).utf8)
  }

  /// Fillers and invisible controls that were once refused.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x115F...0x1160, 0x17B4...0x17B5, 0x180E, 0x2061...0x2063, 0x206A...0x206F, 0x3164, 0xFFA0,
      0x1D173...0x1D17A:
      true
    default: false
    }
  }

  /// Capitals that were once refused, those whose lower case is now kept, and five corrected ideographs.
  private static func mapped(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x04C0: 0x04CF
    case 0x10A0...0x10C5: scalar + 0x1C60
    case 0x1E9E: 0x00DF
    case 0x2132: 0x214E
    case 0x2183: 0x2184
    case 0x2F868: 0x36FC
    case 0x2F874: 0x5F53
    case 0x2F91F: 0x243AB
    case 0x2F95F: 0x7AEE
    case 0x2F9BF: 0x45D7
    default: nil
    }
  }
}

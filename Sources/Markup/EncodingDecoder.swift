import Glibc

/// Turns bytes of any encoding into UTF-8, counting what could not be decoded.
///
/// Everything but UTF-8 and windows-1252 goes through the C library's `iconv`, which is wrapped here
/// and nowhere else.
enum EncodingDecoder {
  /// UTF-8 bytes, and the number of places where U+FFFD stands for bytes without a meaning.
  typealias Decoded = (bytes: [UInt8], replacements: Int)

  /// Decodes `bytes` from `start` on; nil if the system lacks the encoding.
  static func decode(_ bytes: [UInt8], from start: Int, as charset: Charset) -> Decoded? {
    switch charset {
    case .utf8: repaired(bytes, from: start)
    case .windows1252: (Windows1252.decode(bytes, from: start), 0)
    case .utf16LittleEndian: converted(bytes, from: start, iconvName: "UTF-16LE")
    case .utf16BigEndian: converted(bytes, from: start, iconvName: "UTF-16BE")
    case .other(_, let iconvName): converted(bytes, from: start, iconvName: iconvName)
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// UTF-8 with one U+FFFD for each ill-formed part.
  private static func repaired(_ bytes: [UInt8], from start: Int) -> Decoded {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var replacements = 0
    var clean = start
    var index = start
    let span = bytes.span
    while index < span.count {
      if span[index] < 0x80 {
        index += 1
        continue
      }
      let length = UTF8Validation.sequenceLength(in: span, at: index)
      if length > 0 {
        index += length
        continue
      }
      result.append(contentsOf: bytes[clean..<index])
      result.append(contentsOf: replacement)
      replacements += 1
      index += UTF8Validation.invalidLength(in: span, at: index)
      clean = index
    }
    result.append(contentsOf: bytes[clean...])
    return (result, replacements)
  }

  /// What `iconv` makes of `bytes`, passing over what it rejects one byte at a time.
  private static func converted(
    _ bytes: [UInt8], from start: Int, iconvName: String
  ) -> Decoded? {
    guard let descriptor = unsafe iconv_open("UTF-8", iconvName),
      Int(bitPattern: descriptor) != -1
    else { return nil }
    defer { unsafe iconv_close(descriptor) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var replacements = 0
    var position = start
    while position < bytes.count {
      let step = unsafe convertSome(bytes, from: position, by: descriptor, into: &result)
      position += step.consumed
      guard step.isStuck else { continue }
      result.append(contentsOf: replacement)
      replacements += 1
      position += 1
    }
    return (result, replacements)
  }

  /// Converts until the buffer is full or a byte is rejected.
  private static func convertSome(
    _ bytes: [UInt8], from start: Int, by descriptor: iconv_t, into result: inout [UInt8]
  ) -> (consumed: Int, isStuck: Bool) {
    let capacity = 65_536
    var left = bytes.count - start
    var isStuck = false
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      unsafe bytes.withUnsafeBytes { input in
        var source = unsafe UnsafeMutablePointer(
          mutating: input.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self))
        var room = capacity
        var target = unsafe UnsafeMutableRawPointer(output.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        let status = unsafe iconv(descriptor, &source, &left, &target, &room)
        isStuck = status == -1 && errno != E2BIG
        count = capacity - room
      }
    }
    result.append(contentsOf: chunk)
    return (bytes.count - start - left, isStuck)
  }
}

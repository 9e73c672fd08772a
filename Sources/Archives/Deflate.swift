internal import CZlib

/// Packs bytes with zlib.
enum Deflate {
  /// The bytes as raw deflate data, at zlib's default level.
  static func pack(_ source: Span<UInt8>) -> [UInt8] {
    // What zlib states as the most that it needs, for any settings: an eighth, a 64th, and some bytes.
    let room = source.count + source.count / 8 + source.count / 64 + 64
    return unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
      count = unsafe source.withUnsafeBufferPointer { bytes in
        unsafe touchstone_deflate(bytes.baseAddress, bytes.count, target.baseAddress, room)
      }
      precondition(count > 0, "the buffer is as large as zlib asks")
    }
  }
}

internal import CZlib

/// The two calls of zlib that reading an archive needs; no pointer leaves them.
enum Inflate {
  /// What deflated bytes unpack to, if that is exactly `size` bytes.
  static func unpack(_ source: Span<UInt8>, size: Int) -> [UInt8]? {
    // zlib writes nowhere but into a buffer, so there must be one.
    let room = max(size, 1)
    var isWhole = false
    let result = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
      isWhole = unsafe source.withUnsafeBufferPointer { bytes in
        unsafe touchstone_inflate(
          bytes.baseAddress, UInt32(bytes.count), target.baseAddress, UInt32(size)) == 1
      }
      count = isWhole ? size : 0
    }
    return isWhole ? result : nil
  }

  /// The CRC-32 of bytes, as ZIP states it.
  static func checksum(_ bytes: Span<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      UInt32(truncatingIfNeeded: unsafe crc32(0, bytes.baseAddress, UInt32(bytes.count)))
    }
  }
}

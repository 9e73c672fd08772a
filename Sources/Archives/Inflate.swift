internal import CZlib

/// The calls of zlib that reading packed files needs; no pointer leaves them.
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

  /// What a gzip member is found to be before it is unpacked.
  enum Member {
    /// It takes so many bytes of the file, and unpacks to so many.
    case whole(packed: Int, size: Int)
    case damaged
    case cutOff
    case tooLarge
  }

  /// Measures the gzip member at the start of `source`, which may unpack to `limit` bytes.
  static func measureMember(_ source: Span<UInt8>, limit: Int) -> Member {
    let member = unsafe source.withUnsafeBufferPointer { bytes in
      unsafe touchstone_gunzip(bytes.baseAddress, bytes.count, nil, limit)
    }
    return switch member.status {
    case 1: .whole(packed: member.consumed, size: member.size)
    case 2: .tooLarge
    case -1: .cutOff
    default: .damaged
    }
  }

  /// What the gzip member at the start of `source` unpacks to, if that is exactly `size` bytes.
  static func unpackMember(_ source: Span<UInt8>, size: Int) -> [UInt8]? {
    // A byte to spare, so that zlib can go on to the checksum behind the last one.
    let room = size + 1
    var isWhole = false
    let result = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
      let member = unsafe source.withUnsafeBufferPointer { bytes in
        unsafe touchstone_gunzip(bytes.baseAddress, bytes.count, target.baseAddress, room)
      }
      isWhole = member.status == 1 && member.size == size
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

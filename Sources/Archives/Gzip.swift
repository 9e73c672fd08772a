/// Reads gzip files (RFC 1952) from strangers, in memory: one member or several, each with its checksum and length.
package enum Gzip {
  /// Whether bytes begin as a gzip file does.
  package static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// What a file unpacks to.
  ///
  /// All members are measured before the first is unpacked, so that a file that was made to swell costs time, and no
  /// memory. Zeros behind the last member are padding.
  ///
  /// - Throws: ``GzipError`` where a member is damaged or cut off, or where all are together larger than `limit`.
  package static func unpack(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
    let members = try members(of: bytes, limit: limit)
    var result: [UInt8] = []
    for member in members {
      let packed = bytes.span.extracting(member.packed)
      guard let part = Inflate.unpackMember(packed, size: member.size) else {
        throw .damaged(offset: member.packed.lowerBound)
      }
      if members.count == 1 { return part }
      result += part
    }
    return result
  }

  /// Where the members stand, and how large they are when unpacked.
  private static func members(
    of bytes: [UInt8], limit: Int
  ) throws(GzipError) -> [(packed: Range<Int>, size: Int)] {
    var members: [(packed: Range<Int>, size: Int)] = []
    var (position, left) = (0, limit)
    repeat {
      switch Inflate.measureMember(bytes.span.extracting(position..<bytes.count), limit: left) {
      case .whole(let packed, let size):
        members.append((position..<position + packed, size))
        position += packed
        left -= size
      case .tooLarge: throw .tooLarge(limit: limit)
      case .cutOff: throw .cutOff
      case .damaged: throw .damaged(offset: position)
      }
    } while bytes[position...].contains { $0 != 0 }
    return members
  }
}

/// Why a gzip file is not read.
package enum GzipError: Error, Hashable, Sendable {
  /// The member that starts at this offset is none, or does not unpack to what its checksum and length say.
  case damaged(offset: Int)
  /// The file ends within a member.
  case cutOff
  /// The file unpacks to more bytes than the limit.
  case tooLarge(limit: Int)
}

/// One entry of an archive, as its directory states it.
package struct ZipPart: Sendable {
  /// Its name, with slashes; that of a folder ends in one.
  package var name: String
  var flags: Int
  var method: Int
  var checksum: UInt32
  var packedSize: Int
  /// How many bytes it unpacks to.
  package var size: Int
  /// Where its local header starts in the file.
  var offset: Int
  /// Where its packed bytes stand in the file.
  package var packed: Range<Int>

  /// How many ``numbers`` there are.
  package static let numberCount = 8

  /// All that it is besides its name, to be kept elsewhere for a while.
  package var numbers: [Int] {
    [
      flags, method, Int(checksum), packedSize, size, offset, packed.lowerBound, packed.upperBound,
    ]
  }

  /// Makes a part of its name and its ``numbers``.
  package init(name: String, numbers: [Int]) {
    self.init(
      name: name, flags: numbers[0], method: numbers[1], checksum: UInt32(numbers[2]),
      packedSize: numbers[3], size: numbers[4], offset: numbers[5],
      packed: numbers[6]..<numbers[7])
  }

  init(
    name: String, flags: Int, method: Int, checksum: UInt32, packedSize: Int, size: Int,
    offset: Int, packed: Range<Int>
  ) {
    self.name = name
    self.flags = flags
    self.method = method
    self.checksum = checksum
    self.packedSize = packedSize
    self.size = size
    self.offset = offset
    self.packed = packed
  }

  /// Refuses a part that is not read, or that would go beyond a limit when unpacked.
  package func check(_ limits: ZipLimits) throws(ZipError) {
    guard flags & 0x2041 == 0 else { throw .encrypted(name) }
    guard method == 0 || method == 8 else { throw .unknownMethod(name, method: method) }
    guard size <= limits.partSize else {
      throw .partTooLarge(name, size: size, limit: limits.partSize)
    }
    let ratio = size / max(1, packed.count)
    guard size <= limits.freeSize || ratio <= limits.ratio else {
      throw .swelling(name, ratio: ratio, limit: limits.ratio)
    }
    // Deflate cannot do better than this; a buffer of such a size is not even made.
    guard ratio <= 1032 || size < 65_536 else { throw .damagedPart(name) }
  }

  /// What the part's packed bytes unpack to; it should be checked first.
  package func unpacked(from bytes: ArraySlice<UInt8>) throws(ZipError) -> [UInt8] {
    let part =
      method == 8
      ? Inflate.unpack(bytes.span, size: size) : bytes.count == size ? Array(bytes) : nil
    guard let part, Inflate.checksum(part.span) == checksum else { throw .damagedPart(name) }
    return part
  }
}

import Archives

/// What holds for every archive, whatever its bytes.
enum ArchiveChecks {
  /// Opens an archive, and unpacks each part within small limits.
  static func run(_ input: [UInt8]) {
    var limits = ZipLimits()
    limits.entries = 64
    limits.partSize = 100_000
    limits.totalSize = 300_000
    guard let opened = try? ZipArchive(input, limits: limits) else { return }
    var archive = opened
    require(archive.names.count <= limits.entries, "there are no more entries than the limit")
    var total = 0
    for name in archive.names {
      require(archive.contains(name), "what is listed is there: \(name)")
      guard let part = try? archive.part(name) else { continue }
      require(part.count <= limits.partSize, "a part is no larger than the limit: \(part.count)")
      total += part.count
      require(total <= limits.totalSize, "all parts are no larger than the limit: \(total)")
      var again = opened
      require((try? again.part(name)) == part, "a part is the same each time: \(name)")
    }
  }

  /// The archive with checksums and sizes that fit its stored parts, so that what lies behind them is
  /// reached; as it is where it is too broken for that.
  static func mended(_ input: [UInt8]) -> [UInt8] {
    var input = input
    var index = 0
    while index + 46 <= input.count {
      defer { index += 1 }
      guard input[index] == 0x50, input[index + 1] == 0x4B, input[index + 2] == 1,
        input[index + 3] == 2, input[index + 10] == 0
      else { continue }
      let header = number(input, index + 42, 4)
      guard header + 30 <= input.count else { continue }
      let start = header + 30 + number(input, header + 26, 2) + number(input, header + 28, 2)
      let size = number(input, index + 20, 4)
      guard start + size <= input.count else { continue }
      let sum = checksum(input[start..<start + size])
      for offset in 0..<4 {
        input[index + 16 + offset] = UInt8(truncatingIfNeeded: sum >> (8 * UInt32(offset)))
        input[index + 24 + offset] = input[index + 20 + offset]
      }
    }
    return input
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The CRC-32, worked out bit by bit.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}

/// Writes ZIP archives as tests need them: with any names, and with mistakes on request.
public struct ZipWriter {
  /// One entry and what its headers claim.
  public struct Entry: Sendable {
    /// The name.
    public var name: String
    /// The bytes as they stand in the file.
    public var packed: [UInt8]
    /// The size that the headers state.
    public var size: Int
    /// The checksum that the headers state.
    public var checksum: UInt32
    /// The method that the headers state: 0 stored, 8 deflated.
    public var method = 0
    /// The flags that the headers state.
    public var flags = 0

    /// An entry that is stored as it is.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      packed = bytes
      size = bytes.count
      checksum = ZipWriter.checksum(bytes)
    }

    /// An entry that stores text.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    /// The same entry as deflated data, in blocks that are not compressed.
    public var deflated: Entry {
      var entry = self
      entry.method = 8
      let (low, high) = (UInt8(packed.count & 255), UInt8(packed.count >> 8))
      entry.packed = [1, low, high, ~low, ~high] + packed
      return entry
    }

    /// The same entry after a change.
    public func with(_ change: (inout Entry) -> Void) -> Entry {
      var entry = self
      change(&entry)
      return entry
    }
  }

  /// The bytes of an archive of `entries`.
  public static func archive(_ entries: [Entry], comment: String = "") -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let fields =
        short(20) + short(entry.flags) + short(entry.method) + long(0) + long(Int(entry.checksum))
        + long(entry.packed.count) + long(entry.size) + short(entry.name.utf8.count) + short(0)
      directory += long(0x0201_4B50) + short(20) + fields + short(0) + short(0) + short(0) + long(0)
      directory += long(file.count) + Array(entry.name.utf8)
      file += long(0x0403_4B50) + fields + Array(entry.name.utf8) + entry.packed
    }
    let end =
      long(0x0605_4B50) + long(0) + short(entries.count) + short(entries.count)
      + long(directory.count) + long(file.count) + short(comment.utf8.count) + Array(comment.utf8)
    return file + directory + end
  }

  /// The bytes of an archive of texts by their names.
  public static func archive(_ parts: KeyValuePairs<String, String>) -> [UInt8] {
    archive(parts.map { Entry($0.key, $0.value) })
  }

  /// The CRC-32 of bytes, worked out bit by bit.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  private static func short(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private static func long(_ number: Int) -> [UInt8] { short(number) + short(number >> 16) }
}

/// Writes gzip files as tests need them.
public enum GzipWriter {
  /// A gzip file of one member, in blocks that are not compressed; `name` stands in its header.
  public static func file(_ bytes: [UInt8], name: String? = nil) -> [UInt8] {
    var file: [UInt8] = [0x1F, 0x8B, 8, name == nil ? 0 : 8, 0, 0, 0, 0, 0, 3]
    if let name { file += Array(name.utf8) + [0] }
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
      file += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
    } while !rest.isEmpty
    return file + long(ZipWriter.checksum(bytes)) + long(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// A gzip file that holds a text.
  public static func file(_ text: String) -> [UInt8] { file(Array(text.utf8)) }

  private static func long(_ number: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}

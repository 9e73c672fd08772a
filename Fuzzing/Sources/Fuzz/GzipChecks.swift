import Archives

/// What holds for every gzip file, whatever its bytes.
enum GzipChecks {
  private static let limit = 100_000

  static func run(_ input: [UInt8]) {
    if let text = unpacked(input) {
      require(text.count <= limit, "no more is unpacked than the limit: \(text.count)")
      // Two files one behind the other are one file with all their members, unless padding stands between them.
      if let twice = unpacked(input + input) {
        require(twice == text + text, "members follow one another")
      }
    }
    // Whatever is packed comes back, in one member or two, padded with zeros.
    let half = input.count / 2
    require(unpacked(member(input[...]) + [0, 0]) == input, "what is packed comes back")
    require(
      unpacked(member(input[..<half]) + member(input[half...])) == input,
      "what is packed in two members comes back")
  }

  private static func unpacked(_ bytes: [UInt8]) -> [UInt8]? {
    do {
      return try Gzip.unpack(bytes, limit: limit)
    } catch {
      switch error {
      case .damaged(let offset):
        require(
          bytes.indices.contains(offset) || bytes.isEmpty, "damage lies in the file: \(offset)")
      case .tooLarge(let most): require(most == limit, "the limit is the one that was set")
      case .cutOff: break
      }
      return nil
    }
  }

  /// One member that holds `text` as it stands.
  private static func member(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
    bytes += number(UInt32(text.count), bytes: 2) + number(~UInt32(text.count), bytes: 2)
    bytes += text
    return bytes + number(ArchiveChecks.checksum(text), bytes: 4)
      + number(UInt32(text.count), bytes: 4)
  }

  private static func number(_ value: UInt32, bytes: UInt32) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

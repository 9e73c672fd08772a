extension Gzip {
  /// One gzip member that unpacks to `bytes`; the same for the same bytes: it holds neither a name nor a time, and
  /// says "unknown" (255) of the system that wrote it.
  package static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var member: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0xFF]
    member += Deflate.pack(bytes.span)
    for number in [Inflate.checksum(bytes.span), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        member.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    return member
  }
}

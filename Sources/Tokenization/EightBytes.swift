extension Span<UInt8> {
  /// The eight bytes from `index` on as one number, the first byte lowest; there must be as many.
  @inline(__always)
  func eightBytes(at index: Int) -> UInt64 {
    // One check for all eight, in a form that the compiler recognises as such, and as one load.
    let bytes = extracting(droppingFirst: index)
    precondition(bytes.count >= 8, "eight bytes are read where fewer are left")
    return UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16
      | UInt64(bytes[3]) << 24 | UInt64(bytes[4]) << 32 | UInt64(bytes[5]) << 40
      | UInt64(bytes[6]) << 48 | UInt64(bytes[7]) << 56
  }
}

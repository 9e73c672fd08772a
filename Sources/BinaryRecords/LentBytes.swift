extension [UInt8] {
  /// Appends bytes that are lent for the call.
  ///
  /// Records and rows of tables are put together from many short pieces: an array that is appended is kept alive meanwhile,
  /// which takes longer than to copy what it holds.
  @inlinable
  package mutating func append(lent bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

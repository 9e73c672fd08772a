/// A half-open range of UTF-8 bytes in one document's text.
///
/// Thirty-two bits hold any document below the reader's size limit (256 MB by default).
public struct TextSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: UInt32
  /// The offset one past the last byte; never below ``start``.
  public var end: UInt32

  /// Makes a span of `start..<end`, in bytes.
  @inlinable public init(start: Int, end: Int) {
    precondition(start <= end, "a span cannot end before it starts")
    self.start = UInt32(start)
    self.end = UInt32(end)
  }

  /// The number of bytes in the span.
  @inlinable public var length: Int { Int(end - start) }

  /// The span as a range of array indices.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: TextSpan) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Whether the two spans share at least one byte.
  public func overlaps(_ other: TextSpan) -> Bool {
    start < other.end && other.start < end
  }
}

/// What unpacks data in pieces.
protocol UnpackingStream: ~Copyable {
  /// How things stand.
  var state: InflateStream.State { get }

  /// Takes in some of `input` and appends what it unpacks to, at most `room` bytes.
  ///
  /// - Returns: how many bytes of `input` were taken.
  mutating func step(_ input: Span<UInt8>, into output: inout [UInt8], room: Int) -> Int
}

internal import CZlib

/// Unpacks one run of deflated data in pieces, from pieces, with zlib: memory is what the caller gives.
@safe
package struct InflateStream: UnpackingStream, ~Copyable {
  /// How the data are wrapped.
  package enum Wrapping: Sendable {
    /// One gzip member (RFC 1952), its checksum and length checked.
    case gzip
    /// zlib's own format (RFC 1950), its checksum checked.
    case zlib
    /// Nothing around the deflated data.
    case raw

    fileprivate var windowBits: Int32 {
      switch self {
      case .gzip: 16 + MAX_WBITS
      case .zlib: MAX_WBITS
      case .raw: -MAX_WBITS
      }
    }
  }

  /// How things stand after a step.
  package enum State: Hashable, Sendable {
    /// More input, or more room, is needed.
    case running
    /// The data have come to their end, and are what their checksum says.
    case ended
    /// The data are none, or not what their checksum says.
    case damaged
  }

  private let stream: UnsafeMutablePointer<z_stream>?
  /// How things stand.
  package private(set) var state = State.running

  /// Starts at the first byte of data that are wrapped in this way.
  package init(_ wrapping: Wrapping) {
    unsafe stream = touchstone_stream_make(wrapping.windowBits)
    if unsafe stream == nil { state = .damaged }
  }

  deinit {
    if let stream = unsafe stream { unsafe touchstone_stream_free(stream) }
  }

  /// Takes in some of `input` and appends what it unpacks to, at most `room` bytes.
  ///
  /// - Returns: how many bytes of `input` were taken.
  package mutating func step(
    _ input: Span<UInt8>, into output: inout [UInt8], room: Int
  ) -> Int {
    guard state == .running, room > 0, let stream = unsafe stream else { return 0 }
    let (given, taken) = (min(input.count, 1 << 30), min(room, 1 << 18))
    var step = touchstone_step()
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: taken) { target, count in
      step = unsafe input.withUnsafeBufferPointer { source in
        unsafe touchstone_stream_step(
          stream, source.baseAddress, UInt32(given), target.baseAddress, UInt32(taken))
      }
      count = Int(step.size)
    }
    if output.isEmpty { output = piece } else { output += piece }
    if step.status != 0 { state = step.status == 1 ? .ended : .damaged }
    return Int(step.consumed)
  }
}

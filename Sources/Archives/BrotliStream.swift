internal import CBrotli

/// Unpacks brotli data (RFC 7932) in pieces: memory is what the caller gives, and the window of at most 16 MB that
/// the data ask for.
@safe
struct BrotliStream: UnpackingStream, ~Copyable {
  private let decoder: OpaquePointer?
  /// How things stand.
  private(set) var state = InflateStream.State.running

  init() {
    unsafe decoder = BrotliDecoderCreateInstance(nil, nil, nil)
    if unsafe decoder == nil { state = .damaged }
  }

  deinit {
    if let decoder = unsafe decoder { unsafe BrotliDecoderDestroyInstance(decoder) }
  }

  mutating func step(_ input: Span<UInt8>, into output: inout [UInt8], room: Int) -> Int {
    guard state == .running, room > 0, let decoder = unsafe decoder else { return 0 }
    let taken = min(room, 1 << 18)
    var (left, free) = (input.count, taken)
    var result = BROTLI_DECODER_RESULT_ERROR
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: taken) { target, count in
      unsafe input.withUnsafeBufferPointer { source in
        var next = source.baseAddress
        var end = target.baseAddress
        result = unsafe BrotliDecoderDecompressStream(decoder, &left, &next, &free, &end, nil)
      }
      count = taken - free
    }
    if output.isEmpty { output = piece } else { output += piece }
    if result == BROTLI_DECODER_RESULT_SUCCESS { state = .ended }
    if result == BROTLI_DECODER_RESULT_ERROR { state = .damaged }
    return input.count - left
  }
}

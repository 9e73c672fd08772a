/// Packed bytes whose unpacked size nothing states, as servers send them: unpacked as far as they can be.
package struct PackedContent: Sendable {
  /// How content is packed.
  package enum Packing: Hashable, Sendable {
    /// Members of gzip, one behind the other; what follows them is left alone.
    case gzip
    /// zlib's format or, as some servers have it, deflated data with nothing around them.
    case deflate
    /// Brotli.
    case brotli
  }

  /// How unpacking came to its end.
  package enum Ending: Hashable, Sendable {
    /// All is there, and is what its checksum says.
    case whole
    /// The bytes end before the data do.
    case cutOff
    /// The data are none from some place on, or are not what their checksum says.
    case damaged
    /// There is more than the limit; unpacking stopped there.
    case tooLarge
    /// There is so much more than what is packed that it must have been made to swell; unpacking stopped.
    case swelling
  }

  /// What was unpacked; in part, where the ending is not ``Ending/whole``.
  package private(set) var bytes: [UInt8] = []
  /// How it ended.
  package private(set) var ending = Ending.cutOff

  /// Up to how many bytes any ratio is harmless.
  package static let freeSize = ZipLimits().freeSize
  /// How many times larger than its packed bytes content may be, if it is larger than ``freeSize``.
  package static let ratioLimit = ZipLimits().ratio

  /// Unpacks `packed`, to no more than `limit` bytes.
  package init(_ packed: ArraySlice<UInt8>, _ packing: Packing, limit: Int) {
    switch packing {
    case .gzip: inflateMembers(packed, limit: limit)
    case .deflate:
      var stream = InflateStream(PackedContent.isWrapped(packed) ? .zlib : .raw)
      unpack(packed, by: &stream, limit: limit)
    case .brotli:
      var stream = BrotliStream()
      unpack(packed, by: &stream, limit: limit)
    }
  }

  /// Whether bytes begin as zlib's format does: deflate, a window that exists, and a check by 31.
  private static func isWrapped(_ packed: ArraySlice<UInt8>) -> Bool {
    guard let first = packed.first, let second = packed.dropFirst().first else { return false }
    return first & 0x0F == 8 && first >> 4 <= 7 && (Int(first) << 8 | Int(second)) % 31 == 0
  }

  private mutating func inflateMembers(_ packed: ArraySlice<UInt8>, limit: Int) {
    var rest = packed
    repeat {
      var stream = InflateStream(.gzip)
      rest = rest.dropFirst(unpack(rest, by: &stream, limit: limit))
    } while ending == .whole && rest.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// Unpacks until the stream ends or may not go on.
  ///
  /// - Returns: how many bytes of `packed` were taken.
  @discardableResult
  private mutating func unpack<Stream: UnpackingStream & ~Copyable>(
    _ packed: ArraySlice<UInt8>, by stream: inout Stream, limit: Int
  ) -> Int {
    // What earlier members unpacked to says nothing of this one's ratio.
    let earlier = bytes.count
    var rest = packed
    while stream.state == .running {
      let size = bytes.count
      let taken = stream.step(rest.span, into: &bytes, room: limit + 1 - size)
      rest = rest.dropFirst(taken)
      if isBeyond(limit, packed: packed.count, earlier: earlier) { break }
      if taken == 0, bytes.count == size { break }
    }
    if ending != .tooLarge, ending != .swelling { ending = Ending(stream.state) }
    return packed.count - rest.count
  }

  /// Notes that unpacking has to stop, where it has.
  private mutating func isBeyond(_ limit: Int, packed: Int, earlier: Int) -> Bool {
    let size = bytes.count - earlier
    if bytes.count > limit {
      bytes.removeLast(bytes.count - limit)
      ending = .tooLarge
    } else if size > PackedContent.freeSize,
      size / max(1, packed) > PackedContent.ratioLimit
    {
      ending = .swelling
    } else {
      return false
    }
    return true
  }
}

extension PackedContent.Ending {
  fileprivate init(_ state: InflateStream.State) {
    self =
      switch state {
      case .running: .cutOff
      case .ended: .whole
      case .damaged: .damaged
      }
  }
}

import Archives

/// Looks in a packed file for the next gzip member that holds a record, where one was damaged.
struct MemberSearch<Failure: Error> {
  /// What the search comes to.
  enum Result {
    case found(Int)
    case nothing
    case givenUp
  }

  private static var magic: [UInt8] { [0x1F, 0x8B, 0x08] }
  /// How many bytes of what looks like a member are unpacked to see what it holds.
  private static var probe: Int { 4_096 }
  private static var pieceSize: Int { 1 << 18 }

  let read: MemberStream<Failure>.Read
  /// How many more places may look like a member and be none.
  private(set) var triesLeft = 10_000

  init(_ read: @escaping MemberStream<Failure>.Read) { self.read = read }

  /// The first member at `offset` or behind it that unpacks to the start of a record.
  mutating func member(from offset: Int) throws(Failure) -> Result {
    var offset = offset
    while true {
      // Pieces overlap, so that what looks like a member is seen whole.
      let piece = try read(offset, Self.pieceSize + Self.probe)
      let isLast = piece.count < Self.pieceSize + Self.probe
      let end = isLast ? piece.count : Self.pieceSize
      var position = 0
      while let next = Self.candidate(in: piece, from: position, before: end) {
        if Self.holdsRecord(piece[next...].prefix(Self.probe)) { return .found(offset + next) }
        triesLeft -= 1
        if triesLeft <= 0 { return .givenUp }
        position = next + 1
      }
      if isLast { return .nothing }
      offset += end
    }
  }

  private static func candidate(in bytes: [UInt8], from start: Int, before end: Int) -> Int? {
    var position = start
    while position < end, let next = bytes[position..<end].firstIndex(of: 0x1F) {
      if bytes[next...].starts(with: magic) { return next }
      position = next + 1
    }
    return nil
  }

  private static func holdsRecord(_ packed: ArraySlice<UInt8>) -> Bool {
    var stream = InflateStream(.gzip)
    var (text, rest) = ([UInt8](), packed)
    while stream.state == .running, text.count < 5 {
      let taken = stream.step(rest.span, into: &text, room: 5 - text.count)
      if taken == 0 { break }
      rest = rest.dropFirst(taken)
    }
    return WARCHead.begins(text[...])
  }
}

import Archives

/// The unpacked bytes of a file, piece by piece: member by member of a packed one, all at once of another.
///
/// The buffer never holds bytes of two members, so that a record's end can be told from its member's.
struct MemberStream<Failure: Error>: ~Copyable {
  /// How things stand with the member.
  enum State {
    /// More of it may follow.
    case running
    /// It has come to its end; of a file that is not packed, the file has.
    case ended
    /// It cannot be unpacked further, or is not what its checksum says.
    case damaged
    /// The file ends within it.
    case cutOff
  }

  /// Up to `count` bytes of the file from an offset; fewer only at its end.
  typealias Read = (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]

  let read: Read
  let isPacked: Bool
  /// Where the member starts in the file; 0 where the file is not packed.
  private(set) var memberOffset: Int
  /// How many of the member's bytes stand before the next one; an offset in a file that is not packed.
  private(set) var position = 0
  /// Where the next bytes come from: of the packed file, those that are to be unpacked.
  private(set) var fileOffset: Int
  private(set) var state = State.running
  private var inflate: InflateStream
  /// What was read of the packed file and not yet unpacked.
  private var packed: ArraySlice<UInt8> = []
  private var buffer: [UInt8] = []
  private var start = 0
  /// How much is read at once: little at first, for a record that is read alone may be small.
  private var pieceSize = 1 << 14

  /// Starts at a place in a file: of a packed one, at a member.
  init(at offset: Int, isPacked: Bool, read: @escaping Read) {
    self.read = read
    self.isPacked = isPacked
    memberOffset = isPacked ? offset : 0
    position = isPacked ? 0 : offset
    fileOffset = offset
    inflate = InflateStream(.gzip)
  }

  /// What is there of the next bytes.
  var available: ArraySlice<UInt8> { buffer[start...] }

  /// How many times larger the member is, so far, than its packed bytes.
  var ratio: Int { position / max(1, fileOffset - memberOffset) }

  /// Whether nothing more can be had of the member, though it has not come to its end.
  var isBroken: Bool { state == .damaged || state == .cutOff }

  /// Whether a gzip member seems to begin at an offset of the file.
  func startsMember(at offset: Int) throws(Failure) -> Bool {
    try read(offset, 2) == [0x1F, 0x8B]
  }

  /// Makes `count` bytes available, or as many as the member has.
  ///
  /// - Returns: how many are available.
  @discardableResult
  mutating func ensure(_ count: Int) throws(Failure) -> Int {
    while buffer.count - start < count, state == .running {
      if start > 1 << 16 {
        buffer.removeFirst(start)
        start = 0
      }
      try fill()
    }
    return buffer.count - start
  }

  /// Passes over available bytes.
  mutating func consume(_ count: Int) {
    start += count
    position += count
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      start = 0
    }
  }

  /// Goes to a place in a file that is not packed.
  mutating func seek(to offset: Int) {
    let target = start + offset - position
    if target >= 0, target <= buffer.count {
      start = target
    } else {
      buffer.removeAll(keepingCapacity: true)
      start = 0
      fileOffset = offset
      state = .running
    }
    position = offset
  }

  /// Starts anew at a member that begins at `offset`.
  mutating func startMember(at offset: Int) {
    if offset >= fileOffset, offset <= fileOffset + packed.count {
      packed = packed.dropFirst(offset - fileOffset)
    } else {
      packed = []
    }
    (memberOffset, fileOffset, position, state) = (offset, offset, 0, .running)
    buffer.removeAll(keepingCapacity: true)
    start = 0
    inflate = InflateStream(.gzip)
  }

  /// Where the next member should begin: behind zeros, which are padding; nil at the end of the file.
  mutating func placeOfNextMember() throws(Failure) -> Int? {
    while true {
      let padding = packed.prefix { $0 == 0 }.count
      packed = packed.dropFirst(padding)
      fileOffset += padding
      if !packed.isEmpty { return fileOffset }
      try readPacked()
      if packed.isEmpty { return nil }
    }
  }

  private mutating func fill() throws(Failure) {
    guard isPacked else {
      let piece = try piece()
      fileOffset += piece.count
      if piece.isEmpty { state = .ended }
      buffer += piece
      return
    }
    if packed.isEmpty { try readPacked() }
    let before = buffer.count
    let isAtEnd = packed.isEmpty
    let input = packed
    let taken = inflate.step(input.span, into: &buffer, room: 1 << 16)
    packed = input.dropFirst(taken)
    fileOffset += taken
    switch inflate.state {
    case .ended: state = .ended
    case .damaged: state = .damaged
    case .running: if isAtEnd, buffer.count == before { state = .cutOff }
    }
  }

  /// Reads on where nothing is left that could be unpacked.
  private mutating func readPacked() throws(Failure) {
    packed = try piece()[...]
  }

  private mutating func piece() throws(Failure) -> [UInt8] {
    let piece = try read(fileOffset, pieceSize)
    pieceSize = min(pieceSize * 2, 1 << 18)
    return piece
  }
}

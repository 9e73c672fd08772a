extension WARCReader {
  /// How many bytes of a record that is too large are kept, so that it can be said what it was.
  private static var sample: Int { 1 << 16 }

  /// Over how many members a head may go on: what cuts a file into members without regard to records cuts it into
  /// large ones.
  private static var membersOfHead: Int { 8 }

  /// The record or fault where the walk stands, or in the next members; nil at the end of the file.
  mutating func nextItem() throws(Failure) -> Item? {
    while true {
      try passLineEnds()
      if try stream.ensure(1) > 0 { return try recordHere() }
      guard stream.state == .ended else { return .fault(memberFault()) }
      guard stream.isPacked, let offset = try stream.placeOfNextMember() else { return nil }
      guard try stream.startsMember(at: offset) else {
        recovery = .members(from: offset + 1)
        return .fault(WARCFault(kind: .noMember, offset: offset))
      }
      stream.startMember(at: offset)
    }
  }

  /// The record where the walk stands.
  ///
  /// - Parameter known: how long it is, head and block, where that was found before.
  /// - Returns: the record, or what is wrong.
  /// - Throws: what reading the file throws.
  mutating func recordHere(length known: Int? = nil) throws(Failure) -> Item {
    let (start, member) = (stream.position, stream.memberOffset)
    let offset = stream.isPacked ? member : start
    let head: WARCHead
    switch try readHead() {
    case .whole(let read): head = read
    case .none(let kind):
      // What looks like the first line of a record and is none must not be found again.
      if stream.position == start, stream.memberOffset == member {
        stream.consume(min(1, stream.available.count))
      }
      return try fault(kind, offset)
    case .broken: return .fault(memberFault())
    }
    var found = Found(
      record: WARCRecord(kind: head.kind, fields: head.fields, block: []),
      place: WARCPlace(
        isPacked: stream.isPacked, offset: offset, skipped: stream.isPacked ? start : 0,
        length: head.size),
      headSize: head.size, blockStart: stream.position)
    guard let stated = head.length else { return try withoutLength(found, head.statedLength) }
    let size = known.map { min(stated, $0 - head.size) } ?? stated
    found.place.length += size
    let kept = min(limits.kept, size > limits.blockSize ? Self.sample : .max)
    let ending = try readBlock(size, keeping: kept, into: &found.record.block)
    if known != nil { return found.item }
    switch ending {
    case .whole: return try ended(found, size)
    case .cutOff: return shortened(found, .cutOff, isAll: found.record.block.count < kept)
    case .broken:
      let fault = memberFault()
      return stream.state == .cutOff ? partial(found, fault) : .fault(fault)
    case .swelling:
      recovery = .members(from: stream.fileOffset)
      found.record.block = Array(found.record.block.prefix(Self.sample))
      return found.fault(.swelling(limit: limits.ratio))
    }
  }

  /// How reading a head came to its end.
  private enum HeadEnding {
    case whole(WARCHead)
    case none(WARCFault.Kind)
    case broken
  }

  /// Reads the head where the walk stands; it may go on in the next member.
  private mutating func readHead() throws(Failure) -> HeadEnding {
    var earlier: [UInt8] = []
    var wanted = 1 << 12
    var membersLeft = Self.membersOfHead
    while true {
      let there = try stream.ensure(wanted)
      let bytes = earlier.isEmpty ? stream.available : (earlier + stream.available)[...]
      if bytes.count >= WARCHead.magicSize, !WARCHead.begins(bytes) { return .none(.noRecord) }
      if let end = WARCHead.end(in: bytes) {
        guard let head = WARCHead(bytes[..<end]) else { return .none(.headDamaged) }
        stream.consume(head.size - earlier.count)
        return .whole(head)
      }
      if bytes.count > HeadParser.sizeLimit { return .none(.headDamaged) }
      if there < wanted {
        if stream.isBroken { return .broken }
        earlier = Array(bytes)
        stream.consume(there)
        membersLeft -= 1
        guard membersLeft > 0, try goesOn() else {
          return .none(earlier.count < WARCHead.magicSize ? .noRecord : .headDamaged)
        }
      } else {
        wanted *= 4
      }
    }
  }

  /// How reading a block came to its end.
  private enum BlockEnding {
    case whole
    case cutOff
    case broken
    case swelling
  }

  /// Reads a block: as much of it as is to be kept, and passes over the rest.
  private mutating func readBlock(
    _ size: Int, keeping kept: Int, into block: inout [UInt8]
  ) throws(Failure) -> BlockEnding {
    // A length is looked at before the file is passed over by it.
    var isThere = stream.isPacked || size <= stream.available.count
    if !isThere { isThere = try !stream.read(stream.position + size - 1, 1).isEmpty }
    var left = size
    while left > 0 {
      if !stream.isPacked, block.count >= kept {
        if isThere { stream.seek(to: stream.position + left) }
        break
      }
      let there = try stream.ensure(1)
      if there == 0 {
        if stream.isBroken { return .broken }
        guard try goesOn() else { return .cutOff }
        continue
      }
      let taken = min(there, left)
      block += stream.available.prefix(min(taken, kept - block.count))
      stream.consume(taken)
      left -= taken
      if stream.isPacked, size - left > limits.freeSize, stream.ratio > limits.ratio {
        return .swelling
      }
    }
    return isThere ? .whole : .cutOff
  }

  /// Whether the next member holds the rest of the record rather than a record; the walk then stands there.
  private mutating func goesOn() throws(Failure) -> Bool {
    guard stream.isPacked, let offset = try stream.placeOfNextMember(),
      try stream.startsMember(at: offset)
    else { return false }
    stream.startMember(at: offset)
    try stream.ensure(WARCHead.magicSize)
    return !WARCHead.begins(stream.available)
  }

  /// Passes over the line ends behind a record, and zeros, which some programs pad files with.
  ///
  /// - Returns: how many lines ended.
  @discardableResult
  mutating func passLineEnds() throws(Failure) -> Int {
    var lines = 0
    while try stream.ensure(1) > 0 {
      let ends = stream.available.prefix { $0 == 0x0A || $0 == 0x0D || $0 == 0 }
      lines += ends.count { $0 == 0x0A }
      let isAll = ends.count == stream.available.count
      stream.consume(ends.count)
      if !isAll { break }
    }
    return lines
  }
}

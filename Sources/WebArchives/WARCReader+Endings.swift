extension WARCReader {
  /// A record, while its end is looked for.
  struct Found {
    var record: WARCRecord
    var place: WARCPlace
    var headSize: Int
    /// Where its block starts in the unpacked bytes.
    var blockStart: Int

    var item: Item { .record(record, place) }

    func fault(_ kind: WARCFault.Kind) -> Item {
      .fault(WARCFault(kind: kind, offset: place.offset, record: record))
    }
  }

  /// The record, once what follows it has been looked at.
  mutating func ended(_ found: Found, _ size: Int) throws(Failure) -> Item {
    var found = found
    let lineEnds = try passLineEnds()
    try stream.ensure(WARCHead.magicSize)
    let isLast = stream.available.isEmpty
    if isLast, stream.isBroken {
      let fault = memberFault()
      if stream.state == .damaged { return .fault(fault) }
      // All of it is there, though nothing is that could vouch for it.
      pending = fault
    } else if stream.isPacked {
      found.place.end = isLast ? stream.fileOffset : nil
    } else if lineEnds >= 2 {
      // The two line ends belong to the record; one that lacks them was not written to its end.
      found.place.end = stream.position
    }
    if size > limits.blockSize {
      return found.fault(.tooLarge(size: size, limit: limits.blockSize))
    }
    if isLast || WARCHead.begins(stream.available) { return found.item }
    if try isDamagedFurtherOn() { return .fault(memberFault()) }
    return shortened(found, .wrongLength, isAll: found.record.block.count == size)
  }

  /// A record that is shorter than it says, or behind which no other begins.
  ///
  /// Where the next record stands in its block, it ends there, and the walk goes back to that one. Else what is left of
  /// it is passed over.
  ///
  /// - Parameters:
  ///   - found: the record.
  ///   - kind: what is wrong.
  ///   - isAll: whether all of its block was kept.
  /// - Returns: the record; the fault waits.
  mutating func shortened(_ found: Found, _ kind: WARCFault.Kind, isAll: Bool) -> Item {
    var found = found
    let size = found.record.block.count
    // In a packed file the walk stands at the end of the member, or where the next record begins.
    if !stream.isPacked { recovery = .lines }
    // The first line of the next record may lie half in the block.
    let end = isAll ? stream.available.prefix(WARCHead.lineSize) : []
    if !stream.isPacked, size <= returnsLeft,
      let next = WARCHead.start(in: (found.record.block + end)[...])
    {
      returnsLeft -= size
      recovery = nil
      stream.seek(to: found.blockStart + next)
      found.record.block.removeLast(max(0, size - next))
      while let last = found.record.block.last, last == 0x0A || last == 0x0D {
        found.record.block.removeLast()
      }
    }
    if isAll || size > found.record.block.count {
      found.place.length = found.headSize + found.record.block.count
    }
    return partial(found, WARCFault(kind: kind, offset: found.place.offset))
  }

  /// A record of which not all is there; the fault waits.
  mutating func partial(_ found: Found, _ fault: WARCFault) -> Item {
    var found = found
    found.place.end = nil
    found.place.isWhole = false
    pending = fault
    return found.item
  }

  /// A record that states no length, and so has no block; or what cannot be one.
  mutating func withoutLength(_ found: Found, _ stated: String) throws(Failure) -> Item {
    let item = try fault(.badLength(stated), found.place.offset)
    guard stated.isEmpty, case .fault(let fault) = item, case .badLength = fault.kind else {
      return item
    }
    return partial(found, fault)
  }
}

extension WARCReader {
  /// How to go on behind something that cannot be read.
  enum Recovery {
    /// Look in the unpacked bytes, from where the walk stands.
    case lines
    /// Look in the file, from an offset on.
    case members(from: Int)
  }

  /// What is wrong where the walk stands; the next record begins at the start of a line or of a member.
  ///
  /// Where the member
  /// turns out to be damaged, it is that.
  mutating func fault(_ kind: WARCFault.Kind, _ offset: Int) throws(Failure) -> Item {
    if try isDamagedFurtherOn() { return .fault(memberFault()) }
    if !stream.isPacked { recovery = .lines }
    return .fault(WARCFault(kind: kind, offset: offset))
  }

  /// Of a packed file, goes to the next record in the member, or to its end.
  ///
  /// - Returns: whether the member is found to be damaged before another record begins.
  mutating func isDamagedFurtherOn() throws(Failure) -> Bool {
    guard stream.isPacked else { return false }
    try findLine()
    return stream.available.isEmpty && stream.state == .damaged
  }

  /// That the member where the walk stands is damaged, or the file ends in it.
  mutating func memberFault() -> WARCFault {
    let offset = stream.memberOffset
    recovery = .members(from: offset + 1)
    // What was unpacked is read again, in search of the next member.
    returnsLeft -= stream.fileOffset - offset
    let kind: WARCFault.Kind = stream.state == .cutOff ? .memberCutOff : .memberDamaged
    return WARCFault(kind: kind, offset: offset)
  }

  /// Goes to the next record.
  ///
  /// - Returns: whether the walk can go on, and the fault that ends it.
  mutating func recover(_ recovery: Recovery) throws(Failure) -> (goesOn: Bool, fault: WARCFault?) {
    switch recovery {
    case .lines:
      try findLine()
      return (true, nil)
    case .members(let offset):
      guard returnsLeft > 0 else {
        return (false, WARCFault(kind: .searchGivenUp, offset: offset))
      }
      switch try search.member(from: offset) {
      case .found(let member):
        stream.startMember(at: member)
        return (true, nil)
      case .nothing: return (false, nil)
      case .givenUp: return (false, WARCFault(kind: .searchGivenUp, offset: offset))
      }
    }
  }

  /// Goes to the next line that is the first of a record, or to the end of the member.
  mutating func findLine() throws(Failure) {
    // So much that the whole line is seen when it is begun.
    let overlap = WARCHead.lineSize + 1
    while try stream.ensure(1 << 16) > 0 {
      let bytes = stream.available
      if stream.isPacked, stream.position == 0, WARCHead.begins(bytes) { return }
      if let start = WARCHead.start(in: bytes) {
        stream.consume(start - bytes.startIndex)
        return
      }
      stream.consume(bytes.count > overlap ? bytes.count - overlap : bytes.count)
    }
  }
}

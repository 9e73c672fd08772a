import Archives

/// Walks over the records of a web archive (WARC 0.17 to 1.1), packed with gzip or not, in pieces: a file may be larger
/// than memory.
///
/// A packed file may have a member for each record, as the standard asks, or several records in a member. What is
/// damaged is named, and the walk goes on at the next record.
package struct WARCReader<Failure: Error>: ~Copyable {
  /// What the walk comes to.
  package enum Item {
    /// A record, with the start of its block as far as it was to be kept; the place says how long it really is.
    case record(WARCRecord, WARCPlace)
    /// Something that cannot be read.
    case fault(WARCFault)
  }

  /// Up to `count` bytes of the file from an offset; fewer only at its end.
  package typealias Read = (_ offset: Int, _ count: Int) throws(Failure) -> [UInt8]

  let limits: WARCLimits
  var stream: MemberStream<Failure>
  var search: MemberSearch<Failure>
  /// Whether the first bytes have been looked at.
  private var hasBegun = false
  private var isOver = false
  /// Where to look for the next record once a fault has been told.
  var recovery: Recovery?
  /// A fault of the record that was told last.
  var pending: WARCFault?
  /// How many more bytes may be read twice, because a length or a member was found to be wrong: so the time that a
  /// file takes grows with its size, whatever is in it.
  var returnsLeft = 1 << 30

  /// Starts at the beginning of a file.
  ///
  /// - Throws: what reading the file throws.
  package init(limits: WARCLimits = WARCLimits(), read: @escaping Read) throws(Failure) {
    self.limits = limits
    let isPacked = try read(0, 2) == [0x1F, 0x8B]
    stream = MemberStream(at: 0, isPacked: isPacked, read: read)
    search = MemberSearch(read)
  }

  /// The next record or fault; nil at the end.
  ///
  /// - Throws: what reading the file throws.
  package mutating func next() throws(Failure) -> Item? {
    if isOver { return nil }
    if !hasBegun {
      hasBegun = true
      if let kind = try openingFault() {
        isOver = true
        return .fault(WARCFault(kind: kind, offset: 0))
      }
    }
    if let pending {
      self.pending = nil
      return .fault(pending)
    }
    if let recovery {
      self.recovery = nil
      let (goesOn, fault) = try recover(recovery)
      isOver = !goesOn
      if isOver { return fault.map(Item.fault) }
    }
    let item = try nextItem()
    isOver = item == nil
    return item
  }

  /// The record at a place that a walk over the same file gave; nil if it is not there any more.
  ///
  /// - Throws: what reading the file throws.
  package static func record(
    at place: WARCPlace, limits: WARCLimits = WARCLimits(), read: @escaping Read
  ) throws(Failure) -> WARCRecord? {
    var reader = try WARCReader(limits: limits, read: read)
    reader.hasBegun = true
    reader.stream = MemberStream(at: place.offset, isPacked: place.isPacked, read: read)
    var skipped = 0
    while skipped < place.skipped {
      let there = try reader.stream.ensure(1)
      guard there > 0 else { return nil }
      let taken = min(there, place.skipped - skipped)
      reader.stream.consume(taken)
      skipped += taken
    }
    guard case .record(let record, _) = try reader.recordHere(length: place.length) else {
      return nil
    }
    return record
  }

  /// What is wrong with the file as a whole, by its first bytes.
  private mutating func openingFault() throws(Failure) -> WARCFault.Kind? {
    try stream.ensure(1 << 16)
    let start = stream.available
    if start.isEmpty { return stream.state == .ended ? .empty : nil }
    let formats: [(WARCFault.Format, [UInt8])] = [
      (.arc, Array("filedesc:".utf8)), (.lz4, [0x04, 0x22, 0x4D, 0x18]),
      (.zstandard, [0x28, 0xB5, 0x2F, 0xFD]), (.zstandard, [0x5D, 0x2A, 0x4D, 0x18]),
    ]
    for (format, magic) in formats where start.starts(with: magic) { return .refused(format) }
    let isArchive = WARCHead.begins(start.drop { $0 == 0x0D || $0 == 0x0A || $0 == 0 })
    return isArchive || WARCHead.start(in: start) != nil ? nil : .noArchive
  }
}

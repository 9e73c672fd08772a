/// How much of a web archive is whole: what a program must know that goes on writing a file after it was killed.
package struct WARCIntegrity: Hashable, Sendable {
  /// How many records stand before ``wholeLength``.
  package private(set) var records = 0
  /// Up to which offset the file consists of whole records: 0 where not even the first is.
  package private(set) var wholeLength = 0
  /// How many records are whole behind the first damage.
  ///
  /// Where there are any, the file was not just cut off, and cutting it at ``wholeLength`` would lose them.
  package private(set) var laterRecords = 0
  /// What is damaged first; nil where all is whole.
  package private(set) var fault: WARCFault?

  /// Walks over a file, in pieces.
  ///
  /// - Parameter read: up to so many bytes of the file from an offset; fewer only at its end.
  /// - Throws: what reading the file throws.
  package init<Failure: Error>(
    read: @escaping WARCReader<Failure>.Read
  ) throws(Failure) {
    var limits = WARCLimits()
    // Nothing is kept, so nothing is too large.
    (limits.blockSize, limits.kept, limits.ratio) = (.max, 0, .max)
    var reader = try WARCReader(limits: limits, read: read)
    // Records whose member goes on behind them.
    var waiting = 0
    while let item = try reader.next() {
      switch item {
      case .fault(let found): fault = fault ?? found
      case .record(_, let place):
        guard fault == nil else {
          laterRecords += place.isWhole ? 1 : 0
          continue
        }
        waiting += 1
        guard let end = place.end else { continue }
        (wholeLength, records, waiting) = (end, records + waiting, 0)
      }
    }
  }
}

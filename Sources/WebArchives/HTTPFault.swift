/// What is wrong with an HTTP answer.
package enum HTTPFault: Error, Hashable, Sendable {
  /// It does not begin with a status line.
  case noStatusLine
  /// Its head has more fields than the limit.
  case tooManyFields(limit: Int)
  /// Its head takes more bytes than the limit.
  case headTooLarge(limit: Int)
  /// Its body ends within a chunk, or before the last one: what came is there.
  case chunksCutOff
  /// The chunks of its body are damaged behind so many bytes of content: what came until then is there.
  case chunksDamaged(after: Int)
  /// Its body is packed in a way that is not read.
  case unknownCoding(String)
  /// Its body is packed more than twice.
  case tooManyCodings(count: Int)
  /// Its body ends before the data do that it is packed as: what could be unpacked is there.
  case codingCutOff(String)
  /// Its body cannot be unpacked from some place on: what could be unpacked is there.
  case codingDamaged(String)
  /// Its body unpacks to more than the limit: so much of it is there.
  case tooLarge(limit: Int)
  /// Its body unpacks to so much more than it is that it must have been made to swell.
  case swelling(limit: Int)

  /// Whether a part of the body can be read all the same.
  package var isPartial: Bool {
    switch self {
    case .chunksCutOff, .chunksDamaged, .codingCutOff, .codingDamaged: true
    case .noStatusLine, .tooManyFields, .headTooLarge, .unknownCoding, .tooManyCodings, .tooLarge,
      .swelling:
      false
    }
  }
}

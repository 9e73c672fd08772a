import Archives
import WebArchives

/// What holds for every web archive and every answer of a server, whatever their bytes.
enum WebArchiveChecks {
  private static let limit = 100_000

  /// Walks over an archive as it is, and over what it is when it is packed into one gzip member.
  static func run(_ input: [UInt8]) {
    walk(input)
    walk(Gzip.pack(input))
  }

  private static func walk(_ bytes: [UInt8]) {
    let read = source(bytes)
    var limits = WARCLimits()
    limits.blockSize = limit
    var short = limits
    short.kept = 8
    var reader = WARCReader(limits: limits, read: read)
    var count = 0
    while let item = reader.next() {
      count += 1
      require(count <= 2 * bytes.count + 2, "a walk comes to its end")
      guard case .record(let record, let place) = item else { continue }
      require(record.block.count <= limit, "a block is no larger than the limit")
      require(place.offset < bytes.count, "a record starts in the file")
      require((place.end ?? 0) <= bytes.count, "a record ends in the file")
      let again = WARCReader.record(at: place, limits: limits, read: read)
      require(again == record, "a record is the same when it is read alone")
      checkWriting(record)
    }
    var second = WARCReader(limits: short, read: read)
    while case .record(let record, _)? = second.next() {
      require(record.block.count <= 8, "no more is kept than is asked for")
    }
    let whole = WARCIntegrity(read: read)
    require(whole.wholeLength <= bytes.count, "whole records lie in the file")
    let cut = WARCIntegrity(read: source(Array(bytes.prefix(whole.wholeLength))))
    require(cut.wholeLength == whole.wholeLength, "what is whole is whole when the rest is gone")
    require(cut.records == whole.records, "whole records are the same when the rest is gone")
  }

  /// A record that is written can be read.
  private static func checkWriting(_ record: WARCRecord) {
    let written = WARCEncoder.member(of: record)
    guard record.fields.fields.count < 900 else { return }
    var reader = WARCReader(read: source(written))
    guard case .record(let read, let place)? = reader.next() else {
      require(false, "what is written is a record")
      return
    }
    require(read.block == record.block, "a block is written as it is")
    require(place.end == written.count, "a record is all that is written")
    require(reader.next() == nil, "one record is written")
  }

  /// Reads an answer's head and body.
  static func runAnswer(_ input: [UInt8]) {
    guard let message = try? HTTPMessage(input) else { return }
    require(message.bodyRange.upperBound == input.count, "a body ends where the answer does")
    require((100...999).contains(message.status), "a status has three digits")
    require(
      HTTPMessage.bodyStart(of: input) == message.bodyRange.lowerBound
        || !input.starts(with: Array("HTTP/".utf8)),
      "a body starts where it is said to")
    let body = message.body(limit: limit)
    require(body.bytes.count <= limit, "a body is no larger than the limit")
    let again = message.body(limit: limit)
    require(again.bytes == body.bytes && again.faults == body.faults, "reading is a function")
    let short = message.body(limit: 10)
    require(short.bytes.count <= 10, "a body is no larger than a small limit")
    if short.faults.isEmpty { require(short.bytes == body.bytes, "what fits is all") }
  }

  private static func source(_ bytes: [UInt8]) -> WARCReader<Never>.Read {
    { offset, count in
      offset < bytes.count ? Array(bytes[offset..<offset + min(count, bytes.count - offset)]) : []
    }
  }
}

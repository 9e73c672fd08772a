import Testing

@testable import WebArchives

/// All that a reader finds in an archive in memory; every record is read a second time, by its place.
struct Walk {
  var records: [WARCRecord] = []
  var places: [WARCPlace] = []
  var faults: [WARCFault] = []

  init(_ bytes: [UInt8], limits: WARCLimits = WARCLimits()) {
    let read = Walk.source(bytes)
    var reader = WARCReader(limits: limits, read: read)
    while let item = reader.next() {
      switch item {
      case .fault(let fault): faults.append(fault)
      case .record(let record, let place):
        records.append(record)
        places.append(place)
        let again = WARCReader.record(at: place, limits: limits, read: read)
        #expect(again == record, "a record is the same when it is read alone")
      }
    }
  }

  /// The bytes as a file.
  static func source(_ bytes: [UInt8]) -> WARCReader<Never>.Read {
    { offset, count in
      offset < bytes.count ? Array(bytes[offset..<min(bytes.count, offset + count)]) : []
    }
  }
}

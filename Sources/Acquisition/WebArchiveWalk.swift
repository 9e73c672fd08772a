import CorpusModel
import WebArchives

/// What one walk over a web archive finds: its documents, and what else is in it.
struct WebArchiveWalk {
  /// A record that is a document.
  struct Found {
    var address: String
    var date: String
    var place: WARCPlace
    var format: DocumentFormat
    var size: Int
    /// Its number among the records of the file, from 1.
    var number: Int
  }

  /// How much of a block is kept to judge it by: a head of the largest size, and some of the body.
  private static let kept = 1_100_000
  /// How many faults are told one by one.
  private static let faultLimit = 20

  /// The documents, in the order of the file; of each address the latest.
  private(set) var documents: [Found] = []
  /// What is wrong, with the address of the record where it has one; after many, only how many more.
  private(set) var faults: [(address: String?, fault: ReadingFault)] = []
  /// How many faults were not told.
  private(set) var untold = 0
  /// How many records are no documents, by the reason.
  private(set) var left: [ArchivedVerdict.Reason: Int] = [:]
  /// How many records there are.
  private(set) var records = 0
  private var places: [String: Int] = [:]

  /// Walks over the file at a path, whose records may have `limit` bytes.
  init(_ path: [UInt8], size: Int, limit: Int) throws(FileSystem.Failure) {
    var limits = WARCLimits()
    (limits.blockSize, limits.kept) = (limit, Self.kept)
    var reader = try WARCReader(limits: limits, read: FileSystem.reader(of: path, size: size))
    while let item = try reader.next() {
      switch item {
      case .record(let record, let place): add(record, place)
      case .fault(let fault): add(fault)
      }
    }
    documents.removeAll { $0.number == 0 }
    if records == 0, faults.isEmpty { tell(.webArchive(WARCFault(kind: .empty, offset: 0)), nil) }
  }

  private mutating func add(_ record: WARCRecord, _ place: WARCPlace) {
    records += 1
    switch ArchivedVerdict(record) {
    // What is wrong with the record itself says it all.
    case .left where !place.isWhole, .fault where !place.isWhole: break
    case .left(let reason): left[reason, default: 0] += 1
    case .fault(let fault): tell(.answer(fault), record.targetURI)
    case .document(let format):
      // What has no address is called by its number.
      let address = record.targetURI.flatMap { $0.isEmpty ? nil : $0 } ?? String(records)
      keep(
        Found(
          address: address, date: record.date ?? "", place: place, format: format,
          size: place.length, number: records))
    }
  }

  /// Keeps a document, unless a later capture of its address is known; of two of one date the second is the later.
  private mutating func keep(_ found: Found) {
    guard let index = places[found.address] else {
      places[found.address] = documents.count
      documents.append(found)
      return
    }
    left[.earlier, default: 0] += 1
    guard found.date >= documents[index].date else { return }
    // The earlier one is taken out at the end, so that nothing has to move.
    documents[index].number = 0
    places[found.address] = documents.count
    documents.append(found)
  }

  private mutating func add(_ fault: WARCFault) {
    guard let record = fault.record else {
      tell(.webArchive(fault), nil)
      return
    }
    // What is too large to be read is missed only if it is a document.
    records += 1
    switch ArchivedVerdict(record) {
    case .left(let reason): left[reason, default: 0] += 1
    case .document, .fault: tell(.webArchive(fault), record.targetURI)
    }
  }

  private mutating func tell(_ fault: ReadingFault, _ address: String?) {
    if faults.count < Self.faultLimit { faults.append((address, fault)) } else { untold += 1 }
  }

  /// Whether it holds anything beside what crawlers write of their own work, which may fill a file of its own.
  var isOfPages: Bool { left.keys.contains { $0 != .crawler && $0 != .revisit } }

  /// What the records are that are no documents; nil where there are none.
  var leftWords: String? {
    let parts = ArchivedVerdict.Reason.allCases.compactMap { reason in
      left[reason].map { "\(reason.words) (\($0))" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

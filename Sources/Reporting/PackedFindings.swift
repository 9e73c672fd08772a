internal import BinaryRecords
internal import CorpusModel

/// The hits of one document as they go from a worker to the tables: each text once.
///
/// In a table every row holds its sentence, its heading and its document's name; together they are several times as long as
/// this. A hit says where it stands only if that is another place than the last one's. ``PackedHits`` reads it.
struct PackedFindings: Sendable {
  /// How many hits there are.
  let count: Int
  /// The record.
  let bytes: [UInt8]

  /// What precedes a hit, bit by bit.
  struct Parts: OptionSet {
    let rawValue: Int
    /// Block, sentence and text of the sentence follow: they are not those of the hit before.
    static let place = Parts(rawValue: 1)
    /// The heading above follows, with the place.
    static let section = Parts(rawValue: 2)
    /// The page follows, with the place.
    static let page = Parts(rawValue: 4)
    /// The bytes of the file follow.
    static let fileSpan = Parts(rawValue: 8)
    /// The part in a relation follows.
    static let relation = Parts(rawValue: 16)
    /// Why it is not counted follows.
    static let dropped = Parts(rawValue: 32)
  }

  /// Takes the hits of a document.
  init(_ findings: [Finding]) {
    var packer = FindingPacker()
    for finding in findings { packer.add(finding) }
    (count, bytes) = (findings.count, packer.record.bytes)
  }

  /// Writes the hits, to be taken up again by ``init(from:categories:)``.
  func write(to record: inout RecordWriter) {
    record.write(count)
    record.write(bytes)
  }

  /// Reads what ``write(to:)`` wrote of hits in so many categories, and looks it through.
  init(from record: inout RecordReader, categories: Int) throws(RecordReader.Damage) {
    count = try record.int()
    bytes = try record.row()
    var hits = PackedHits(self)
    while try hits.advance() {
      guard (0..<categories).contains(hits.category) else { throw record.damage }
    }
  }
}

/// Packs hits one after the other.
private struct FindingPacker {
  private(set) var record = RecordWriter()
  /// Where the last hit stands.
  private var last: Place?
  private var lastStart = 0

  private struct Place: Equatable {
    var sentence, block: Int
    var page: Int?
    var section, sentenceText: String

    init(_ finding: Finding) {
      (sentence, block, page) = (finding.sentence, finding.block, finding.page)
      (section, sentenceText) = (finding.section, finding.sentenceText)
    }
  }

  mutating func add(_ finding: Finding) {
    var parts: PackedFindings.Parts = []
    let place = Place(finding)
    if place != last {
      parts.insert(.place)
      if finding.section != last?.section ?? "" { parts.insert(.section) }
      if finding.page != nil { parts.insert(.page) }
      last = place
    }
    if finding.fileSpan != nil { parts.insert(.fileSpan) }
    if finding.relation != nil { parts.insert(.relation) }
    if finding.dropped != nil { parts.insert(.dropped) }
    record.write(parts.rawValue)
    if parts.contains(.place) { writePlace(finding, parts) }
    record.write(finding.category.index)
    record.write(finding.term)
    record.write(Int(finding.marks.rawValue))
    record.write(finding.charStart - lastStart)
    lastStart = finding.charStart
    record.write(finding.charEnd - finding.charStart)
    record.write(finding.text)
    record.write(finding.sentenceOffset)
    writeFurther(finding)
  }

  private mutating func writePlace(_ finding: Finding, _ parts: PackedFindings.Parts) {
    if parts.contains(.section) { record.write(finding.section) }
    if let page = finding.page { record.write(page) }
    record.write(finding.block)
    record.write(finding.sentence)
    record.write(finding.sentenceText)
  }

  private mutating func writeFurther(_ finding: Finding) {
    if let span = finding.fileSpan {
      record.write(Int(span.start))
      record.write(span.length)
    }
    if let relation = finding.relation {
      record.write(relation.contrast) { $0.write($1) }
      record.write(relation.role) { $0.write($1) }
      record.write(relation.stance) { $0.write($1) }
    }
    if let reason = finding.dropped {
      record.write(reason.code)
      record.write(reason.pattern)
    }
  }
}

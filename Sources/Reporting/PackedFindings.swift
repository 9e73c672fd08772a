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
  init(_ findings: Findings) {
    var packer = FindingPacker(findings)
    for entry in findings.entries { packer.add(entry) }
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
  private let findings: Findings
  /// The place of the last hit, and its heading.
  private var place = -1
  private var section = 0..<0
  private var lastStart = 0

  init(_ findings: Findings) { self.findings = findings }

  mutating func add(_ hit: Findings.Entry) {
    let texts = findings.texts
    let new = hit.place == place ? nil : findings.places[hit.place]
    let verdict = hit.verdict.map { findings.verdicts[$0] }
    var parts: PackedFindings.Parts = []
    if let new {
      parts.insert(.place)
      if new.section != section { parts.insert(.section) }
      if new.page != nil { parts.insert(.page) }
    }
    if hit.fileSpan != nil { parts.insert(.fileSpan) }
    if verdict?.relation != nil { parts.insert(.relation) }
    if verdict?.dropped != nil { parts.insert(.dropped) }
    record.write(parts.rawValue)
    if let new {
      write(new, parts)
      place = hit.place
    }
    record.write(hit.category.index)
    record.write(findings.terms[hit.term])
    record.write(Int(hit.marks.rawValue))
    record.write(hit.charStart - lastStart)
    lastStart = hit.charStart
    record.write(hit.charEnd - hit.charStart)
    record.write(texts.span.extracting(hit.text))
    record.write(hit.sentenceOffset)
    if let span = hit.fileSpan {
      record.write(Int(span.start))
      record.write(span.length)
    }
    if let verdict { write(verdict) }
  }

  private mutating func write(_ place: Findings.Place, _ parts: PackedFindings.Parts) {
    let texts = findings.texts
    if parts.contains(.section) {
      record.write(texts.span.extracting(place.section))
      section = place.section
    }
    if let page = place.page { record.write(page) }
    record.write(place.block)
    record.write(place.sentence)
    record.write(texts.span.extracting(place.sentenceText))
  }

  private mutating func write(_ verdict: Findings.Verdict) {
    if let relation = verdict.relation {
      record.write(relation.contrast) { $0.write($1) }
      record.write(relation.role) { $0.write($1) }
      record.write(relation.stance) { $0.write($1) }
    }
    if let reason = verdict.dropped {
      record.write(reason.code)
      record.write(reason.pattern)
    }
  }
}

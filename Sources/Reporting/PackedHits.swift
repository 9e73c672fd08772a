internal import BinaryRecords
internal import CorpusModel

/// The hits of ``PackedFindings``, read one after the other: texts as places in its bytes.
struct PackedHits {
  /// Where hits stand that follow each other in one sentence.
  struct Place {
    var section = 0..<0
    var page: Int?
    var block = 0
    var sentence = 0
    var sentenceText = 0..<0
  }

  /// A hit's part in a relation.
  struct Part {
    let contrast: Int?
    let role, stance: Range<Int>?
  }

  /// The record; all texts are places in it.
  let bytes: [UInt8]
  private var reader: RecordReader

  /// The number of the hit in the document, from 1; 0 before the first.
  private(set) var number = 0
  /// Where it stands.
  private(set) var place = Place()
  /// Whether that is another place than that of the hit before.
  private(set) var isNewPlace = false
  /// The number of its category, and its term.
  private(set) var category = 0
  private(set) var term = 0..<0
  /// Its marks, characters, words and place in the sentence, as in ``Finding``.
  private(set) var marks: Marks = []
  private(set) var charStart = 0
  private(set) var charEnd = 0
  private(set) var text = 0..<0
  private(set) var sentenceOffset = 0
  private(set) var fileSpan: Range<Int>?
  private(set) var part: Part?
  /// Why it is not counted, and the pattern that decided.
  private(set) var dropped: (code: Range<Int>, pattern: Range<Int>)?
  private let count: Int

  /// Starts before the first hit.
  init(_ packed: PackedFindings) {
    bytes = packed.bytes
    count = packed.count
    reader = RecordReader(packed.bytes)
  }

  /// Goes on to the next hit.
  ///
  /// - Returns: false behind the last.
  /// - Throws: ``RecordReader/Damage`` where the bytes are none that were packed.
  mutating func advance() throws(RecordReader.Damage) -> Bool {
    guard number < count else {
      guard reader.isAtEnd else { throw reader.damage }
      return false
    }
    number += 1
    let parts = PackedFindings.Parts(rawValue: try reader.int())
    isNewPlace = parts.contains(.place)
    if isNewPlace { try readPlace(parts) }
    category = try reader.int()
    term = try reader.place()
    marks = Marks(rawValue: UInt8(truncatingIfNeeded: try reader.int()))
    charStart &+= try reader.int()
    charEnd = charStart &+ (try reader.int())
    text = try reader.place()
    sentenceOffset = try reader.int()
    try readFurther(parts)
    return true
  }

  private mutating func readPlace(_ parts: PackedFindings.Parts) throws(RecordReader.Damage) {
    if parts.contains(.section) { place.section = try reader.place() }
    place.page = parts.contains(.page) ? try reader.int() : nil
    place.block = try reader.int()
    place.sentence = try reader.int()
    place.sentenceText = try reader.place()
  }

  private mutating func readFurther(_ parts: PackedFindings.Parts) throws(RecordReader.Damage) {
    fileSpan = nil
    part = nil
    dropped = nil
    if parts.contains(.fileSpan) {
      let start = try reader.int()
      let length = try reader.int()
      let (end, isTooLarge) = start.addingReportingOverflow(length)
      guard start >= 0, length >= 0, !isTooLarge else { throw reader.damage }
      fileSpan = start..<end
    }
    if parts.contains(.relation) {
      part = Part(
        contrast: try reader.optional { reader throws(RecordReader.Damage) in try reader.int() },
        role: try reader.optional { reader throws(RecordReader.Damage) in try reader.place() },
        stance: try reader.optional { reader throws(RecordReader.Damage) in try reader.place() })
    }
    if parts.contains(.dropped) { dropped = (try reader.place(), try reader.place()) }
  }
}

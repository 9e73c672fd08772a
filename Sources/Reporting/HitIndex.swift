internal import BinaryRecords
internal import CorpusModel
internal import Files

/// What the report asks of the hits of a run, noted while their rows are written: it need not read those back.
///
/// A hit takes a few bytes here, in a file without a name that goes with the value; in memory are the terms, of which the
/// lexicon bounds how many there are, and the places of the pieces of that file.
package final class HitIndex {
  /// A term of a category that was hit.
  package struct Term: Sendable {
    /// The number of its category in the outline.
    package let category: Int
    /// The term as the lexicon writes it.
    package let text: String
    /// How many hits it has.
    package internal(set) var hits = 0
  }

  /// A hit.
  package struct Hit: Sendable {
    /// The number of its document among those that were read, from 0.
    package internal(set) var document = -1
    /// The number of the hit in its document, from 1.
    package internal(set) var number = 0
    /// Which of ``HitIndex/terms`` it is of.
    package internal(set) var term = 0
    /// The number of its sentence in the document, from 1.
    package internal(set) var sentence = 0
    /// The length of that sentence's cell in the table, in bytes; doubled quotation marks count twice.
    package internal(set) var sentenceLength = 0
    /// Whether it stands in a title or heading.
    package internal(set) var isInHeading = false
    /// The number of the contrast of which it is a part.
    package internal(set) var contrast: Int?
    /// Where its row begins in `findings.csv`, in bytes.
    package internal(set) var offset = 0
  }

  /// The terms, in the order of their first hits.
  package private(set) var terms: [Term] = []
  private var numbers: [Key: Int] = [:]
  private let folder: String
  private var file: PlacedFile?
  /// The lengths of the pieces that are in the file.
  private var pieces: [Int] = []
  private var fileSize = 0
  private var record = RecordWriter()
  private var last = Hit()

  /// The number of bytes that are gathered before they are written.
  private static let pieceSize = 1 << 18

  private struct Key: Hashable {
    let category: Int
    let text: String
  }

  /// Starts without hits; its file is to stand in a folder.
  init(in folder: String) { self.folder = folder }

  // MARK: Noting

  /// The number of a term.
  func number(ofTerm text: String, category: Int) -> Int {
    let key = Key(category: category, text: text)
    if let known = numbers[key] { return known }
    numbers[key] = terms.count
    terms.append(Term(category: category, text: text))
    return terms.count - 1
  }

  /// Adds a hit; hits come in the order of their rows.
  func add(_ hit: Hit) throws(FileError) {
    terms[hit.term].hits += 1
    record.write(hit.document - last.document)
    record.write(hit.term)
    let isSame = hit.document == last.document && hit.sentence == last.sentence
    record.write(
      (hit.isInHeading ? 1 : 0) | (hit.contrast == nil ? 0 : 2) | (isSame ? 0 : 4))
    if !isSame { record.write(hit.sentence) }
    record.write(hit.sentenceLength)
    if let contrast = hit.contrast { record.write(contrast) }
    record.write(hit.offset - last.offset)
    last = hit
    if record.bytes.count >= HitIndex.pieceSize { try flush() }
  }

  private func flush() throws(FileError) {
    let bytes = record.bytes
    if file == nil { file = try PlacedFile(unnamedIn: folder) }
    if let file { try file.write(bytes.span, at: fileSize) }
    pieces.append(bytes.count)
    fileSize += bytes.count
    record = RecordWriter()
  }

  // MARK: Reading

  /// Calls `body` with each hit, in order.
  ///
  /// - Throws: ``FileError`` where the file cannot be read, and what `body` throws.
  package func forEach(_ body: (Hit) throws -> Void) throws {
    var hit = Hit()
    var offset = 0
    for size in pieces {
      guard let file else { break }
      try HitIndex.read(try file.bytes(at: offset, count: size), from: &hit, body)
      offset += size
    }
    try HitIndex.read(record.bytes, from: &hit, body)
  }

  /// Reads hits, the first of which follows `hit`.
  private static func read(
    _ bytes: [UInt8], from hit: inout Hit, _ body: (Hit) throws -> Void
  ) throws {
    var reader = RecordReader(bytes)
    while !reader.isAtEnd {
      let step = try reader.int()
      hit.document += step
      hit.number = step == 0 ? hit.number + 1 : 1
      hit.term = try reader.int()
      let parts = try reader.int()
      hit.isInHeading = parts & 1 != 0
      if parts & 4 != 0 { hit.sentence = try reader.int() }
      hit.sentenceLength = try reader.int()
      hit.contrast = parts & 2 != 0 ? try reader.int() : nil
      hit.offset += try reader.int()
      try body(hit)
    }
  }
}

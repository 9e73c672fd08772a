import Acquisition
package import BinaryRecords
import CorpusModel

/// How a page that was read goes from the process that read it to the program.
extension ExtractedPage {
  /// The page, or why it was not read, as bytes.
  static func record(_ outcome: Outcome<ExtractedPage>) -> [UInt8] {
    var record = RecordWriter()
    switch outcome {
    case .skipped(let problem):
      record.write(false)
      problem.write(to: &record)
    case .scanned(let page):
      record.write(true)
      page.write(to: &record)
    }
    return record.bytes
  }

  /// Reads what ``record(_:)`` wrote.
  static func outcome(
    ofRecord bytes: [UInt8]
  ) throws(RecordReader.Damage) -> Outcome<ExtractedPage> {
    var reader = RecordReader(bytes)
    return try reader.bool()
      ? .scanned(try ExtractedPage(from: &reader)) : .skipped(try Problem(from: &reader))
  }
}

extension ExtractedPage: Recordable {
  package init(from reader: inout RecordReader) throws(RecordReader.Damage) {
    self.init(
      document: try Document(from: &reader), format: try DocumentFormat(from: &reader),
      sha256: try reader.string(), metadata: try Metadata(from: &reader))
  }

  package func write(to record: inout RecordWriter) {
    document.write(to: &record)
    format.write(to: &record)
    record.write(sha256)
    metadata.write(to: &record)
  }
}

extension Document {
  fileprivate init(from reader: inout RecordReader) throws(RecordReader.Damage) {
    let (id, text) = (try reader.string(), try reader.row())
    self.init(
      id: id, text: text,
      blocks: try reader.list { reader throws(RecordReader.Damage) in
        try Block(from: &reader, textLength: text.count)
      }, metadata: try Metadata(from: &reader), provenance: try Provenance(from: &reader),
      notes: try reader.list { reader throws(RecordReader.Damage) in
        try ReadingNote(from: &reader)
      })
    isByteExact = try reader.bool()
    pageKind = try reader.optional { reader throws(RecordReader.Damage) in
      guard let kind = PageKind(rawValue: try reader.string()) else { throw reader.damage }
      return PageKind.Guess(kind, confidence: try reader.double())
    }
  }

  fileprivate func write(to record: inout RecordWriter) {
    record.write(id)
    record.write(text)
    record.write(blocks) { $1.write(to: &$0) }
    metadata.write(to: &record)
    provenance.write(to: &record)
    record.write(notes) { $1.write(to: &$0) }
    record.write(isByteExact)
    record.write(pageKind) { record, guess in
      record.write(guess.kind.rawValue)
      record.write(guess.confidence)
    }
  }
}

extension Block {
  /// The kinds by the numbers that stand for them.
  private static let kinds = Kind.allCases

  fileprivate init(
    from reader: inout RecordReader, textLength: Int
  ) throws(RecordReader.Damage) {
    let number = try reader.int()
    guard Block.kinds.indices.contains(number) else { throw reader.damage }
    let kind = Block.kinds[number]
    let (start, end) = (try reader.int(), try reader.int())
    guard (0...textLength).contains(start), (start...textLength).contains(end) else {
      throw reader.damage
    }
    let (level, section) = (try reader.int(), try reader.int())
    let page = try reader.optional { reader throws(RecordReader.Damage) in try reader.int() }
    guard (-1...textLength).contains(section), (0...Int(Int32.max)).contains(page ?? 0) else {
      throw reader.damage
    }
    self.init(
      kind: kind, span: TextSpan(start: start, end: end), level: level, section: section,
      page: page)
    part = try reader.optional { reader throws(RecordReader.Damage) in
      guard let part = StandardPart(rawValue: try reader.string()) else { throw reader.damage }
      return part
    }
  }

  fileprivate func write(to record: inout RecordWriter) {
    record.write(Block.kinds.firstIndex(of: kind) ?? 0)
    record.write(Int(span.start))
    record.write(Int(span.end))
    record.write(Int(level))
    record.write(Int(section))
    record.write(page.map(Int.init)) { $0.write($1) }
    record.write(part) { $0.write($1.rawValue) }
  }
}

extension Provenance {
  fileprivate init(from reader: inout RecordReader) throws(RecordReader.Damage) {
    switch try reader.int() {
    case 0: self = .identical
    case 1: self = .mapped(try SourceMap(from: &reader))
    case 2: self = .built(try SourceMap(from: &reader))
    case 3: self = .extracted
    default: throw reader.damage
    }
  }

  fileprivate func write(to record: inout RecordWriter) {
    switch self {
    case .identical: record.write(0)
    case .mapped(let map):
      record.write(1)
      map.write(to: &record)
    case .built(let map):
      record.write(2)
      map.write(to: &record)
    case .extracted: record.write(3)
    }
  }
}

extension SourceMap {
  fileprivate init(from reader: inout RecordReader) throws(RecordReader.Damage) {
    let source = try reader.row()
    self.init(
      source: source,
      pieces: try reader.list { reader throws(RecordReader.Damage) in
        let numbers = [try reader.int(), try reader.int(), try reader.int(), try reader.int()]
        guard numbers.allSatisfy((0...Int(UInt32.max)).contains) else { throw reader.damage }
        return Piece(
          textStart: numbers[0], sourceStart: numbers[1], length: numbers[2],
          sourceLength: numbers[3])
      })
  }

  fileprivate func write(to record: inout RecordWriter) {
    record.write(source)
    record.write(pieces) { record, piece in
      record.write(Int(piece.textStart))
      record.write(Int(piece.sourceStart))
      record.write(Int(piece.length))
      record.write(Int(piece.sourceLength))
    }
  }
}

package import BinaryRecords
internal import CorpusModel
internal import Measures

extension EncodedDocument {
  /// Writes the rows and figures, to be taken up again by ``init(from:)``.
  package func write(to record: inout RecordWriter) {
    record.write(id)
    record.write(sha256)
    record.write(bytes)
    record.write(group) { $0.write($1) }
    for count in [
      counts.documents, counts.words, counts.wordsSetAside, counts.tokens, counts.sentences,
    ] {
      record.write(count)
    }
    record.write(counts.categoryHits) { $0.write($1) }
    record.write(poles) { record, poles in
      record.write(poles.first)
      record.write(poles.second)
    }
    record.write(paragraphs.sums) { $0.write($1) }
    findings.write(to: &record)
    dropped.write(to: &record)
    record.write(chunks) { $1.write(to: &$0) }
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``RecordReader/Damage`` where the bytes are others.
  package init(from record: inout RecordReader) throws(RecordReader.Damage) {
    id = try record.string()
    sha256 = try record.string()
    bytes = try record.int()
    group = try record.optional { record throws(RecordReader.Damage) in try record.string() }
    var counts = CountTable(categories: 0)
    counts.documents = try record.int()
    counts.words = try record.int()
    counts.wordsSetAside = try record.int()
    counts.tokens = try record.int()
    counts.sentences = try record.int()
    counts.categoryHits = try record.integers()
    self.counts = counts
    poles = try record.optional { record throws(RecordReader.Damage) in
      PoleCount(first: try record.int(), second: try record.int())
    }
    guard let moments = ClusterMoments(sums: try record.integers()) else { throw record.damage }
    paragraphs = moments
    findings = try PackedFindings(from: &record, categories: counts.categoryHits.count)
    dropped = try PackedFindings(from: &record, categories: counts.categoryHits.count)
    chunks = try record.list { record throws(RecordReader.Damage) in try Chunk(from: &record) }
  }
}

extension RecordReader {
  /// Reads a list of whole numbers.
  fileprivate mutating func integers() throws(Damage) -> [Int] {
    try list { record throws(Damage) in try record.int() }
  }
}

extension EncodedDocument.Chunk {
  fileprivate func write(to record: inout RecordWriter) {
    record.write(table.rawValue)
    record.write(bytes)
    record.write(rows)
    record.write(cells) { record, row in
      record.write(row) { $1.write(to: &$0) }
    }
  }

  fileprivate init(from record: inout RecordReader) throws(RecordReader.Damage) {
    guard let table = Table(rawValue: try record.string()) else { throw record.damage }
    self.table = table
    bytes = try record.row()
    rows = try record.int()
    cells = try record.list { record throws(RecordReader.Damage) in
      try record.list { record throws(RecordReader.Damage) in try Cell(from: &record) }
    }
  }
}

extension Cell {
  fileprivate func write(to record: inout RecordWriter) {
    switch self {
    case .missing: record.write(0)
    case .text(let text):
      record.write(1)
      record.write(text)
    case .integer(let integer):
      record.write(2)
      record.write(integer)
    case .number(let number):
      record.write(3)
      record.write(number)
    case .list(let names):
      record.write(4)
      record.write(names) { $0.write($1) }
    }
  }

  fileprivate init(from record: inout RecordReader) throws(RecordReader.Damage) {
    switch try record.int() {
    case 0: self = .missing
    case 1: self = .text(try record.string())
    case 2: self = .integer(try record.int())
    case 3: self = .number(try record.double())
    case 4:
      self = .list(
        try record.list { record throws(RecordReader.Damage) in try record.string() })
    default: throw record.damage
    }
  }
}

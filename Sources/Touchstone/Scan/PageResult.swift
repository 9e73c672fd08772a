import Acquisition
import BinaryRecords
import CorpusModel
import Reporting

/// What came of one document: its rows, or why it was not read.
///
/// It is passed on as bytes, from the process that read the document, and from an earlier scan.
struct PageResult: Sendable {
  /// The document's name.
  var id: String
  /// The size of its source, in bytes.
  var bytes: Int
  /// What a reader should know about how it was read.
  var notes: [ReadingNote]
  /// Its rows, or the problem that kept it from being read.
  var outcome: Outcome<EncodedDocument>
  /// Its best sentences, where they are wanted.
  var strongest: StrongestSentences.Digest?

  /// What came of a document that was not read.
  init(id: String, bytes: Int = 0, notes: [ReadingNote] = [], skipped problem: Problem) {
    (self.id, self.bytes, self.notes) = (id, bytes, notes)
    outcome = .skipped(problem)
  }

  /// What came of a document that was read.
  init(
    id: String, bytes: Int, notes: [ReadingNote], scanned document: EncodedDocument,
    strongest: StrongestSentences.Digest?
  ) {
    (self.id, self.bytes, self.notes, self.strongest) = (id, bytes, notes, strongest)
    outcome = .scanned(document)
  }

  /// Whether the document was read.
  var isScanned: Bool {
    if case .scanned = outcome { true } else { false }
  }

  /// The result as bytes.
  var record: [UInt8] {
    var record = RecordWriter()
    record.write(id)
    record.write(bytes)
    record.write(notes) { $1.write(to: &$0) }
    switch outcome {
    case .scanned(let document):
      record.write(true)
      document.write(to: &record)
    case .skipped(let problem):
      record.write(false)
      problem.write(to: &record)
    }
    record.write(strongest) { record, digest in
      for best in [digest.first, digest.second] {
        record.write(best) { record, best in
          best.0.write(to: &record)
          record.write(best.1)
        }
      }
    }
    return record.bytes
  }

  /// Reads what ``record`` wrote.
  init(record: [UInt8]) throws(RecordReader.Damage) {
    var reader = RecordReader(record)
    id = try reader.string()
    bytes = try reader.int()
    notes = try reader.list { reader throws(RecordReader.Damage) in
      try ReadingNote(from: &reader)
    }
    outcome =
      try reader.bool()
      ? .scanned(try EncodedDocument(from: &reader)) : .skipped(try Problem(from: &reader))
    strongest = try reader.optional { reader throws(RecordReader.Damage) in
      StrongestSentences.Digest(
        first: try reader.rankedSentence(), second: try reader.rankedSentence())
    }
    guard reader.isAtEnd else { throw reader.damage }
  }
}

extension StrongSentence {
  fileprivate func write(to record: inout RecordWriter) {
    record.write(documentID)
    record.write(sentence)
    record.write(text)
    record.write(words) { $0.write($1) }
  }
}

extension RecordReader {
  fileprivate mutating func rankedSentence() throws(Damage) -> (StrongSentence, Int)? {
    try optional { reader throws(Damage) in
      let sentence = StrongSentence(
        documentID: try reader.string(), sentence: try reader.int(), text: try reader.string(),
        words: try reader.list { reader throws(Damage) in try reader.string() })
      return (sentence, try reader.int())
    }
  }
}

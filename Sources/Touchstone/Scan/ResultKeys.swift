import BinaryRecords
import CorpusModel
import Digests
import Extraction
import Files

/// Names for results that say all they depend on: document, lexicon, options, and the programs that read.
///
/// A result that is kept under such a name is what reading the document anew would give.
struct ResultKeys: Sendable {
  /// What the records of results look like; one more with every change to them.
  private static let layout = 3

  private let common: [UInt8]

  /// Names for the results of one scan.
  ///
  /// - Parameters:
  ///   - options: the options of the scan.
  ///   - outline: its lexicons.
  ///   - tables: the names of the tables that are written.
  init(_ options: ScanOptions, _ outline: LexiconOutline, tables: [String]) {
    var record = RecordWriter()
    record.write(ResultKeys.layout)
    record.write(Version.current)
    // A program that was built or installed anew may read otherwise, though its version is the same.
    for path in ["/proc/self/exe"] + Extractor.programs {
      record.write(FileSystem.stamp(of: path)) { record, stamp in
        for number in [stamp.size, stamp.seconds, stamp.nanoseconds] { record.write(number) }
      }
    }
    record.write(outline.lexicons) { record, lexicon in
      for text in [lexicon.name, lexicon.version, lexicon.sha256] { record.write(text) }
    }
    record.write(outline.files) { $0.write($1.sha256) }
    record.write(tables) { $0.write($1) }
    record.write(options.writesDatabase || options.writesWorkbook)
    record.write("\(options.counting)")
    record.write(options.levels) { $0.write($1) }
    record.write(options.allSections)
    record.write(options.sizeLimit)
    record.write(options.columns) { record, columns in
      record.write(columns.text)
      record.write(columns.id) { $0.write($1) }
      record.write(columns.format.rawValue)
    }
    common = record.bytes
  }

  /// The name of what comes of a page.
  func key(of page: borrowing Page, notes: [ReadingNote]) -> [UInt8] {
    var record = RecordWriter()
    record.write(page.id)
    record.write(page.sha256)
    record.write(page.bytes.count)
    record.write(page.format.rawValue)
    record.write(page.declaredCharset) { $0.write($1) }
    for field in Metadata.Field.allCases {
      record.write(page.metadata[field]) { $0.write($1) }
      record.write(page.metadata.source(of: field)) { $0.write("\($1)") }
    }
    record.write(notes) { record, note in
      record.write(note.code)
      record.write(note.message)
    }
    var digest = SHA256Digest()
    digest.update(common.span)
    digest.update(record.bytes.span)
    return digest.finalize()
  }
}

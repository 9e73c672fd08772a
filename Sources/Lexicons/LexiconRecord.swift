package import BinaryRecords
import CorpusModel

/// A lexicon as bytes, patterns taken apart: how the built-in one is kept in the program, so that it need not be read
/// from YAML at each start.
extension Lexicon: Recordable {
  /// Writes the lexicon, but for its notes.
  package func write(to record: inout RecordWriter) {
    var writer = LexiconRecordWriter(record: record)
    writer.write(self)
    record = writer.record
  }

  /// Makes the lexicon of what ``write(to:)`` wrote.
  package init(from record: inout RecordReader) throws(RecordReader.Damage) {
    var reader = LexiconRecordReader(record: record)
    self = try reader.lexicon()
    record = reader.record
  }
}

/// Writes the parts of a lexicon, in the order in which ``LexiconRecordReader`` reads them.
struct LexiconRecordWriter {
  /// Numbers values in the order in which they come.
  struct Numbers<Value: Hashable> {
    private var numbers: [Value: Int] = [:]

    /// The number of a value, and whether it came for the first time.
    mutating func number(of value: Value) -> (number: Int, isNew: Bool) {
      if let number = numbers[value] { return (number, false) }
      numbers[value] = numbers.count
      return (numbers.count - 1, true)
    }
  }

  var record: RecordWriter
  // What comes again is written once, then by its number.
  var patterns = Numbers<Pattern>()
  var steps = Numbers<Pattern.Step>()
  var words = Numbers<String>()
  var elements = Numbers<RelationPattern.Element>()
  private var files = Numbers<String>()

  init(record: RecordWriter) { self.record = record }

  mutating func write(_ lexicon: Lexicon) {
    record.write(lexicon.name)
    record.write(lexicon.version)
    for text in [lexicon.language, lexicon.licence, lexicon.summary, lexicon.baseSHA256] {
      write(text)
    }
    record.write(lexicon.poles) { record, poles in
      record.write(poles.first)
      record.write(poles.second)
    }
    record.write(lexicon.sha256)
    list(lexicon.files) { $0.write($1) }
    list(lexicon.branches) { $0.write($1) }
    list(lexicon.categories) { $0.write($1) }
    list(lexicon.terms) { $0.write($1) }
    list(lexicon.remarks) { $0.write($1) }
    write(lexicon.relations)
  }

  /// Writes a list, each value by `write`.
  mutating func list<Value>(
    _ values: [Value], _ write: (inout LexiconRecordWriter, Value) -> Void
  ) {
    record.write(values.count)
    for value in values { write(&self, value) }
  }

  /// Writes the number of a value; true where the value must follow.
  mutating func isNew(_ place: (number: Int, isNew: Bool)) -> Bool {
    record.write(place.number)
    return place.isNew
  }

  mutating func write(_ text: String?) { record.write(text) { $0.write($1) } }

  mutating func write(_ location: SourceLocation) {
    if isNew(files.number(of: location.file)) { record.write(location.file) }
    record.write(location.line)
    record.write(location.column)
  }

  mutating func write(_ examples: [Example]) {
    list(examples) {
      $0.record.write($1.sentence)
      $0.write($1.location)
    }
  }

  private mutating func write(_ file: LexiconFile) {
    record.write(file.path)
    record.write(file.sha256)
  }

  private mutating func write(_ branch: Lexicon.Branch) {
    record.write(branch.path)
    record.write(branch.label)
    record.write(branch.definition)
  }

  private mutating func write(_ remark: Lexicon.Remark) {
    record.write(remark.path)
    record.write(remark.key)
    record.write(remark.text)
    write(remark.location)
  }
}

/// Reads what a ``LexiconRecordWriter`` wrote.
struct LexiconRecordReader {
  typealias Damage = RecordReader.Damage

  var record: RecordReader
  var patterns: [Pattern] = []
  var steps: [Pattern.Step] = []
  var words: [String] = []
  var elements: [RelationPattern.Element] = []
  private var files: [String] = []

  init(record: RecordReader) { self.record = record }

  mutating func lexicon() throws(Damage) -> Lexicon {
    var lexicon = Lexicon(name: try record.string(), version: try record.string())
    lexicon.language = try text()
    lexicon.licence = try text()
    lexicon.summary = try text()
    lexicon.baseSHA256 = try text()
    lexicon.poles = try record.optional { record throws(Damage) in
      LexiconOutline.Poles(first: try record.string(), second: try record.string())
    }
    lexicon.sha256 = try record.string()
    lexicon.files = try list { reader throws(Damage) in try reader.file() }
    lexicon.branches = try list { reader throws(Damage) in try reader.branch() }
    lexicon.categories = try list { reader throws(Damage) in try reader.category() }
    let categories = lexicon.categories.count
    lexicon.terms = try list { reader throws(Damage) in try reader.term(of: categories) }
    lexicon.remarks = try list { reader throws(Damage) in try reader.remark() }
    lexicon.relations = try relations()
    return lexicon
  }

  /// Reads a list, each value by `read`.
  mutating func list<Value>(
    _ read: (inout LexiconRecordReader) throws(Damage) -> Value
  ) throws(Damage) -> [Value] {
    let count = try record.length()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// The value with a number; nil where it follows.
  func known<Value>(_ number: Int, among values: [Value]) throws(Damage) -> Value? {
    if number == values.count { return nil }
    guard values.indices.contains(number) else { throw record.damage }
    return values[number]
  }

  mutating func text() throws(Damage) -> String? {
    try record.optional { record throws(Damage) in try record.string() }
  }

  mutating func location() throws(Damage) -> SourceLocation {
    let number = try record.int()
    if try known(number, among: files) == nil { files.append(try record.string()) }
    return SourceLocation(
      file: files[number], line: try record.int(), column: try record.int())
  }

  mutating func examples() throws(Damage) -> [Example] {
    try list { reader throws(Damage) in
      Example(sentence: try reader.record.string(), location: try reader.location())
    }
  }

  private mutating func file() throws(Damage) -> LexiconFile {
    LexiconFile(path: try record.string(), sha256: try record.string())
  }

  private mutating func branch() throws(Damage) -> Lexicon.Branch {
    Lexicon.Branch(
      path: try record.string(), label: try record.string(), definition: try record.string())
  }

  private mutating func remark() throws(Damage) -> Lexicon.Remark {
    Lexicon.Remark(
      path: try record.string(), key: try record.string(), text: try record.string(),
      location: try location())
  }
}

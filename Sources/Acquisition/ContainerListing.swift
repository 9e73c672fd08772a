package import BinaryRecords
import CorpusModel

/// A file that holds documents, with what its reader has to know.
struct ContainerRequest {
  /// The file.
  var file: CorpusListing.Entry
  /// What it is.
  var container: DocumentContainer
  /// Which columns of a table hold documents.
  var columns: TextColumns?
  /// The size of a file, in bytes, beyond which it is not read.
  var sizeLimit: Int
}

extension ContainerRequest: Recordable {
  init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    file = try CorpusListing.Entry(from: &bytes)
    guard let container = DocumentContainer(rawValue: try bytes.int()) else { throw bytes.damage }
    self.container = container
    columns = try bytes.optional { bytes throws(RecordReader.Damage) in
      TextColumns(
        text: try bytes.string(),
        id: try bytes.optional { bytes throws(RecordReader.Damage) in try bytes.string() },
        format: try DocumentFormat(from: &bytes))
    }
    sizeLimit = try bytes.int()
  }

  func write(to bytes: inout RecordWriter) {
    file.write(to: &bytes)
    bytes.write(container.rawValue)
    bytes.write(columns) { bytes, columns in
      bytes.write(columns.text)
      bytes.write(columns.id) { $0.write($1) }
      columns.format.write(to: &bytes)
    }
    bytes.write(sizeLimit)
  }
}

/// What a file that holds documents was found to hold.
struct ContainerListing {
  /// The documents.
  private(set) var entries = PackedList<CorpusListing.Entry>()
  /// What is wrong with them, or with the file.
  private(set) var problems = PackedList<Problem>()
  /// Whether a table was among what it holds.
  private(set) var hasTables = false

  /// What was found.
  init(
    entries: PackedList<CorpusListing.Entry>, problems: PackedList<Problem>, hasTables: Bool
  ) {
    (self.entries, self.problems, self.hasTables) = (entries, problems, hasTables)
  }

  /// Nothing, for a reason.
  init(_ problem: Problem) { problems.append(problem) }
}

/// What was found, or why the corpus cannot be read, on its way from process to process.
struct ContainerAnswer: Recordable {
  let result: Result<ContainerListing, AcquisitionError>

  init(_ find: () throws(AcquisitionError) -> ContainerListing) {
    do throws(AcquisitionError) {
      result = .success(try find())
    } catch {
      result = .failure(error)
    }
  }

  init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    result =
      try bytes.bool()
      ? .success(try ContainerListing(from: &bytes)) : .failure(try AcquisitionError(from: &bytes))
  }

  func write(to bytes: inout RecordWriter) {
    switch result {
    case .success(let found):
      bytes.write(true)
      found.write(to: &bytes)
    case .failure(let error):
      bytes.write(false)
      error.write(to: &bytes)
    }
  }
}

extension ContainerListing: Recordable {
  init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    entries = try PackedList(from: &bytes)
    problems = try PackedList(from: &bytes)
    hasTables = try bytes.bool()
  }

  func write(to bytes: inout RecordWriter) {
    entries.write(to: &bytes)
    problems.write(to: &bytes)
    bytes.write(hasTables)
  }
}

extension AcquisitionError: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    let texts: (inout RecordReader) throws(RecordReader.Damage) -> [String] = {
      bytes throws(RecordReader.Damage) in
      try bytes.list { bytes throws(RecordReader.Damage) in try bytes.string() }
    }
    switch try bytes.int() {
    case 0: self = .notFound(path: try bytes.string())
    case 1: self = .unreadable(path: try bytes.string(), reason: try bytes.string())
    case 2: self = .noDocuments(paths: try texts(&bytes))
    case 3:
      self = .manifestWithoutColumn(
        path: try bytes.string(), column: try bytes.string(), found: try texts(&bytes))
    case 4: self = .manifestNotUTF8(path: try bytes.string())
    case 5:
      self = .tableWithoutColumn(
        path: try bytes.string(), column: try bytes.string(), found: try texts(&bytes))
    case 6:
      self = .rowName(
        path: try bytes.string(), line: try bytes.int(), name: try bytes.string(),
        earlierLine: try bytes.optional { bytes throws(RecordReader.Damage) in try bytes.int() })
    case 7: self = .noTables(paths: try texts(&bytes))
    default: throw bytes.damage
    }
  }

  package func write(to bytes: inout RecordWriter) {
    func write(_ number: Int, _ texts: String...) {
      bytes.write(number)
      for text in texts { bytes.write(text) }
    }
    func write(_ list: [String]) { bytes.write(list) { $0.write($1) } }
    switch self {
    case .notFound(let path): write(0, path)
    case .unreadable(let path, let reason): write(1, path, reason)
    case .noDocuments(let paths):
      write(2)
      write(paths)
    case .manifestWithoutColumn(let path, let column, let found):
      write(3, path, column)
      write(found)
    case .manifestNotUTF8(let path): write(4, path)
    case .tableWithoutColumn(let path, let column, let found):
      write(5, path, column)
      write(found)
    case .rowName(let path, let line, let name, let earlierLine):
      write(6, path)
      bytes.write(line)
      bytes.write(name)
      bytes.write(earlierLine) { $0.write($1) }
    case .noTables(let paths):
      write(7)
      write(paths)
    }
  }
}

extension PackedList: Recordable {
  package init(from bytes: inout RecordReader) throws(RecordReader.Damage) {
    self.init()
    for _ in 0..<(try bytes.length()) { append(try Element(from: &bytes)) }
  }

  package func write(to bytes: inout RecordWriter) {
    bytes.write(count)
    for element in self { element.write(to: &bytes) }
  }
}

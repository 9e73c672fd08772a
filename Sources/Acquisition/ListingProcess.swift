import BinaryRecords
package import CorpusModel

/// Has files that hold documents listed in another process, so that one that breaks its reader down, makes it hang or
/// swell is a problem, and the others are listed.
package struct ListingProcess {
  /// Has a request answered by ``CorpusLister/answer(to:)`` in another process.
  ///
  /// - Parameters:
  ///   - name: the file's name.
  ///   - size: its size in bytes.
  ///   - request: the request.
  /// - Returns: the answer, or why there is none.
  /// - Throws: ``AcquisitionError`` where no process can be started.
  package typealias Ask = (
    _ name: String, _ size: Int, _ request: [UInt8]
  ) throws(AcquisitionError) -> Outcome<[UInt8]>

  let ask: Ask

  /// Makes it of what asks a process.
  package init(_ ask: @escaping Ask) { self.ask = ask }
}

/// What makes a file one that holds documents.
enum DocumentContainer: Int {
  /// It is a ZIP archive.
  case archive
  /// It is a table, and its rows are documents.
  case table
  /// It is a web archive.
  case webArchive
  /// It is a web archive of which a manifest names records: nothing is said of what else it holds.
  case namedRecords
}

extension CorpusLister {
  /// Adds the documents that a file holds.
  mutating func addDocuments(
    in file: CorpusListing.Entry, _ container: DocumentContainer
  ) throws(AcquisitionError) {
    let found = try documents(in: file, container)
    listing.append(contentsOf: found.entries)
    listing.problems.append(contentsOf: found.problems)
    hasTables = hasTables || container == .table || found.hasTables
  }

  /// What a file holds, in a listing of its own.
  func documents(
    in file: CorpusListing.Entry, _ container: DocumentContainer
  ) throws(AcquisitionError) -> ContainerListing {
    let request = ContainerRequest(
      file: file, container: container, columns: columns, sizeLimit: sizeLimit)
    guard let process else { return try CorpusLister.contents(request) }
    var bytes = RecordWriter()
    request.write(to: &bytes)
    switch try process.ask(file.id, file.size, bytes.bytes) {
    case .skipped(let problem): return ContainerListing(problem)
    case .scanned(let answer):
      var bytes = RecordReader(answer)
      guard let answer = try? ContainerAnswer(from: &bytes) else {
        throw .unreadable(path: file.id, reason: "what was found in it came damaged")
      }
      return try answer.result.get()
    }
  }

  /// What the file of a request holds, as bytes; none where it is no request.
  package static func answer(to request: [UInt8]) -> [UInt8] {
    var bytes = RecordReader(request)
    guard let request = try? ContainerRequest(from: &bytes) else { return [] }
    var answer = RecordWriter()
    ContainerAnswer { () throws(AcquisitionError) in try contents(request) }.write(to: &answer)
    return answer.bytes
  }

  private static func contents(
    _ request: ContainerRequest
  ) throws(AcquisitionError) -> ContainerListing {
    var lister = CorpusLister(columns: request.columns, sizeLimit: request.sizeLimit)
    switch request.container {
    case .archive: try lister.addArchive(request.file)
    case .table: try lister.addTable(request.file)
    case .webArchive: lister.addWebArchive(request.file, namesOthers: true)
    case .namedRecords: lister.addWebArchive(request.file, namesOthers: false)
    }
    return ContainerListing(
      entries: lister.listing.entries, problems: lister.listing.problems,
      hasTables: lister.hasTables)
  }
}

internal import Digests
internal import Files

/// What a finished file holds; the manifest and the data package state it.
package struct OutputRecord: Hashable, Sendable {
  /// The name of the file in the run folder.
  package let file: String
  /// The SHA-256 digest of its bytes, in lower-case hexadecimal.
  package let sha256: String
  /// Its length in bytes.
  package let bytes: Int
  /// Its rows without the header, or its lines; nil where it is no table.
  package let rows: Int?
}

/// A file that is being written, in large pieces, with its digest.
final class OutputFile {
  /// The name of the file in the run folder.
  let name: String
  /// The rows that were appended.
  var rows: Int?
  private let descriptor: FileDescriptor
  private var buffer: [UInt8] = []
  private var digest = SHA256Digest()
  private var length = 0
  /// How many bytes are on their way to the disk.
  private var syncedLength = 0

  /// The number of bytes that are gathered before they are written.
  private static let pieceSize = 1 << 18
  /// The number of bytes that are written before they go on their way to the disk.
  private static let syncSize = 1 << 23

  /// Where in the file the next byte stands.
  var position: Int { length + buffer.count }

  /// Makes a file in a folder.
  init(_ name: String, in folder: String, rows: Int? = nil) throws(FileError) {
    self.name = name
    self.rows = rows
    descriptor = try FileDescriptor(creating: folder + "/" + name)
    buffer.reserveCapacity(OutputFile.pieceSize)
  }

  /// Appends bytes.
  func append(_ bytes: [UInt8]) throws(FileError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= OutputFile.pieceSize { try flush() }
  }

  /// Appends rows.
  func append(_ bytes: [UInt8], rows added: Int) throws(FileError) {
    try append(bytes)
    rows = (rows ?? 0) + added
  }

  /// Appends one row, which `write` appends to what is gathered.
  func appendRow(_ write: (inout [UInt8]) -> Void) throws(FileError) {
    write(&buffer)
    rows = (rows ?? 0) + 1
    if buffer.count >= OutputFile.pieceSize { try flush() }
  }

  /// Writes a whole table, `NAME.csv`, and its copies.
  static func write<Row>(
    _ rows: some Sequence<Row>, as layout: TableLayout<Row>, to table: String, in folder: String,
    copies: TableCopies
  ) throws(FileError) -> OutputRecord {
    var header = CSVEncoder()
    layout.appendHeader(to: &header)
    var buffer = RowBuffer(keepsCells: !copies.isEmpty)
    for row in rows { buffer.append(row, as: layout) }
    let file = try OutputFile(table + ".csv", in: folder)
    try file.append(header.bytes)
    try file.append(buffer.csv.bytes, rows: buffer.csv.rows)
    try copies.append(buffer.cells, to: table)
    return try file.finish()
  }

  /// What a file holds that another part of the program wrote.
  static func record(of name: String, in folder: String) throws(FileError) -> OutputRecord {
    let path = folder + "/" + name
    var digest = SHA256Digest()
    var length = 0
    try FileSystem.readPieces(of: path) { piece in
      digest.update(piece)
      length += piece.count
    }
    return OutputRecord(
      file: name, sha256: SHA256Digest.hex(of: digest.finalize()), bytes: length, rows: nil)
  }

  /// Writes a whole JSON file.
  static func write(
    _ json: JSONValue, to name: String, in folder: String
  ) throws(FileError) -> OutputRecord {
    var bytes: [UInt8] = []
    bytes.append(prettyJSON: json)
    bytes.append(UInt8(ascii: "\n"))
    let file = try OutputFile(name, in: folder)
    try file.append(bytes)
    return try file.finish()
  }

  /// Writes a whole file of text.
  static func write(
    text: String, to name: String, in folder: String
  ) throws(FileError) -> OutputRecord {
    let file = try OutputFile(name, in: folder)
    try file.append(Array(text.utf8))
    return try file.finish()
  }

  /// Writes what is left; ``RunFolder/finish()`` waits until it is on the disk.
  func finish() throws(FileError) -> OutputRecord {
    try flush()
    let sha256 = SHA256Digest.hex(of: digest.finalize())
    return OutputRecord(file: name, sha256: sha256, bytes: length, rows: rows)
  }

  private func flush() throws(FileError) {
    // The buffer is taken out while its bytes are lent, and put back with its storage.
    var piece: [UInt8] = []
    swap(&piece, &buffer)
    try descriptor.write(piece.span)
    digest.update(piece.span)
    length += piece.count
    piece.removeAll(keepingCapacity: true)
    buffer = piece
    if length - syncedLength >= OutputFile.syncSize {
      descriptor.startSyncing(from: syncedLength, count: length - syncedLength)
      syncedLength = length
    }
  }
}

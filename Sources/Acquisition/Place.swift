package import Archives
package import CorpusModel
import Glibc

/// Where the bytes of a document, or of a file that holds documents, are.
package enum Place: Sendable {
  /// What the program is given on its standard input.
  case standardInput
  /// A file, by its path.
  case file([UInt8])
  /// A part of a ZIP archive, which is the file at a path.
  case part(ZipPart, archive: [UInt8])
  /// The cell of a table, whose file has this digest; the text is kept, for its file may be packed.
  case row(text: [UInt8], format: DocumentFormat, sha256: String)
  /// A record of a web archive.
  case record(ArchivedRecord)

  /// The bytes there, as they are stored; no more than `limit`.
  func contents(size: Int, limit: Int) throws(ReadingFault) -> [UInt8] {
    guard size <= limit else { throw .tooLarge(limit: limit) }
    let bytes = try stored(size: size, limit: limit)
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    return bytes
  }

  private func stored(size: Int, limit: Int) throws(ReadingFault) -> [UInt8] {
    switch self {
    case .standardInput:
      try Place.reading { () throws(FileSystem.Failure) in
        try FileSystem.contents(ofDescriptor: STDIN_FILENO, sizeHint: 1 << 16, limit: limit)
      }
    case .file(let path):
      try Place.reading { () throws(FileSystem.Failure) in
        try FileSystem.contents(of: path, sizeHint: size, limit: limit)
      }
    case .part(let part, let archive):
      try Place.unpack(part, limit: limit) { () throws(FileSystem.Failure) in
        try FileSystem.contents(of: archive, in: part.packed)
      }
    case .row(let text, _, _): text
    case .record(let record): try record.payload(limit: limit).bytes
    }
  }

  private static func unpack(
    _ part: ZipPart, limit: Int, _ read: () throws(FileSystem.Failure) -> [UInt8]
  ) throws(ReadingFault) -> [UInt8] {
    var limits = ZipLimits()
    limits.partSize = limit
    do {
      try part.check(limits)
    } catch {
      throw .zip(error)
    }
    let packed = try reading(read)
    do {
      return try part.unpacked(from: packed[...])
    } catch {
      throw .zip(error)
    }
  }

  /// What a call of the system gives; a failure is a fault of the document.
  static func reading<Value>(
    _ read: () throws(FileSystem.Failure) -> Value
  ) throws(ReadingFault) -> Value {
    do {
      return try read()
    } catch {
      throw .system(error)
    }
  }
}

import Archives
import CorpusModel
import Markup

/// The parts of a packed document (DOCX, ODT, EPUB), unpacked one by one as they are asked for.
struct DocumentPackage {
  private var archive: ZipArchive

  /// Opens the package in `bytes`, which should be of `format`.
  init(_ bytes: [UInt8], format: DocumentFormat) throws(ExtractionError) {
    if bytes.starts(with: DocumentPackage.compoundFile) {
      // Office programs wrap a protected document into the container of their old formats.
      throw DocumentPackage.holdsEncryption(bytes)
        ? .encrypted : .otherFormat(expected: format)
    }
    do {
      archive = try ZipArchive(bytes)
    } catch .noDirectory where !bytes.starts(with: [0x50, 0x4B]) {
      throw .otherFormat(expected: format)
    } catch {
      throw .package(error)
    }
  }

  /// The names of all parts.
  var names: [String] { archive.names }

  /// Whether there is a part of this name.
  func contains(_ name: String) -> Bool { archive.contains(name) }

  /// The bytes of a part; nil if there is none of this name.
  mutating func bytes(_ name: String) throws(ExtractionError) -> [UInt8]? {
    do {
      return try archive.part(name)
    } catch .encrypted {
      throw .encrypted
    } catch {
      throw .package(error)
    }
  }

  /// A part as XML; nil if there is none of this name.
  mutating func tree(_ name: String) throws(ExtractionError) -> XMLTree? {
    guard let bytes = try bytes(name) else { return nil }
    do {
      return try XMLTree(bytes)
    } catch {
      throw .brokenPart(name, error)
    }
  }

  /// A part that may be damaged without harm to the text, such as the metadata.
  mutating func optionalTree(_ name: String) -> XMLTree? {
    try? tree(name)
  }

  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Whether a compound file has a stream named `EncryptedPackage`, as its directory would spell it.
  private static func holdsEncryption(_ bytes: [UInt8]) -> Bool {
    bytes.span.holds(String("EncryptedPackage".flatMap { [$0, "\0"] }))
  }
}

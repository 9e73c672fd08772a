import Archives
package import CorpusModel
import Digests
import Glibc

/// Reads the bytes of listed documents.
package struct PageReader: Sendable {
  /// The size of a document, in bytes, beyond which it is not read: 256 MB.
  package static let defaultSizeLimit = 256_000_000

  private let sizeLimit: Int

  /// Makes a reader that leaves documents larger than `sizeLimit` bytes alone.
  package init(sizeLimit: Int = PageReader.defaultSizeLimit) {
    self.sizeLimit = sizeLimit
  }

  /// The page behind an entry of a listing.
  ///
  /// - Returns: the page, with any note on it; or the problem that kept it from being read. A file that
  ///   has vanished since it was listed is a problem, not an error.
  package func read(_ entry: CorpusListing.Entry) -> (page: Outcome<Page>, notes: [ReadingNote]) {
    let bytes: [UInt8]
    do {
      guard entry.size <= sizeLimit else { return (.skipped(tooLarge(entry)), []) }
      bytes = try contents(of: entry)
    } catch {
      return (.skipped(unreadable(entry, error)), [])
    }
    guard bytes.count <= sizeLimit else { return (.skipped(tooLarge(entry)), []) }
    let sha256 = SHA256Digest.hexDigest(of: bytes.span)
    do {
      let unpacked = try unpacked(bytes, of: entry)
      let page = Page(
        id: entry.id, bytes: unpacked, sha256: sha256,
        format: FormatSniffer.format(ending: entry.ending, bytes: unpacked),
        metadata: entry.metadata)
      return (.scanned(page), notes(on: entry, sha256: sha256))
    } catch {
      return (.skipped(error.problem(path: entry.id, sha256: sha256)), [])
    }
  }

  /// What a gzip file holds; the bytes of any other file.
  private func unpacked(
    _ bytes: [UInt8], of entry: CorpusListing.Entry
  ) throws(PackingFault) -> [UInt8] {
    if Gzip.isPacked(bytes) {
      do {
        return try Gzip.unpack(bytes, limit: sizeLimit)
      } catch {
        throw .gzip(error)
      }
    }
    guard bytes.isEmpty || FormatSniffer.unpackedName(entry.id) == entry.id else {
      throw .notPacked
    }
    return bytes
  }

  private func contents(of entry: CorpusListing.Entry) throws(FileSystem.Failure) -> [UInt8] {
    guard let location = entry.location else {
      return try FileSystem.contents(
        ofDescriptor: STDIN_FILENO, sizeHint: 1 << 16, limit: sizeLimit)
    }
    return try FileSystem.contents(of: location, sizeHint: entry.size, limit: sizeLimit)
  }

  private func notes(on entry: CorpusListing.Entry, sha256: String) -> [ReadingNote] {
    guard let expected = entry.expectedSHA256, expected != sha256 else { return [] }
    return [
      ReadingNote(
        code: "digest_differs",
        message: "the file is not the one that manifest.csv describes: its SHA-256 digest differs")
    ]
  }

  private func unreadable(_ entry: CorpusListing.Entry, _ failure: FileSystem.Failure) -> Problem {
    Problem(
      path: entry.id, severity: .error, code: failure.isNotFound ? "vanished" : "unreadable",
      message: failure.isNotFound
        ? "it was there when the folder was listed, and is there no more" : failure.reason,
      advice: failure.isNotFound
        ? "scan again when nothing moves files in the folder" : "check the permissions")
  }

  private func tooLarge(_ entry: CorpusListing.Entry) -> Problem {
    Problem(
      path: entry.id, severity: .error, code: "too_large",
      message: "it is larger than the limit of \(sizeLimit) bytes",
      advice: "split it into documents, or raise the limit with --max-bytes")
  }
}

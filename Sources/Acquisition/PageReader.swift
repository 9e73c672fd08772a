package import CorpusModel
import Digests

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
    var page = Page(
      id: entry.id, bytes: [], sha256: "", format: .unknown, metadata: entry.metadata)
    if case .record(let record) = entry.place { return read(record, entry, &page) }
    do {
      page.bytes = try entry.place.contents(size: entry.size, limit: sizeLimit)
      if case .row(_, let format, let sha256) = entry.place {
        page.sha256 = sha256
        page.format = format
        return (.scanned(page), [])
      }
      page.sha256 = SHA256Digest.hexDigest(of: page.bytes.span)
      page.bytes = try PackedFile.contents(page.bytes, name: entry.id, limit: sizeLimit)
    } catch {
      let sha256 = page.sha256.isEmpty ? nil : page.sha256
      return (.skipped(error.problem(path: entry.id, sha256: sha256)), [])
    }
    page.format = FormatSniffer.format(ending: entry.ending, bytes: page.bytes)
    return (.scanned(page), digestNotes(page, entry))
  }

  /// Reads a record of a web archive; the digest is that of what it holds, unpacked.
  private func read(
    _ record: ArchivedRecord, _ entry: CorpusListing.Entry, _ page: inout Page
  ) -> (page: Outcome<Page>, notes: [ReadingNote]) {
    do {
      let payload = try record.payload(limit: sizeLimit)
      page.sha256 = SHA256Digest.hexDigest(of: payload.bytes.span)
      page.bytes = payload.bytes
      page.format = record.format
      page.declaredCharset = payload.charset
      return (.scanned(page), payload.notes + digestNotes(page, entry))
    } catch {
      return (.skipped(error.problem(path: entry.id)), [])
    }
  }

  private func digestNotes(_ page: Page, _ entry: CorpusListing.Entry) -> [ReadingNote] {
    guard let expected = entry.expectedSHA256, expected != page.sha256 else { return [] }
    return [PageReader.digestDiffers]
  }

  /// The note on a file that is not the one that the manifest means.
  static let digestDiffers = ReadingNote(
    code: "digest_differs",
    message: "the file is not the one that manifest.csv describes: its SHA-256 digest differs")
}

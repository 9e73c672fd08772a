package import Files

/// Why nothing could be fetched, or why fetching stopped.
package enum FetchError: Error, Hashable, Sendable {
  /// libcurl cannot be used.
  case noTransfers
  /// A file or folder of the corpus refused.
  case file(FileError)
  /// Another fetch is at work on the corpus.
  case busy(path: String)
  /// The folder holds something that no fetch wrote.
  case notACorpus(path: String)
  /// The record of earlier visits is damaged.
  case stateDamaged(path: String)
  /// An archive is damaged before its end: the file and the byte.
  case archiveDamaged(path: String, offset: Int)
}

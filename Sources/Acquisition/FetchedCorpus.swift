/// What a corpus consists of that `fetch` has brought: names that fetching and reading share.
package enum FetchedCorpus {
  /// The log of visits; it makes a folder a fetched corpus.
  package static let logName = "fetch.json"
  /// The table of what was not fetched.
  package static let problemsName = "problems.csv"
  /// The folder of the archive.
  package static let archiveName = "archive"

  /// Whether a file below the corpus's folder is the fetcher's own: no document, whatever the manifest lists.
  static func isOwn(_ path: String) -> Bool {
    path == logName || path == problemsName || path.hasPrefix(archiveName + "/")
  }
}

import CorpusModel
import WebArchives

/// What a record of a web archive is to a corpus.
enum ArchivedVerdict: Equatable {
  /// A document.
  case document(DocumentFormat)
  /// No document, for a reason that is counted.
  case left(Reason)
  /// An answer that cannot be read.
  case fault(HTTPFault)

  /// Why a record is no document, in the order in which the reasons are told.
  enum Reason: Int, CaseIterable {
    case earlier
    case redirect
    case refusal
    case robots
    case feed
    case companion
    case notRead
    case revisit
    case crawler

    /// What they are called.
    var words: String {
      switch self {
      case .earlier: "earlier captures of the same addresses"
      case .redirect: "redirects"
      case .refusal: "answers that are errors"
      case .robots: "robots.txt"
      case .feed: "feeds, sitemaps and other XML"
      case .companion: "pictures, style sheets, scripts, fonts and data"
      case .notRead: "formats that are not read"
      case .revisit: "captures of what had not changed"
      case .crawler: "the crawler's own records"
      }
    }
  }

  /// Judges a record by what was kept of its block.
  init(_ record: WARCRecord) {
    switch record.kind {
    case .response where record.isAnswer: self = ArchivedVerdict.answer(record)
    case .resource, .conversion:
      self = ArchivedVerdict.content(
        record, record.contentType.flatMap(MediaType.name),
        Array(record.block.prefix(MediaFormat.sample)))
    case .revisit: self = .left(.revisit)
    default: self = .left(.crawler)
    }
  }

  private static func answer(_ record: WARCRecord) -> ArchivedVerdict {
    let message: HTTPMessage
    do {
      message = try HTTPMessage(record.block)
    } catch {
      return .fault(error)
    }
    switch message.status {
    case 200..<300: break
    case 304: return .left(.revisit)
    case 300..<400: return .left(.redirect)
    default: return .left(.refusal)
    }
    return content(record, message.mediaType, message.body(limit: MediaFormat.sample).bytes)
  }

  private static func content(
    _ record: WARCRecord, _ mediaType: String?, _ bytes: [UInt8]
  ) -> ArchivedVerdict {
    guard let path = path(of: record.targetURI ?? "") else { return .left(.crawler) }
    if path == "/robots.txt" { return .left(.robots) }
    return switch MediaFormat(mediaType: mediaType, path: path, bytes: bytes) {
    case .document(let format): .document(format)
    case .companion: .left(.companion)
    case .feed: .left(.feed)
    case .other: .left(.notRead)
    }
  }

  /// The path of an address; nil where it is none that a document has: crawlers keep their own notes under others.
  private static func path(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":") else { return address }
    guard ["http", "https", "ftp", "file"].contains(address[..<colon].lowercased()) else {
      return nil
    }
    let rest = address[address.index(after: colon)...].drop { $0 == "/" }
    let path = rest.drop { $0 != "/" }.prefix { $0 != "?" && $0 != "#" }
    return path.isEmpty ? "/" : String(path)
  }
}

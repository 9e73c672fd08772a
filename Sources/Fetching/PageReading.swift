internal import Acquisition
internal import CorpusModel
internal import Digests
internal import WebAddresses
internal import WebArchives

/// Finds out what a body is, and what it leads to.
enum PageReading {
  /// What is to be known of a body.
  ///
  /// - Parameters:
  ///   - body: the unpacked body.
  ///   - message: the answer that brought it.
  ///   - address: where it was found.
  ///   - role: what was asked for.
  ///   - wantsLinks: whether a page's links are asked for.
  /// - Returns: the facts.
  static func facts(
    of body: [UInt8], _ message: HTTPMessage?, at address: WebAddress, _ role: FetchRequest.Role,
    wantsLinks: Bool
  ) -> PageFacts {
    let digest = SHA256Digest.hexDigest(of: body.span)
    let stated = message?.mediaType
    if mayBeListing(stated), let facts = listing(body, message, at: address, role, sha256: digest) {
      return facts
    }
    let sample = Array(body.prefix(MediaFormat.sample))
    guard
      case .document(let format) = MediaFormat(
        mediaType: stated, path: address.path, bytes: sample)
    else {
      return PageFacts(
        kind: .other, mediaType: stated ?? "application/octet-stream", sha256: digest)
    }
    var facts = PageFacts(
      kind: .document(format), mediaType: mediaTypes[format] ?? stated ?? "text/plain",
      sha256: digest)
    if wantsLinks, format == .html {
      (facts.links, facts.listings) = links(of: body, message?.charset, at: address)
    }
    return facts
  }

  private static let mediaTypes: [DocumentFormat: String] = [
    .html: "text/html", .pdf: "application/pdf", .epub: "application/epub+zip",
    .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    .odt: "application/vnd.oasis.opendocument.text", .markdown: "text/markdown",
    .text: "text/plain", .email: "message/rfc822",
  ]
}

internal import Acquisition
internal import CorpusModel
internal import Digests
internal import WebAddresses
internal import WebArchives

/// Finds out what a body is, and what it leads to.
struct PageReading: Sendable {
  /// The title of a document, as a scan would have it.
  let title: @Sendable (Page) -> String?

  /// What is to be known of a body.
  ///
  /// - Parameters:
  ///   - body: the unpacked body.
  ///   - message: the answer that brought it.
  ///   - address: where it was found.
  ///   - role: what was asked for.
  ///   - wantsLinks: whether a page's links are asked for.
  /// - Returns: the facts.
  func facts(
    of body: [UInt8], _ message: HTTPMessage?, at address: WebAddress, _ role: FetchRequest.Role,
    wantsLinks: Bool
  ) -> PageFacts {
    let digest = SHA256Digest.hexDigest(of: body.span)
    let stated = message?.mediaType
    if PageReading.mayBeListing(stated),
      let facts = listing(body, message, at: address, role, sha256: digest)
    {
      return facts
    }
    let format = PageReading.format(of: body, stated: stated, address)
    guard let format else {
      return PageFacts(
        kind: .other, mediaType: stated ?? "application/octet-stream", sha256: digest)
    }
    var facts = PageFacts(
      kind: .document(format), mediaType: PageReading.mediaTypes[format] ?? stated ?? "text/plain",
      sha256: digest)
    facts.title = title(
      Page(
        id: address.href, bytes: body, sha256: digest, format: format,
        declaredCharset: message?.charset))
    if wantsLinks, format == .html {
      (facts.links, facts.listings) = links(of: body, message?.charset, at: address)
    }
    return facts
  }
}

extension PageReading {
  private static let mediaTypes: [DocumentFormat: String] = [
    .html: "text/html", .pdf: "application/pdf", .epub: "application/epub+zip",
    .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    .odt: "application/vnd.oasis.opendocument.text", .markdown: "text/markdown",
    .text: "text/plain", .rtf: "application/rtf",
  ]

  /// The format of a body, by its bytes, then by the type that was stated, then by its address's ending.
  private static func format(
    of body: [UInt8], stated: String?, _ address: WebAddress
  ) -> DocumentFormat? {
    let known = FormatSniffer.format(ofUnnamed: body)
    switch known {
    case .pdf, .html, .docx, .odt, .epub: return known
    case .rtf, .warc: return nil
    default: break
    }
    switch stated {
    case "text/html", "application/xhtml+xml": return .html
    case "text/markdown": return .markdown
    case "text/plain", nil, "application/octet-stream":
      let ending = FormatSniffer.ending(of: address.path)
      let format = FormatSniffer.format(ending: ending, bytes: body)
      return [.html, .markdown, .text].contains(format) ? format : nil
    default: return nil
    }
  }
}

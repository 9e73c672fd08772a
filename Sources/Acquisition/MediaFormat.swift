package import CorpusModel

/// What a server's answer holds, by the media type that it states, then by its address and first bytes, which win
/// where they are plain.
package enum MediaFormat: Equatable, Sendable {
  /// A document.
  case document(DocumentFormat)
  /// A picture, a style sheet, a script, a font, data: what stands beside documents.
  case companion
  /// A feed, a sitemap or other XML.
  case feed
  /// Something that is not read.
  case other

  /// How many of a body's first bytes are looked at: as many for all, so that what is fetched is what is read later.
  package static let sample = 4_096

  /// How servers name what they know nothing of.
  private static let unnamed: Set<String> = [
    "application/octet-stream", "binary/octet-stream", "application/download",
    "application/force-download", "application/x-download", "unknown/unknown", "unknown",
    "application/unknown", "application/x-unknown", "*/*",
  ]

  private static let documents: [String: DocumentFormat] = [
    "text/html": .html, "application/xhtml+xml": .html, "application/vnd.wap.xhtml+xml": .html,
    "application/pdf": .pdf, "application/x-pdf": .pdf, "application/acrobat": .pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": .docx,
    "application/vnd.ms-word.document.macroenabled.12": .docx,
    "application/vnd.oasis.opendocument.text": .odt, "application/epub+zip": .epub,
    "application/rtf": .rtf, "text/rtf": .rtf, "application/x-rtf": .rtf,
    "text/plain": .text, "text/markdown": .markdown, "text/x-markdown": .markdown,
    "text/x-web-markdown": .markdown, "message/rfc822": .email,
  ]

  /// Judges an answer.
  ///
  /// - Parameters:
  ///   - mediaType: what it says it is, in small letters; nil where it says nothing.
  ///   - path: the path of its address.
  ///   - bytes: the first of its bytes, ``sample`` of them.
  package init(mediaType: String?, path: String, bytes: [UInt8]) {
    let ending = FormatSniffer.ending(of: path)
    guard let mediaType, !MediaFormat.unnamed.contains(mediaType) else {
      self = MediaFormat.unnamed(ending, bytes, mayBeText: mediaType == nil)
      return
    }
    if let format = MediaFormat.documents[mediaType] {
      self = MediaFormat.named(format, ending, bytes)
    } else if mediaType.hasSuffix("/xml") || mediaType.hasSuffix("+xml"),
      !mediaType.hasPrefix("image/")
    {
      self = MediaFormat.head(of: bytes).contains("<html") ? .document(.html) : .feed
    } else {
      self = MediaFormat.isCompanion(mediaType) ? .companion : .other
    }
  }

  private static func named(
    _ format: DocumentFormat, _ ending: FormatSniffer.Ending, _ bytes: [UInt8]
  ) -> MediaFormat {
    var format = format
    switch format {
    case .html:
      if isPicture(bytes) { return .companion }
      if isFeed(bytes) { return .feed }
    case .text:
      if isPicture(bytes) { return .companion }
      // Many servers send whatever they do not know as plain text.
      if case .document(let named) = ending, named != .html, named != .warc { format = named }
      if ending == .companion || [.csv, .json].contains(format) { return .companion }
      if format == .xml { return .feed }
    case .pdf:
      // What stands where a report should be is often a page that says why it is not there.
      if FormatSniffer.format(ofUnnamed: bytes) == .html { return .document(.html) }
    default: break
    }
    let sniffed = FormatSniffer.format(ending: .document(format), bytes: bytes)
    let isBinary = [.text, .markdown].contains(sniffed) && isBinary(bytes)
    return sniffed == .unknown || sniffed == .warc || isBinary ? .other : .document(sniffed)
  }

  private static func unnamed(
    _ ending: FormatSniffer.Ending, _ bytes: [UInt8], mayBeText: Bool
  ) -> MediaFormat {
    if ending == .companion || isPicture(bytes) { return .companion }
    if case .document(let format) = ending {
      if [.csv, .json].contains(format) { return .companion }
      if format == .xml { return .feed }
      if !isBinary(bytes) || ![.html, .text, .markdown].contains(format) {
        return named(format, ending, bytes)
      }
    }
    if isFeed(bytes) { return .feed }
    let format = FormatSniffer.format(ofUnnamed: bytes)
    if format == .text, !mayBeText || isBinary(bytes) { return .other }
    return format == .unknown || format == .warc ? .other : .document(format)
  }

  private static func isCompanion(_ mediaType: String) -> Bool {
    ["image/", "audio/", "video/", "font/"].contains { mediaType.hasPrefix($0) }
      || ["javascript", "ecmascript", "json", "css", "font", "csv", "wasm", "flash", "manifest"]
        .contains { mediaType.contains($0) }
  }

  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    let signatures: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("RIFF".utf8),
      Array("wOF".utf8), [0, 0, 1, 0],
    ]
    return signatures.contains { bytes.starts(with: $0) }
  }

  /// Whether the first element is that of a feed or sitemap.
  private static func isFeed(_ bytes: [UInt8]) -> Bool {
    let head = head(of: bytes)
    guard head.hasPrefix("<") else { return false }
    return ["<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex"].contains { head.contains($0) }
      && !head.contains("<html")
  }

  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return !hasMark && bytes.prefix(1_024).contains(0)
  }

  /// The first bytes in small letters, as far as they are ASCII.
  private static func head(of bytes: [UInt8]) -> String {
    let start = bytes.drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    return String(decoding: start.prefix(1_024), as: UTF8.self).lowercased()
  }
}

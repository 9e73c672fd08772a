package import CorpusModel

/// Tells a document's format from its name, then from its first bytes, which win where they are plain.
package enum FormatSniffer {
  /// What a file name's ending says.
  package enum Ending: Hashable, Sendable {
    /// A format that a reader handles or could handle.
    case document(DocumentFormat)
    /// A picture, a style sheet, a font, a lexicon: what stands beside documents without being one.
    case companion
    /// No ending at all.
    case none
    /// An ending that says nothing here.
    case unknown(String)
  }

  private static let companions: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "tif", "tiff", "css", "js",
    "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm", "mov", "wav", "ogg",
    "yaml",
    "yml", "toml", "dic", "dicx", "cat", "ykd", "lc3", "lcd",
  ]

  private static let documents: [String: DocumentFormat] = [
    "html": .html, "htm": .html, "xhtml": .html, "shtml": .html,
    "md": .markdown, "markdown": .markdown, "mdown": .markdown, "mkd": .markdown, "qmd": .markdown,
    "rmd": .markdown,
    "txt": .text, "text": .text,
    "pdf": .pdf, "docx": .docx, "docm": .docx, "odt": .odt, "epub": .epub, "rtf": .rtf,
    "eml": .email,
    "csv": .csv, "tsv": .csv, "xlsx": .csv, "json": .json, "jsonl": .json, "ndjson": .json,
    "xml": .xml, "rss": .xml, "atom": .xml, "warc": .warc,
  ]

  /// A name without the `.gz` of a packed file: `page.html.gz` is `page.html`, packed.
  package static func unpackedName(_ name: String) -> String {
    name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }

  /// Whether a name is that of a ZIP archive, which is listed like a folder.
  package static func isArchive(_ name: String) -> Bool { name.lowercased().hasSuffix(".zip") }

  /// Whether a name is that of a web archive whose records are read, packed or not.
  package static func isWebArchive(_ name: String) -> Bool {
    let name = unpackedName(name).lowercased()
    return name.hasSuffix(".warc") || name.hasSuffix(".wet")
  }

  /// The parts of the name of a record: `a/crawl.warc.gz` and `https://example.org/` of both with a `#` between; nil
  /// where a name is none of a record.
  static func recordName(_ name: String) -> (archive: String, address: String)? {
    var start = name.startIndex
    while let mark = name[start...].firstIndex(of: "#") {
      if isWebArchive(String(name[..<mark])) {
        return (String(name[..<mark]), String(name[name.index(after: mark)...]))
      }
      start = name.index(after: mark)
    }
    return nil
  }

  /// Whether a name is that of a web archive in a form that is not read.
  package static func isOtherWebArchive(_ name: String) -> Bool {
    let name = unpackedName(name).lowercased()
    return [
      ".wat", ".arc", ".wacz", ".warc.zst", ".warc.lz4", ".warc.bz2", ".warc.xz", ".warc.zip",
    ].contains { name.hasSuffix($0) }
  }

  /// How a table is written, by its name, packed or not; nil where the name is not that of a table.
  package static func tableSyntax(of name: String) -> DocumentTable.Syntax? {
    let name = unpackedName(name).lowercased()
    if name.hasSuffix(".csv") { return .separated }
    if name.hasSuffix(".tsv") { return .tabs }
    return name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") ? .jsonLines : nil
  }

  /// What the ending of a name says; of a packed file, that of what it holds.
  package static func ending(of name: String) -> Ending {
    let name = unpackedName(name)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return .none }
    let ending = name[name.index(after: dot)...].lowercased()
    if let format = documents[ending] { return .document(format) }
    return companions.contains(ending) ? .companion : .unknown(ending)
  }

  /// Whether the ending is that of a file which is one document, whatever the rest of its name.
  static func isSingle(_ ending: Ending) -> Bool {
    switch ending {
    case .document(.html), .document(.markdown), .document(.text), .document(.pdf): true
    default: false
    }
  }

  /// The format of a file, from its ending and its bytes.
  ///
  /// - Returns: the format; `.unknown` where neither the ending nor the bytes tell it.
  package static func format(ending: Ending, bytes: [UInt8]) -> DocumentFormat {
    if let plain = packed(ending: ending, bytes: bytes) ?? signature(bytes) { return plain }
    switch ending {
    case .document(let format): return format
    case .companion, .unknown: return .unknown
    case .none: return bytes.contains(0) ? .unknown : looksLikeHTML(bytes) ? .html : .text
    }
  }

  /// The format of bytes that came without a name.
  package static func format(ofUnnamed bytes: [UInt8]) -> DocumentFormat {
    format(ending: .none, bytes: bytes)
  }

  /// The format of a ZIP archive: EPUB and ODT say it in their first part, which is stored plain; else the
  /// name tells, and what has none is a DOCX if it has the parts of one.
  private static func packed(ending: Ending, bytes: [UInt8]) -> DocumentFormat? {
    guard bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) else { return nil }
    let name = 30
    let head = bytes.dropFirst(name).prefix(120)
    let stated: [(String, DocumentFormat)] = [
      ("mimetypeapplication/vnd.oasis.opendocument.text", .odt),
      ("mimetypeapplication/epub+zip", .epub),
    ]
    for (start, format) in stated where head.starts(with: Array(start.utf8)) { return format }
    if case .document(let format) = ending, [.docx, .odt, .epub].contains(format) { return format }
    // The directory, which names all parts, is at the end.
    let tail = String(decoding: bytes.suffix(65_536), as: UTF8.self)
    if tail.contains("word/document") { return .docx }
    if case .document(let format) = ending, ![.text, .markdown, .html].contains(format) {
      return format
    }
    return .unknown
  }

  private static func signature(_ bytes: [UInt8]) -> DocumentFormat? {
    if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
    if bytes.starts(with: Array("{\\rtf".utf8)) { return .rtf }
    if bytes.starts(with: Array("WARC/".utf8)) { return .warc }
    return nil
  }

  /// Whether the first thing in the bytes is a tag, a comment or a doctype.
  private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.drop { [0x20, 0x09, 0x0A, 0x0D, 0x0C, 0xEF, 0xBB, 0xBF].contains($0) }
    guard start.first == UInt8(ascii: "<"), let next = start.dropFirst().first else { return false }
    switch next {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "!"):
      return true
    default:
      return false
    }
  }
}

import Markup

/// Makes XHTML, as books have it, readable as HTML.
///
/// Two things mean something else there: `<title/>` and other empty tags, which HTML takes for start
/// tags and so would swallow what follows, and what a document type declares between brackets.
enum XHTMLSource {
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  /// `source` with empty tags written out, and without declarations.
  static func html(_ source: [UInt8]) -> [UInt8] {
    let bytes = source.span
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else {
        index += 1
        continue
      }
      if bytes.hasPrefix("<!--", at: index) {
        index = min(bytes.place(of: "-->", from: index + 4) + 3, bytes.count)
      } else if bytes.hasPrefixFoldingCase("<!doctype", at: index) {
        result.append(contentsOf: source[copied..<index])
        index = declarationEnd(in: bytes, from: index)
        copied = index
      } else if bytes.hasPrefix("<![CDATA[", at: index) {
        result.append(contentsOf: source[copied..<index])
        let text = index + 9
        let close = bytes.place(of: "]]>", from: text)
        append(source[text..<close], to: &result)
        index = min(close + 3, bytes.count)
        copied = index
      } else if bytes[index + 1].isASCIILetter {
        var scanner = TagScanner(index: index + 1)
        let name = scanner.name(in: bytes)
        while scanner.attribute(in: bytes) != nil {}
        if scanner.isSelfClosing {
          let tag = String(decoding: source[name], as: UTF8.self)
          if !void.contains(tag.lowercased()) {
            result.append(contentsOf: source[copied..<scanner.index])
            result.append(contentsOf: "</\(tag)>".utf8)
            copied = scanner.index
          }
        }
        index = max(scanner.index, index + 1)
      } else {
        index += 1
      }
    }
    result.append(contentsOf: source[copied...])
    return result
  }

  /// Text that was kept from being read as markup, so that HTML does not either.
  private static func append(_ text: ArraySlice<UInt8>, to result: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      default: result.append(byte)
      }
    }
  }

  /// One past the `>` that ends a declaration and stands outside of its brackets.
  private static func declarationEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: ">") { return index + 1 }
      if bytes[index] == UInt8(ascii: "[") {
        let close = bytes.place(of: "]", from: index)
        // Without its end, the bracket is no part of the declaration.
        if close == bytes.count { return index }
        index = close
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return min(index + 1, bytes.count)
      }
      index += 1
    }
    return bytes.count
  }
}

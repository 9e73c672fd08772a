import Markup

extension ListingTree {
  /// What stands between the tags of an element, as HTML: names without prefixes, literal text escaped, and empty elements
  /// written so that HTML ends them too.
  ///
  /// `resolved` gives what an address in an element's attribute stands for, or nil to leave it as it stands.
  func markup(of index: Int, resolved: (String) -> String?) -> String {
    var html: [UInt8] = []
    var open: [(name: String, end: Int)] = []
    for node in index + 1..<max(index + 1, Int(nodes[index].end)) {
      close(&open, before: node, &html)
      if isText(node) {
        append(text: node, to: &html)
      } else {
        let name = localName(node)
        html += Array("<\(name)".utf8)
        append(attributesOf: node, to: &html, resolved: resolved)
        html.append(UInt8(ascii: ">"))
        if !ListingTree.void.contains(name) { open.append((name, Int(nodes[node].end))) }
      }
    }
    close(&open, before: Int.max, &html)
    return String(decoding: html, as: UTF8.self)
  }

  private func close(
    _ open: inout [(name: String, end: Int)], before node: Int, _ html: inout [UInt8]
  ) {
    while let last = open.last, last.end <= node {
      html += Array("</\(last.name)>".utf8)
      open.removeLast()
    }
  }

  private func localName(_ index: Int) -> String {
    let name = name(index)
    return name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private func append(text index: Int, to html: inout [UInt8]) {
    guard nodes[index].name == ListingTree.literal else {
      html += source(of: index)
      return
    }
    for byte in source(of: index) {
      switch byte {
      case UInt8(ascii: "<"): html += "&lt;".utf8
      case UInt8(ascii: "&"): html += "&amp;".utf8
      default: html.append(byte)
      }
    }
  }

  private func append(
    attributesOf index: Int, to html: inout [UInt8], resolved: (String) -> String?
  ) {
    for (name, value) in sourceAttributes(of: index) where !name.hasPrefix("xml") {
      html += Array(" \(name)=\"".utf8)
      if name == "href" || name == "src",
        let address = resolved(XMLReferences.resolved(value))
      {
        html += address.replacing("&", with: "&amp;").utf8
      } else {
        for byte in value {
          if byte == UInt8(ascii: "\"") { html += "&quot;".utf8 } else { html.append(byte) }
        }
      }
      html.append(UInt8(ascii: "\""))
    }
  }

  /// Elements that HTML has no closing tags for.
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]
}

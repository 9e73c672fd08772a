/// Parses HTML into a ``MarkupTree``, by the HTML standard.
package enum MarkupParser {
  /// Parses a page or fragment; `bytes` are valid UTF-8.
  package static func parse(_ bytes: [UInt8]) -> MarkupTree {
    guard bytes.count < Int(Int32.max) else { return MarkupTree() }
    return MarkupTree(HTMLTreeBuilder.build(bytes))
  }
}

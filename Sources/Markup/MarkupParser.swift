/// Parses HTML into a ``MarkupTree``, by the HTML standard.
package enum MarkupParser {
  /// Parses a page or fragment; `bytes` are valid UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: the page, in valid UTF-8.
  ///   - dropsNull: whether a NUL is nothing everywhere; otherwise the standard shows some as U+FFFD.
  /// - Returns: the tree.
  package static func parse(_ bytes: [UInt8], dropsNull: Bool = false) -> MarkupTree {
    guard bytes.count < Int(Int32.max) else { return MarkupTree() }
    return MarkupTree(HTMLTreeBuilder.build(bytes, dropsNull: dropsNull))
  }
}

import CLibXML2

/// Parses HTML into a ``MarkupTree``, over libxml2.
///
/// This is the only file that touches libxml2 and its pointers. The parser reports tags and text to
/// the functions below, which fill the tree; libxml2 builds no tree of its own, so that its limits
/// on depth and on the size of a text do not apply. ``MarkupCleaner`` goes over the bytes first.
package enum MarkupParser {
  /// Parses a page or fragment; `bytes` are valid UTF-8.
  package static func parse(_ bytes: [UInt8]) -> MarkupTree {
    let cleaned = MarkupCleaner.clean(bytes)
    let builder = TreeBuilder()
    if !cleaned.bytes.isEmpty, cleaned.bytes.count < Int(Int32.max) {
      run(cleaned.bytes, into: builder)
    }
    var tree = builder.finish()
    tree.structuredData = cleaned.structuredData
    return tree
  }

  private static let initialised: Bool = {
    xmlInitParser()
    return true
  }()

  private static func run(_ bytes: [UInt8], into builder: TreeBuilder) {
    guard initialised, let context = unsafe htmlNewParserCtxt() else { return }
    defer { unsafe htmlFreeParserCtxt(context) }
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = unsafe startElement
    unsafe handler.endElement = unsafe endElement
    unsafe handler.characters = unsafe characters
    unsafe handler.ignorableWhitespace = unsafe characters
    unsafe handler.cdataBlock = unsafe characters
    unsafe context.pointee.sax.pointee = unsafe handler
    unsafe context.pointee.userData = unsafe Unmanaged.passUnretained(builder).toOpaque()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe htmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
        nil, "UTF-8", Int32(bitPattern: options))
    }
    unsafe xmlFreeDoc(document)
  }
}

/// Fills a tree as the parser reports tags and text.
private final class TreeBuilder {
  private var tree = MarkupTree()
  private var open = [0]

  func start(_ tag: MarkupTag) {
    open.append(tree.open(tag, under: open[open.count - 1]))
  }

  func attribute(_ name: MarkupAttribute, value: some Sequence<UInt8>) {
    tree.addAttribute(name, value: value)
  }

  func end(_ tag: MarkupTag) {
    // libxml2 reports an end for every start, in order; anything else is passed over.
    guard open.count > 1, tree.nodes[open[open.count - 1]].tag == tag else { return }
    tree.close(open.removeLast())
  }

  func text(_ bytes: some Sequence<UInt8>) {
    tree.addText(bytes, under: open[open.count - 1])
  }

  func finish() -> MarkupTree {
    while let index = open.popLast() { tree.close(index) }
    return tree
  }
}

private func builder(_ pointer: UnsafeMutableRawPointer?) -> TreeBuilder? {
  guard let pointer = unsafe pointer else { return nil }
  return unsafe Unmanaged<TreeBuilder>.fromOpaque(pointer).takeUnretainedValue()
}

private func startElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let builder = unsafe builder(context), let name = unsafe name else { return }
  builder.start(MarkupTag(name: unsafe String(cString: name)))
  guard let attributes = unsafe attributes else { return }
  var index = 0
  while let key = unsafe attributes[index] {
    if let attribute = MarkupAttribute(name: unsafe String(cString: key)) {
      if let value = unsafe attributes[index + 1] {
        let length = Int(unsafe xmlStrlen(value))
        unsafe builder.attribute(
          attribute, value: UnsafeBufferPointer(start: value, count: length))
      } else {
        builder.attribute(attribute, value: EmptyCollection())
      }
    }
    index += 2
  }
}

private func endElement(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
  guard let builder = unsafe builder(context), let name = unsafe name else { return }
  builder.end(MarkupTag(name: unsafe String(cString: name)))
}

private func characters(
  _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ length: Int32
) {
  guard let builder = unsafe builder(context), let text = unsafe text else { return }
  unsafe builder.text(UnsafeBufferPointer(start: text, count: Int(length)))
}

import CLibXML2

/// What an XML file says, tag by tag.
package enum XMLEvent: Hashable, Sendable {
  /// An element begins.
  case start(XMLElement)
  /// The element that began last and is still open ends.
  case end
  /// A run of text, or a part of one, with references resolved.
  case text([UInt8])
}

/// The start of an element.
package struct XMLElement: Hashable, Sendable {
  /// The name, without its prefix if it has one.
  package var name: String
  /// The attributes.
  package var attributes: [String: String]
  /// The line on which the tag begins, from 1.
  package var line: Int
  /// The column at which the tag begins, in characters from 1.
  package var column: Int
}

/// Why a file is not read as XML: facts, and where they were found.
package struct XMLFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Problem: Hashable, Sendable {
    /// The file is ill-formed; the problem is in the parser's words.
    case illFormed(String)
    /// There is a document type declaration, which may define entities.
    case documentType
  }

  /// What is wrong.
  package var problem: Problem
  /// The line, from 1.
  package var line: Int
  /// The column, from 1.
  package var column: Int
}

/// Reads XML that comes from strangers, over libxml2.
///
/// Nothing is fetched, no entity but the five of XML itself is known, and a document type declaration is
/// refused, so that a small file cannot grow large. The parser's own limit on depth (256) holds.
package enum XMLReader {
  /// The tags of a document as a flat list, text between them passed over; `bytes` are valid UTF-8,
  /// whatever the XML declaration says.
  package static func events(of bytes: [UInt8]) throws(XMLFault) -> [XMLEvent] {
    var events: [XMLEvent] = []
    try read(bytes, wants: .tags) { events.append($0) }
    return events
  }

  /// What a reading is for.
  enum Wants {
    /// Elements and attributes with their places; any document type is refused.
    case tags
    /// Text as well, and no places; a document type that only names a file is passed over.
    case text
  }

  /// Hands on what a document says, tag by tag; `bytes` are valid UTF-8.
  static func read(
    _ bytes: [UInt8], wants: Wants, _ visit: @escaping (XMLEvent) -> Void
  ) throws(XMLFault) {
    guard initialised, bytes.count < Int(Int32.max), let context = unsafe xmlNewParserCtxt() else {
      throw XMLFault(problem: .illFormed("the file is too large"), line: 1, column: 1)
    }
    defer { unsafe xmlFreeParserCtxt(context) }
    let collector = XMLCollector(bytes, wants: wants, visit)
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = unsafe startElement
    unsafe handler.endElementNs = unsafe endElement
    unsafe handler.internalSubset = unsafe documentType
    if wants == .text {
      unsafe handler.characters = unsafe characters
      unsafe handler.cdataBlock = unsafe characters
    }
    unsafe handler.serror = { context, error in
      guard let parser = unsafe parser(context), let error = unsafe error,
        unsafe error.pointee.level == XML_ERR_FATAL
      else { return }
      parser.collector.refuse(
        unsafe error.pointee.message.map { unsafe String(cString: $0) },
        line: Int(unsafe error.pointee.line), column: Int(unsafe error.pointee.int2))
    }
    unsafe context.pointee.sax.pointee = unsafe handler
    unsafe context.pointee._private = unsafe Unmanaged.passUnretained(collector).toOpaque()
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
    let document = unsafe bytes.withUnsafeBytes { buffer in
      unsafe xmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
        nil, nil, Int32(bitPattern: options))
    }
    unsafe xmlFreeDoc(document)
    if let fault = collector.fault { throw fault }
    if unsafe context.pointee.wellFormed == 0 {
      throw XMLFault(problem: .illFormed("it is no XML"), line: 1, column: 1)
    }
  }

  private static let initialised: Bool = {
    xmlInitParser()
    return true
  }()
}

/// Hands on what the parser reports, and works out where in the bytes it stood.
private final class XMLCollector {
  private(set) var fault: XMLFault?
  private let visit: (XMLEvent) -> Void
  private let bytes: [UInt8]
  private let wants: XMLReader.Wants
  private var counted = 0
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8], wants: XMLReader.Wants, _ visit: @escaping (XMLEvent) -> Void) {
    self.bytes = bytes
    self.wants = wants
    self.visit = visit
  }

  /// A tag begins, and the parser has come as far as `offset`.
  func start(_ name: String, _ attributes: [String: String], before offset: Int) {
    let place = wants == .tags ? place(ofTagBefore: offset) : (line: 1, column: 1)
    visit(
      .start(
        XMLElement(name: name, attributes: attributes, line: place.line, column: place.column)))
  }

  func end() { visit(.end) }

  func text(_ text: [UInt8]) { visit(.text(text)) }

  /// Keeps the first fault; those that follow from it say nothing new.
  func refuse(_ message: String?, line: Int, column: Int) {
    guard fault == nil else { return }
    var message = message ?? "it is no XML"
    while message.last?.isWhitespace == true { message.removeLast() }
    fault = XMLFault(
      problem: .illFormed(message), line: max(1, line), column: max(1, column))
  }

  /// Whether the document type that is being read declares nothing: no bracket follows its names.
  func isBareDocumentType(at offset: Int) -> Bool {
    guard wants == .text else { return false }
    let next = bytes[min(max(offset, 0), bytes.count)...].first { !$0.isHTMLSpace }
    return next == UInt8(ascii: ">")
  }

  func refuseDocumentType(before offset: Int) {
    let place = place(ofTagBefore: offset)
    if fault == nil {
      fault = XMLFault(problem: .documentType, line: place.line, column: place.column)
    }
  }

  private func place(ofTagBefore offset: Int) -> (line: Int, column: Int) {
    var start = min(max(offset, 0), bytes.count)
    while start > counted, start == bytes.count || bytes[start] != UInt8(ascii: "<") { start -= 1 }
    // On from the tag before: counting from the line's start each time would take the square of a long line.
    while counted < start {
      let byte = bytes[counted]
      counted += 1
      let isHalf = byte == 0x0D && counted < bytes.count && bytes[counted] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isHalf) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}

/// The parser behind a callback, what it fills, and how far it has come.
private func parser(
  _ pointer: UnsafeMutableRawPointer?
) -> (collector: XMLCollector, offset: Int)? {
  guard let context = unsafe pointer?.assumingMemoryBound(to: xmlParserCtxt.self),
    let collector = unsafe context.pointee._private
  else { return nil }
  return (
    unsafe Unmanaged<XMLCollector>.fromOpaque(collector).takeUnretainedValue(),
    Int(unsafe xmlByteConsumed(context))
  )
}

private func startElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
  _ namespaceCount: Int32, _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
  _ attributeCount: Int32, _ defaultCount: Int32,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let parser = unsafe parser(context), let name = unsafe name else { return }
  var values: [String: String] = [:]
  // Five pointers an attribute: name, prefix, namespace, and the value's start and end.
  for index in 0..<Int(attributeCount) {
    guard let key = unsafe attributes?[index * 5], let start = unsafe attributes?[index * 5 + 3],
      let end = unsafe attributes?[index * 5 + 4]
    else { continue }
    var value = unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    // An ampersand comes as a reference to itself where the parser builds no tree.
    if value.utf8.contains(UInt8(ascii: "&")) { value = value.replacing("&#38;", with: "&") }
    values[unsafe String(cString: key)] = value
  }
  parser.collector.start(unsafe String(cString: name), values, before: parser.offset)
}

private func endElement(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
) {
  unsafe parser(context)?.collector.end()
}

private func characters(
  _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
) {
  guard let text = unsafe text else { return }
  unsafe parser(context)?.collector.text(
    [UInt8](UnsafeBufferPointer(start: text, count: Int(count))))
}

private func documentType(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ external: UnsafePointer<xmlChar>?, _ system: UnsafePointer<xmlChar>?
) {
  guard let parser = unsafe parser(context),
    !parser.collector.isBareDocumentType(at: parser.offset)
  else { return }
  parser.collector.refuseDocumentType(before: parser.offset)
  unsafe xmlStopParser(context?.assumingMemoryBound(to: xmlParserCtxt.self))
}

/// A server's answer, as its bytes stand in an archive or came over the network.
///
/// Lines may end in CRLF or LF, fields may be folded over several lines, and the reason may be missing. A head may have
/// 1,000 fields and 1 MB.
package struct HTTPMessage: Sendable {
  /// The protocol as the status line names it: `HTTP/1.1`.
  package let version: String
  /// The status: three digits.
  package let status: Int
  /// What the status line says behind the status; often nothing.
  package let reason: String
  /// The fields of the head.
  package let fields: FieldList
  /// Where the body stands in the bytes.
  package let bodyRange: Range<Int>
  /// The answer's bytes.
  package let bytes: [UInt8]

  /// Reads the head of an answer.
  ///
  /// - Throws: ``HTTPFault`` where there is no status line, or where the head is beyond the limits.
  package init(_ bytes: [UInt8]) throws(HTTPFault) {
    var parser = HeadParser(bytes[...])
    guard let line = parser.line(), let status = HTTPMessage.status(line.prefix(1_024)) else {
      throw .noStatusLine
    }
    (version, self.status, reason) = status
    do {
      fields = try parser.fields()
    } catch {
      throw switch error {
      case .tooManyFields: .tooManyFields(limit: HeadParser.fieldLimit)
      case .tooLarge: .headTooLarge(limit: HeadParser.sizeLimit)
      }
    }
    self.bytes = bytes
    bodyRange = parser.position..<bytes.count
  }

  /// The body as it is stored.
  package var storedBody: ArraySlice<UInt8> { bytes[bodyRange] }

  /// What `Content-Type` says, without parameters, in small letters: `text/html`; nil where it says nothing.
  package var mediaType: String? { fields["Content-Type"].flatMap(MediaType.name) }

  /// The character encoding that `Content-Type` names.
  package var charset: String? { fields["Content-Type"].flatMap(MediaType.charset) }

  /// Where the body of an answer starts: behind the first empty line; at the end where there is none, and at the
  /// start where there is no status line.
  package static func bodyStart(of bytes: [UInt8]) -> Int {
    bytes.starts(with: Array("HTTP/".utf8)) ? endOfHead(of: bytes) ?? bytes.count : 0
  }

  /// Where the first empty line ends.
  static func endOfHead(of bytes: [UInt8]) -> Int? {
    var parser = HeadParser(bytes[...])
    while let line = parser.line() {
      if line.isEmpty, bytes[parser.position - 1] == 0x0A { return parser.position }
    }
    return nil
  }

  /// What a status line says: `HTTP/1.1 200 OK`, `HTTP/2 200`.
  private static func status(
    _ line: ArraySlice<UInt8>
  ) -> (version: String, status: Int, reason: String)? {
    let parts = line.split(separator: 0x20, maxSplits: 2)
    guard parts.count >= 2, parts[0].starts(with: Array("HTTP".utf8)), parts[0].contains(0x2F),
      parts[1].count == 3,
      let status = Int(HeadParser.text(parts[1])), (100...999).contains(status)
    else { return nil }
    return (
      HeadParser.text(parts[0]), status, parts.count > 2 ? HeadParser.text(parts[2]) : ""
    )
  }
}

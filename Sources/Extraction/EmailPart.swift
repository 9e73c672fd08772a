import Markup

/// An e-mail, or a part of one: its fields, and what stands below them (RFC 2045, RFC 2046).
struct EmailPart {
  /// The fields of the head.
  let fields: EmailFields
  /// What kind of content it is, in small letters: `text/plain`.
  let type: String
  /// Whether it is meant to be saved, not shown.
  let isAttachment: Bool
  /// The name of the file that it was, if it was one.
  let name: String?
  private let parameters: [String: String]
  private let body: ArraySlice<UInt8>

  /// Reads the head; what has no fields is all body.
  init(_ bytes: ArraySlice<UInt8>) {
    let end = EmailPart.headEnd(of: bytes)
    fields = EmailFields(bytes[..<end])
    body = bytes[end...]
    let content = fields.structured("content-type")
    let disposition = fields.structured("content-disposition")
    type = content.flatMap { $0.value.contains("/") ? $0.value : nil } ?? "text/plain"
    parameters = content?.parameters ?? [:]
    isAttachment = disposition?.value == "attachment"
    name = (disposition?.parameters["filename"] ?? parameters["name"])
      .map(EncodedWords.resolved)
  }

  /// The label of the encoding of its text, if one is stated.
  var charset: String? { parameters["charset"] }

  /// The body, in bytes again where it was written in letters.
  var content: [UInt8] {
    switch fields.text("content-transfer-encoding")?.lowercased() {
    case "base64": Base64.decode(body)
    case "quoted-printable": TransferEncoding.fromQuotedPrintable(body)
    default: Array(body)
    }
  }

  /// The parts between the boundaries; none where no boundary is stated.
  var parts: [EmailPart] {
    guard let boundary = parameters["boundary"], !boundary.isEmpty else { return [] }
    let mark = Array("--\(boundary)".utf8)
    var parts: [EmailPart] = []
    var start: Int?
    for line in EmailPart.lines(of: body) where body[line.content].starts(with: mark) {
      let rest = body[line.content].dropFirst(mark.count)
      let isLast = rest.starts(with: [0x2D, 0x2D])
      guard isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      if let start { parts.append(EmailPart(body[start..<max(start, line.content.lowerBound)])) }
      start = isLast ? nil : line.end
      if isLast { break }
    }
    // The last boundary is missing where the message was cut off.
    if let start { parts.append(EmailPart(body[start...])) }
    return parts
  }

  // MARK: Lines

  /// Where the lines are, without their ends, and where the next one begins.
  private static func lines(
    of bytes: ArraySlice<UInt8>
  ) -> some Sequence<(content: Range<Int>, end: Int)> {
    sequence(state: bytes.startIndex) { position -> (content: Range<Int>, end: Int)? in
      guard position < bytes.endIndex else { return nil }
      let start = position
      let feed = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      position = min(feed + 1, bytes.endIndex)
      let hasReturn = feed > start && bytes[feed - 1] == 0x0D
      return (start..<(hasReturn ? feed - 1 : feed), position)
    }
  }

  /// Where the body begins: behind the first empty line, or where a line is no field.
  private static func headEnd(of bytes: ArraySlice<UInt8>) -> Int {
    for line in lines(of: bytes) {
      guard let first = bytes[line.content].first else { return line.end }
      // Mailboxes put a line before the message: `From anna@example.org Tue Mar …`.
      let isEnvelope =
        line.content.lowerBound == bytes.startIndex
        && bytes[line.content].starts(with: "From ".utf8)
      if first == 0x20 || first == 0x09 || isEnvelope { continue }
      let name = bytes[line.content].prefix { $0 != UInt8(ascii: ":") }
      let isField =
        name.count < line.content.count && name.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      if !isField { return line.content.lowerBound }
    }
    return bytes.endIndex
  }
}

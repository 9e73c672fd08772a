import Digests

/// New records, each complete with its identifier and digests.
///
/// Dates are text in UTC, `2026-01-31T12:00:00Z`; identifiers of other records are their ``recordID``. A record's own
/// identifier is made from a digest of all that it says, so that the same record has the same bytes wherever it is made.
extension WARCRecord {
  /// Why a revisit holds no body.
  package enum Revisit: String, Sendable {
    /// The server said that nothing has changed: status 304.
    case serverNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    /// The body was that of an earlier answer.
    case identicalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
  }

  /// The first record of a file: who wrote it, with what, and how, as `name: value` lines.
  package static func warcinfo(
    date: String, filename: String? = nil, _ values: FieldList
  ) -> WARCRecord {
    var fields = FieldList()
    fields.append("WARC-Filename", ifKnown: filename)
    fields.append("Content-Type", "application/warc-fields")
    return made(.warcinfo, date: date, fields, values.encoded)
  }

  /// What a server answered.
  ///
  /// - Parameters:
  ///   - uri: the address that was asked for.
  ///   - date: when.
  ///   - http: the answer as it came: status line, fields, an empty line, the body.
  ///   - truncated: why the answer is not complete, if it is not: `length`, `time`, `disconnect`.
  ///   - ipAddress: the address that was connected to.
  ///   - concurrentTo: the records of the same exchange that are written before this one.
  /// - Returns: the record.
  package static func response(
    uri: String, date: String, http: [UInt8], truncated: String? = nil, ipAddress: String? = nil,
    concurrentTo: [String] = []
  ) -> WARCRecord {
    var fields = about(uri, concurrentTo)
    fields.append("WARC-IP-Address", ifKnown: ipAddress)
    fields.append("WARC-Truncated", ifKnown: truncated)
    fields.append("Content-Type", "application/http; msgtype=response")
    fields.append("WARC-Payload-Digest", digest(of: http[HTTPMessage.bodyStart(of: http)...]))
    return made(.response, date: date, fields, http)
  }

  /// What was asked of a server: request line, fields, an empty line.
  package static func request(
    uri: String, date: String, http: [UInt8], concurrentTo: [String] = []
  ) -> WARCRecord {
    var fields = about(uri, concurrentTo)
    fields.append("Content-Type", "application/http; msgtype=request")
    return made(.request, date: date, fields, http)
  }

  /// What is to be known of another record, as `name: value` lines.
  package static func metadata(
    uri: String, date: String, refersTo: String? = nil, _ values: FieldList,
    concurrentTo: [String] = []
  ) -> WARCRecord {
    var fields = about(uri, concurrentTo)
    fields.append("WARC-Refers-To", ifKnown: refersTo)
    fields.append("Content-Type", "application/warc-fields")
    return made(.metadata, date: date, fields, values.encoded)
  }

  /// That a server's answer was the same as an earlier one, the head of the new answer being its block.
  ///
  /// - Parameters:
  ///   - why: how that is known.
  ///   - uri: the address that was asked for.
  ///   - date: when.
  ///   - head: the status line and fields of the answer; an empty line at its end is added where it lacks.
  ///   - payloadDigest: the digest of the body, as the earlier record has it.
  ///   - original: the earlier record: its identifier, address and date, as far as they are known.
  ///   - concurrentTo: the records of the same exchange that are written before this one.
  /// - Returns: the record.
  package static func revisit(
    _ why: Revisit, uri: String, date: String, head: [UInt8], payloadDigest: String? = nil,
    original: (recordID: String?, uri: String, date: String), concurrentTo: [String] = []
  ) -> WARCRecord {
    var fields = about(uri, concurrentTo)
    fields.append("WARC-Profile", why.rawValue)
    fields.append("WARC-Refers-To", ifKnown: original.recordID)
    fields.append("WARC-Refers-To-Target-URI", original.uri)
    fields.append("WARC-Refers-To-Date", original.date)
    fields.append("WARC-Payload-Digest", ifKnown: payloadDigest)
    fields.append("Content-Type", "application/http; msgtype=response")
    let isWhole = HTTPMessage.endOfHead(of: head) != nil
    return made(.revisit, date: date, fields, isWhole ? head : head + Array("\r\n\r\n".utf8))
  }

  /// A digest as records state it: `sha256:` and 64 lower-case hexadecimal digits, as browsers' archives have it; the
  /// digits are those of the tables of a run.
  package static func digest(of bytes: ArraySlice<UInt8>) -> String {
    "sha256:" + SHA256Digest.hexDigest(of: bytes.span)
  }

  private static func about(_ uri: String, _ concurrentTo: [String]) -> FieldList {
    var fields = FieldList()
    fields.append("WARC-Target-URI", uri)
    for record in concurrentTo { fields.append("WARC-Concurrent-To", record) }
    return fields
  }

  private static func made(
    _ kind: Kind, date: String, _ known: FieldList, _ block: [UInt8]
  ) -> WARCRecord {
    var rest = FieldList([(name: "WARC-Date", value: date)])
    for field in known.fields { rest.append(field.name, field.value) }
    rest.append("WARC-Block-Digest", digest(of: block[...]))
    // The block is in it by its digest.
    let identity = Array((kind.name + "\r\n").utf8) + rest.encoded
    var fields = FieldList([(name: "WARC-Record-ID", value: identifier(of: identity))])
    for field in rest.fields { fields.append(field.name, field.value) }
    return WARCRecord(kind: kind, fields: fields, block: block)
  }

  /// A UUID of version 8 (RFC 9562: made in a way of one's own), from the SHA-256 digest of bytes.
  private static func identifier(of bytes: [UInt8]) -> String {
    var digest = SHA256Digest()
    digest.update(bytes.span)
    var uuid = Array(digest.finalize().prefix(16))
    uuid[6] = uuid[6] & 0x0F | 0x80
    uuid[8] = uuid[8] & 0x3F | 0x80
    var (rest, groups) = (SHA256Digest.hex(of: uuid)[...], [Substring]())
    for count in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return "<urn:uuid:\(groups.joined(separator: "-"))>"
  }
}

internal import WebAddresses
internal import WebArchives

/// The records of one exchange: the request, the answer, and what is to be known of both.
struct ExchangeRecords {
  /// The digest of the unpacked body, in hexadecimal.
  var contentDigest: String?

  private let request: FetchRequest
  private let reply: WebReply
  private let date: String
  private var revisited: (why: WARCRecord.Revisit, earlier: EarlierAnswer)?
  private var requestSize = 0
  private var answerLength = 0
  private var answerSize = 0

  /// The exchange of a request and its reply.
  init(_ request: FetchRequest, _ reply: WebReply, date: String) {
    self.request = request
    self.reply = reply
    self.date = date
  }

  /// Whether the body is that of an earlier answer.
  var isRevisit: Bool { revisited != nil }

  /// Notes that the body is that of an earlier answer, and is not kept again.
  mutating func revisit(_ why: WARCRecord.Revisit, _ earlier: EarlierAnswer) {
    revisited = (why, earlier)
  }

  /// The records as members of a file.
  mutating func bytes(tries: Int, fault: FetchFault?) -> [UInt8] {
    var bytes: [UInt8] = []
    var concurrent: [String] = []
    if !reply.request.isEmpty {
      let record = WARCRecord.request(uri: request.address.href, date: date, http: reply.request)
      bytes += WARCEncoder.member(of: record)
      concurrent += record.recordID.map { [$0] } ?? []
    }
    requestSize = bytes.count
    var answerID: String?
    if let record = answer(concurrentTo: concurrent) {
      let member = WARCEncoder.member(of: record)
      (answerSize, answerLength) = (member.count, WARCEncoder.length(of: record))
      bytes += member
      answerID = record.recordID
      concurrent += answerID.map { [$0] } ?? []
    }
    let notes = notes(tries: tries, fault: fault)
    return bytes
      + WARCEncoder.member(
        of: .metadata(
          uri: request.address.href, date: date, refersTo: answerID, notes,
          concurrentTo: concurrent))
  }

  /// Where the answer's record is, if the exchange was written at an offset.
  func answerPlace(from offset: Int) -> WARCPlace? {
    guard answerSize > 0 else { return nil }
    return .member(at: offset + requestSize, size: answerSize, length: answerLength)
  }

  private func answer(concurrentTo concurrent: [String]) -> WARCRecord? {
    guard !reply.head.isEmpty else { return nil }
    if let (why, earlier) = revisited {
      return .revisit(
        why, uri: request.address.href, date: date, head: head,
        payloadDigest: earlier.payloadDigest,
        original: (earlier.recordID, earlier.address, earlier.date), concurrentTo: concurrent)
    }
    return .response(
      uri: request.address.href, date: date, http: head + reply.body,
      truncated: reply.fault?.truncation, ipAddress: reply.peer, concurrentTo: concurrent)
  }

  /// The head, with the status line that readers of archives know: HTTP/2 has none of its own.
  private var head: [UInt8] {
    let prefix = Array("HTTP/2 ".utf8)
    guard reply.head.starts(with: prefix) else { return reply.head }
    return Array("HTTP/1.1 ".utf8) + reply.head.dropFirst(prefix.count)
  }

  private func notes(tries: Int, fault: FetchFault?) -> FieldList {
    var notes = FieldList()
    notes.append("role", request.role.rawValue)
    notes.append("via", ifKnown: request.via)
    notes.append("hopsFromSeed", String(request.depth))
    notes.append("tries", String(tries))
    if reply.isHTTP2 { notes.append("protocol", "h2") }
    notes.append("content-sha256", ifKnown: contentDigest ?? revisited?.earlier.contentDigest)
    if let record = fault?.record {
      notes.append("fault", record.name)
      notes.append("fault-detail", ifKnown: record.detail)
    }
    return notes
  }
}

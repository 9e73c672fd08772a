internal import WebAddresses
internal import WebArchives
internal import WebListings

/// What came of asking for an address, all tries taken together.
struct FetchAnswer: Sendable {
  /// What the server's answer means.
  enum Meaning: Sendable {
    /// A document: its body, unpacked.
    case body([UInt8])
    /// Look elsewhere.
    case redirect(WebAddress)
    /// The earlier visit's body is still right.
    case unchanged
    case fault(FetchFault)
  }

  /// The address that was asked for.
  var address: WebAddress
  /// When it was asked for, as archives state it; nothing where it was not.
  var date = ""
  /// The head of the answer, if one came.
  var message: HTTPMessage?
  var meaning: Meaning
  /// The record that holds the body, once it is archived.
  var place: ArchivePlace?

  /// The status that the server gave.
  var status: Int? { message?.status }

  /// Why there is no document, if there is none.
  var fault: FetchFault? {
    if case .fault(let fault) = meaning { return fault }
    return nil
  }

  /// An address that was not asked for.
  init(_ address: WebAddress, unasked fault: FetchFault) {
    self.address = address
    meaning = .fault(fault)
  }

  /// Judges a reply.
  ///
  /// - Parameters:
  ///   - reply: what came.
  ///   - date: when it was asked for, as archives state it.
  ///   - isConditional: whether only what is newer was asked for, so that an answer may be that nothing is.
  ///   - limit: how many bytes a body may unpack to.
  init(_ reply: WebReply, date: String, isConditional: Bool, limit: Int) {
    address = reply.address
    self.date = date
    if !reply.head.isEmpty {
      do {
        message = try HTTPMessage(reply.response)
      } catch {
        meaning = .fault(reply.fault ?? .notHTTP)
        return
      }
    }
    if let fault = reply.fault {
      meaning = .fault(fault)
    } else if let message {
      meaning = FetchAnswer.meaning(message, reply.address, isConditional, limit)
    } else {
      meaning = .fault(.notHTTP)
    }
  }

  private static func meaning(
    _ message: HTTPMessage, _ address: WebAddress, _ isConditional: Bool, _ limit: Int
  ) -> Meaning {
    switch message.status {
    case 200, 203:
      let body = message.body(limit: limit)
      return body.faults.first.map { .fault(fault(for: $0)) } ?? .body(body.bytes)
    case 301, 302, 303, 307, 308:
      guard let location = message.fields["Location"],
        let target = WebAddress(location, base: address)
      else { return .fault(.redirectNowhere) }
      return .redirect(target.withoutFragment.withoutCredentials)
    case 304 where isConditional: return .unchanged
    default: return .fault(.status(message.status))
    }
  }

  private static func fault(for fault: HTTPFault) -> FetchFault {
    switch fault {
    case .tooLarge(let limit): .tooLarge(limit: limit)
    case .swelling: .swelling
    case .chunksCutOff, .codingCutOff: .partial
    default: .undecodable
    }
  }

  /// How many seconds the server wants to be left alone, at a time in seconds since 1970.
  func retryAfter(now: Int) -> Double? {
    guard let value = message?.fields["Retry-After"] else { return nil }
    if let seconds = Int(value.filter { $0 != " " }) { return Double(max(0, seconds)) }
    return WebTime(value).map { Double(max(0, Int($0.seconds) - now)) }
  }
}

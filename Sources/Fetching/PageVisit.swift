package import CorpusModel
package import WebAddresses
package import WebArchives

/// Asks for single pages, by the same rules as a visit, and keeps them in memory.
package enum PageVisit {
  /// What an address gave.
  package enum Result: Sendable {
    /// A document: the answer as a record of an archive, and the format of what it holds.
    case document(WARCRecord, DocumentFormat)
    /// None.
    case fault(FetchFault)
  }

  /// Asks for addresses; hosts side by side, each one thing at a time.
  ///
  /// - Parameters:
  ///   - addresses: addresses of the web that may be asked for.
  ///   - session: what holds for all requests.
  /// - Returns: what each gave, in their order.
  /// - Throws: ``FetchError`` where nothing can be asked for at all.
  package static func pages(
    _ addresses: [WebAddress], _ session: FetchSession
  ) throws -> [Result] {
    let store = MemoryStore(session)
    let walk = try FetchWalk(session, store: store) { _ in }
    let requests = addresses.map { FetchRequest(address: $0, role: .page) }
    var results = addresses.map { _ in Result.fault(.runLimit) }
    try walk.follow(requests) { index, landing in
      let answer = landing.answer
      if case .body(let body) = answer.meaning, let message = answer.message {
        let facts = PageReading.facts(
          of: body, message, at: landing.address, .page, wantsLinks: false)
        results[index] =
          if case .document(let format) = facts.kind {
            .document(
              .response(uri: landing.address.href, date: answer.date, http: message.bytes), format)
          } else {
            .fault(.notDocument(facts.mediaType))
          }
      } else {
        results[index] = .fault(answer.fault ?? .notHTTP)
      }
    }
    return results
  }
}

internal import WebAddresses
internal import WebArchives

/// Keeps answers in memory, for as long as a few pages are asked for.
final class MemoryStore: AnswerStore {
  private let session: FetchSession
  private var answers: [String: FetchAnswer] = [:]

  /// Makes an empty store.
  init(_ session: FetchSession) { self.session = session }

  func answer(to request: FetchRequest) -> FetchAnswer? { answers[request.address.href] }

  func record(
    _ request: FetchRequest, _ reply: WebReply, _ answer: FetchAnswer, tries: Int
  ) -> FetchAnswer {
    var answer = answer
    answer.date = session.time
    answers[request.address.href] = answer
    return answer
  }

  func earlier(_ address: WebAddress) -> EarlierAnswer? { nil }

  func message(at place: ArchivePlace) -> HTTPMessage? { nil }
}

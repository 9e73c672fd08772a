internal import WebAddresses

/// Keeps answers in memory, for as long as a few pages are asked for.
final class MemoryStore: AnswerStore {
  private let bodyLimit: Int
  private var answers: [String: FetchAnswer] = [:]

  /// Makes an empty store; bodies may unpack to so many bytes.
  init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

  func answer(to request: FetchRequest) -> FetchAnswer? { answers[request.address.href] }

  func record(_ request: FetchRequest, _ reply: WebReply, tries: Int) -> FetchAnswer {
    let answer = FetchAnswer(
      reply, date: Clock.text(), isConditional: false, limit: bodyLimit)
    answers[request.address.href] = answer
    return answer
  }

  func earlier(_ address: WebAddress) -> EarlierAnswer? { nil }

  func body(at place: ArchivePlace) -> [UInt8] { [] }
}

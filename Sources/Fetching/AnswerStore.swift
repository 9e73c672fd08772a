internal import WebAddresses
internal import WebArchives

/// What keeps answers: an archive, or nothing but memory.
protocol AnswerStore: AnyObject {
  /// What this visit got from an address already; nil if it has not been asked for.
  func answer(to request: FetchRequest) throws -> FetchAnswer?
  /// Keeps what came of a request after so many tries.
  ///
  /// - Returns: the answer with when it was kept and where, and without the body where an earlier visit has it.
  func record(
    _ request: FetchRequest, _ reply: WebReply, _ answer: FetchAnswer, tries: Int
  ) throws -> FetchAnswer
  /// What an earlier visit got from an address.
  func earlier(_ address: WebAddress) -> EarlierAnswer?
  /// The answer in a record; nil where nothing is kept.
  func message(at place: ArchivePlace) throws -> HTTPMessage?
}

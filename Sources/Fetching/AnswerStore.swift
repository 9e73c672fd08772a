internal import WebAddresses

/// What keeps answers: an archive, or nothing but memory.
protocol AnswerStore: AnyObject {
  /// What this visit got from an address already; nil if it has not been asked for.
  func answer(to request: FetchRequest) throws -> FetchAnswer?
  /// Keeps what came of a request after so many tries.
  func record(_ request: FetchRequest, _ reply: WebReply, tries: Int) throws -> FetchAnswer
  /// What an earlier visit got from an address.
  func earlier(_ address: WebAddress) -> EarlierAnswer?
  /// The unpacked body in a record.
  func body(at place: ArchivePlace) throws -> [UInt8]
}

internal import Acquisition
internal import Digests
internal import Files
internal import WebAddresses
internal import WebArchives
internal import WebListings

/// The archive of a corpus: WARC files, one for each host and visit.
///
/// What came of a request is written as one piece: the request, the answer (or that it is an earlier one), and last what
/// is to be known of both. A file that was cut off ends in a piece that is not whole, and that is cut away; so the archive
/// itself is the record of what a visit has done.
final class FetchArchive: AnswerStore {
  private let folder: String
  private let visit: VisitLog.Visit
  private let session: FetchSession
  private var begun: Set<String> = []
  private var asked: [String: ArchivedAnswer] = [:]
  private var known: [String: EarlierAnswer] = [:]

  /// Opens the archive for a visit: what earlier visits hold is read, and what this one has written is repaired.
  init(corpus: String, visit: VisitLog.Visit, _ session: FetchSession) throws(FetchError) {
    folder = FetchArchive.folder(ofCorpus: corpus)
    self.visit = visit
    self.session = session
    do {
      try FileSystem.makeFolders(folder)
      for file in try ArchiveFile.all(inFolder: folder) where file.visit <= visit.number {
        try read(file)
      }
    } catch {
      throw .file(error)
    }
  }

  /// Where the archive of a corpus lies.
  static func folder(ofCorpus corpus: String) -> String {
    corpus + "/" + FetchedCorpus.archiveName
  }

  private func read(_ file: ArchiveFile) throws(FileError) {
    let isOfVisit = file.visit == visit.number
    var exchange = ExchangeReader(file)
    try file.forEachRecord { record, place in
      let taken = exchange.take(record, place) { self.known[$0] }
      guard let (answer, body) = taken else { return }
      if isOfVisit {
        self.asked[answer.address] = answer
      } else if let body {
        self.known[answer.address] = body
      }
    }
    guard isOfVisit else { return }
    let size = try FileSystem.size(of: file.path)
    if exchange.wholeSize < size { try file.cut(to: exchange.wholeSize) }
    if exchange.wholeSize > 0 { begun.insert(file.name) }
  }

  private var bodyLimit: Int { session.limits.bodySize }

  // MARK: AnswerStore

  func earlier(_ address: WebAddress) -> EarlierAnswer? { known[address.href] }

  func answer(to request: FetchRequest) throws -> FetchAnswer? {
    guard let archived = asked[request.address.href] else { return nil }
    if request.role == .robots, !session.isOffline, isOld(archived.date) { return nil }
    var reply = WebReply(address: request.address)
    reply.fault = archived.fault
    if let place = archived.place {
      let block = try place.block()
      let start = HTTPMessage.bodyStart(of: block)
      reply.head = Array(block[..<start])
      reply.body = Array(block[start...])
    }
    var answer = FetchAnswer(
      reply, date: archived.date, isConditional: archived.isRevisit, limit: bodyLimit)
    if archived.isRevisit { answer.meaning = .unchanged }
    answer.place = archived.body
    return answer
  }

  /// Whether a robots.txt was read so long ago that it must be read again (RFC 9309, 2.4).
  private func isOld(_ date: String) -> Bool {
    guard let then = WebTime(date) else { return true }
    return RobotsAvailability.isStale(age: session.seconds - Int(then.seconds))
  }

  func message(at place: ArchivePlace) throws -> HTTPMessage? { try place.message() }

  func record(
    _ request: FetchRequest, _ reply: WebReply, _ answer: FetchAnswer, tries: Int
  ) throws -> FetchAnswer {
    let date = session.time
    var answer = answer
    answer.date = date
    var exchange = ExchangeRecords(request, reply, date: date)
    if case .body(let bytes) = answer.meaning {
      let digest = SHA256Digest.hexDigest(of: bytes.span)
      exchange.contentDigest = digest
      if let earlier = request.earlier, earlier.contentDigest == digest {
        exchange.revisit(.identicalPayload, earlier)
        answer.meaning = .unchanged
      }
    } else if case .unchanged = answer.meaning, let earlier = request.earlier {
      exchange.revisit(.serverNotModified, earlier)
    }
    let file = ArchiveFile(
      host: request.address.hostname, visit: visit.number, inFolder: folder)
    let offset = try append(exchange.bytes(tries: tries, fault: reply.fault), to: file)
    let place = exchange.answerPlace(from: offset).map { ArchivePlace(file: file, place: $0) }
    answer.place = exchange.isRevisit ? request.earlier?.place : place
    asked[request.address.href] = ArchivedAnswer(
      address: request.address.href, date: date, place: place, isRevisit: exchange.isRevisit,
      fault: reply.fault, body: answer.place)
    return answer
  }

  /// Adds an exchange to a file, which begins with what wrote it.
  ///
  /// - Returns: where the exchange begins.
  private func append(_ bytes: [UInt8], to file: ArchiveFile) throws(FileError) -> Int {
    guard begun.insert(file.name).inserted else {
      let size = try FileSystem.size(of: file.path)
      try file.append(bytes)
      return size
    }
    let opening = WARCEncoder.member(
      of: .warcinfo(
        date: visit.started, filename: file.name,
        FieldList([
          (name: "software", value: visit.userAgent),
          (name: "format", value: "WARC File Format 1.1"),
          (name: "http-header-user-agent", value: visit.userAgent),
          (name: "robots", value: "obey"),
        ])))
    try file.append(opening + bytes)
    return opening.count
  }
}

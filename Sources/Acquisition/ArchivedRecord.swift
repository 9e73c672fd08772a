package import CorpusModel
package import WebArchives

/// A document in a web archive: where its record is, and how it is read again, alone.
package struct ArchivedRecord: Sendable {
  /// Where the record's bytes come from.
  package enum Source: Sendable {
    /// The file at a path, of this size.
    case file([UInt8], size: Int)
    /// Memory: in its file it could only be reached by unpacking much that stands before it.
    case memory(WARCRecord)
  }

  /// Where the bytes come from.
  package var source: Source
  /// Where the record is in the file.
  package var place: WARCPlace
  /// The format of what it holds.
  package var format: DocumentFormat

  /// A record that is in no file.
  init(_ record: WARCRecord, format: DocumentFormat) {
    self.init(
      source: .memory(record), place: .member(at: 0, size: 0, length: record.block.count),
      format: format)
  }

  init(source: Source, place: WARCPlace, format: DocumentFormat) {
    self.source = source
    self.place = place
    self.format = format
  }

  /// What a record holds, as a browser would have it.
  struct Payload {
    var bytes: [UInt8]
    /// The character encoding that came with it.
    var charset: String?
    /// What a reader of it should know.
    var notes: [ReadingNote]
  }

  /// Reads what the record holds, of at most `limit` bytes.
  func payload(limit: Int) throws(ReadingFault) -> Payload {
    let record = try record(limit: limit)
    var payload = Payload(bytes: record.block, notes: notes(on: record))
    guard record.isAnswer else {
      payload.charset = record.contentType.flatMap(MediaType.charset)
      return payload
    }
    let message: HTTPMessage
    do {
      message = try HTTPMessage(record.block)
    } catch {
      throw .answer(error)
    }
    let body = message.body(limit: limit)
    if let fault = body.faults.first(where: { !$0.isPartial }) { throw .answer(fault) }
    payload.bytes = body.bytes
    payload.charset = message.charset
    payload.notes += body.faults.map { ArchivedRecord.incomplete($0.words) }
    if message.status == 206 {
      payload.notes.append(ArchivedRecord.incomplete("the server sent only a part of it"))
    }
    return payload
  }

  private func record(limit: Int) throws(ReadingFault) -> WARCRecord {
    switch source {
    case .memory(let record): return record
    case .file(let path, let size):
      var limits = WARCLimits()
      limits.blockSize = limit
      do {
        let read = FileSystem.reader(of: path, size: size)
        if let record = try WARCReader.record(at: place, limits: limits, read: read) {
          return record
        }
      } catch {
        throw .system(error)
      }
      throw .recordGone
    }
  }

  private func notes(on record: WARCRecord) -> [ReadingNote] {
    var notes: [ReadingNote] = []
    if !place.isWhole { notes.append(ArchivedRecord.incomplete("its record is not whole")) }
    if let reason = record.truncated {
      notes.append(ArchivedRecord.incomplete("the crawler cut it off (\(reason.prefix(40)))"))
    }
    if record.fields["WARC-Segment-Number"] != nil {
      notes.append(
        ArchivedRecord.incomplete("it goes on in other records, which are not put together"))
    }
    return notes
  }

  private static func incomplete(_ why: String) -> ReadingNote {
    ReadingNote(code: "incomplete", message: "not all of it is in the archive: " + why)
  }
}

extension WARCRecord {
  /// Whether the block is a server's answer with its head.
  var isAnswer: Bool {
    guard kind == .response else { return false }
    let type = contentType.flatMap(MediaType.name)
    let scheme = (targetURI ?? "").prefix { $0 != ":" }.lowercased()
    return type == "application/http" || (type == nil && scheme.hasPrefix("http"))
  }
}

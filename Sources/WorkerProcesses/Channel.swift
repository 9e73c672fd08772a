internal import CSystemCalls
internal import Glibc

/// One end of a pair of connected sockets; closed when the value goes.
final class Channel: Sendable {
  /// The number of the open file.
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Says to the other end that nothing comes any more and nothing is listened to.
  func shutDown() { shutdown(number, Int32(SHUT_RDWR)) }

  /// Makes both ends of a connection.
  ///
  /// - Parameter keepsMessages: whether what is sent at once is received at once.
  /// - Returns: the two ends.
  /// - Throws: ``WorkerError`` where the system has no more of them.
  static func pair(keepsMessages: Bool) throws(WorkerError) -> (Channel, Channel) {
    var ends: [Int32] = [0, 0]
    let type = Int32((keepsMessages ? SOCK_SEQPACKET : SOCK_STREAM).rawValue)
    let flags = Int32(SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, type | flags, 0, &ends) == 0 else {
      throw .system(code: errno)
    }
    return (Channel(ends[0]), Channel(ends[1]))
  }

  /// Sends integers as one message, with an open file where one is given.
  ///
  /// - Returns: false where nobody listens.
  func send(_ words: [Int64], file: Channel? = nil) -> Bool {
    let size = words.count * MemoryLayout<Int64>.size
    let sent = unsafe words.withUnsafeBytes { bytes in
      unsafe touchstone_send(number, bytes.baseAddress, size, file?.number ?? -1)
    }
    return sent == size
  }

  /// Receives up to `limit` integers, and the open file that came with them; none where the other end is gone.
  func receive(_ limit: Int) -> (words: [Int64], file: Channel?) {
    var words = [Int64](repeating: 0, count: limit)
    var file: Int32 = -1
    let wordSize = MemoryLayout<Int64>.size
    var got = unsafe words.withUnsafeMutableBytes { bytes in
      unsafe touchstone_receive(number, bytes.baseAddress, bytes.count, &file)
    }
    // A stream may cut a word in two.
    while got > 0, got % wordSize != 0 {
      let more = unsafe words.withUnsafeMutableBytes { bytes in
        unsafe recv(
          number, bytes.baseAddress?.advanced(by: got), wordSize - got % wordSize, 0)
      }
      if more < 0, errno == EINTR { continue }
      got = more <= 0 ? 0 : got + more
    }
    return (Array(words.prefix(max(0, got) / wordSize)), file < 0 ? nil : Channel(file))
  }

  /// Sends all bytes; false where nobody listens.
  func send(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    while start < bytes.count {
      let rest = bytes.extracting(start..<bytes.count)
      let sent = unsafe rest.withUnsafeBytes { buffer in
        unsafe Glibc.send(number, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
      }
      if sent < 0, errno != EINTR { return false }
      start += max(0, sent)
    }
    return true
  }

  /// Receives bytes behind those that a buffer holds, as many as there are, within `room`.
  ///
  /// - Returns: how many came; 0 where the other end is gone.
  func receive(into buffer: inout [UInt8], room: Int) -> Int {
    while true {
      var got = 0
      unsafe withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { scratch in
        got = unsafe recv(number, scratch.baseAddress, room, 0)
        if got > 0 { unsafe buffer.append(contentsOf: scratch[..<got]) }
      }
      if got < 0, errno == EINTR { continue }
      return max(0, got)
    }
  }
}

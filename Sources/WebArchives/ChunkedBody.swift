/// A body that was sent in chunks (RFC 9112, section 7.1), put together.
struct ChunkedBody {
  /// The content; what came until the fault, where there is one.
  private(set) var content: [UInt8] = []
  /// What is wrong with the chunks.
  private(set) var fault: HTTPFault?

  /// The longest line that states a size: a server may add extensions to it.
  private static let lineLimit = 4_096

  /// Puts the chunks of a body together.
  ///
  /// A body that does not begin with a chunk is taken as it is: many archives have
  /// put the chunks together and left the head as it was.
  init(_ body: ArraySlice<UInt8>) {
    var position = body.startIndex
    while position < body.endIndex {
      guard let (size, start) = ChunkedBody.size(body[position...]) else {
        if position == body.startIndex { content = Array(body) } else { damaged() }
        return
      }
      // Behind the last chunk stand fields, which say nothing of the content.
      if size == 0 { return }
      let chunk = body[start...].prefix(size)
      guard chunk.count == size else {
        content += chunk
        break
      }
      guard let next = ChunkedBody.lineEnd(body[chunk.endIndex...]) else {
        if position == body.startIndex { content = Array(body) } else { damaged() }
        return
      }
      content += chunk
      position = next
    }
    if !body.isEmpty { fault = .chunksCutOff }
  }

  private mutating func damaged() {
    fault = .chunksDamaged(after: content.count)
  }

  /// The size that the line at the start of `bytes` states, and where the chunk starts; nil if it states none.
  private static func size(_ bytes: ArraySlice<UInt8>) -> (size: Int, start: Int)? {
    let head = bytes.prefix(lineLimit)
    guard let end = head.firstIndex(of: 0x0A) else { return nil }
    let digits = head[..<end].prefix { $0 != 0x3B && $0 != 0x0D && $0 != 0x20 && $0 != 0x09 }
    let rest = head[digits.endIndex..<end].drop { $0 == 0x20 || $0 == 0x09 }
    guard (1...16).contains(digits.count), digits.allSatisfy(isHexDigit),
      rest.isEmpty || rest.first == 0x3B || rest == [0x0D]
    else { return nil }
    return (Int(String(decoding: digits, as: UTF8.self), radix: 16) ?? .max, end + 1)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// Where the line end at the start of `bytes` ends; the end of the bytes is one too.
  private static func lineEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.isEmpty { return bytes.endIndex }
    if bytes.first == 0x0A { return bytes.startIndex + 1 }
    if bytes.starts(with: [0x0D, 0x0A]) { return bytes.startIndex + 2 }
    return bytes == [0x0D] ? bytes.endIndex : nil
  }
}

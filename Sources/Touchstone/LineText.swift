import CorpusModel
import Markup

/// The text of a document on one line: every run of white space is one space, and none stands at its ends.
struct LineText {
  private let text: [UInt8]

  init(_ document: Document) { text = document.text }

  /// The characters of a span.
  func string(_ span: TextSpan) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.length)
    append(span, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the characters of a span.
  ///
  /// - Returns: whether they stand in the document as they were appended.
  @discardableResult
  func append(_ span: TextSpan, to bytes: inout [UInt8]) -> Bool {
    if isOneLine(span) {
      bytes.append(contentsOf: text[span.range])
      return true
    }
    let start = bytes.count
    bytes.append(contentsOf: text[span.range])
    LineText.fold(&bytes, from: start)
    return false
  }

  /// Puts what stands behind a place on one line.
  private static func fold(_ bytes: inout [UInt8], from start: Int) {
    var end = start
    // Behind white space, and at the start, white space is left out.
    var isAfterSpace = 1
    var line = bytes.mutableSpan
    // Without a branch for each byte.
    for index in start..<line.count {
      let byte = line[index]
      let isSpace = byte == 0x20 || byte &- 0x09 < 5 ? 1 : 0
      line[end] = isSpace == 1 ? 0x20 : byte
      end += 1 - isSpace & isAfterSpace
      isAfterSpace = isSpace
    }
    if end > start, isAfterSpace == 1 { end -= 1 }
    bytes.removeLast(bytes.count - end)
  }

  /// Whether a span is on one line as it is: its only white space are single spaces between other characters.
  private func isOneLine(_ span: TextSpan) -> Bool {
    let text = text.span
    guard span.length > 0, text[Int(span.start)] != 0x20, text[Int(span.end) - 1] != 0x20 else {
      return false
    }
    // Without a branch for each byte.
    var found: UInt8 = 0
    var isAfterSpace: UInt8 = 0
    for index in span.range {
      let isSpace: UInt8 = text[index] == 0x20 ? 1 : 0
      found |= isSpace & isAfterSpace | (text[index] &- 0x09 < 5 ? 1 : 0)
      isAfterSpace = isSpace
    }
    return found == 0
  }
}

/// A place in a span, with the Unicode scalars before it as ``LineText`` gives them.
struct LinePlace {
  /// Where the span begins, and where the place is, in bytes of the document.
  let start: Int
  private(set) var end: Int
  /// The scalars before the place.
  private(set) var scalars = 0
  /// 1 behind white space and at the start, where white space counts for nothing.
  private var isAfterSpace: UInt8 = 1

  /// Starts at the start.
  init(start: Int) { (self.start, end) = (start, start) }

  /// Goes on to a place that lies no further ahead.
  mutating func advance(to place: Int, in text: [UInt8]) {
    // Without a branch for each byte.
    for byte in text[end..<place] {
      let isSpace: UInt8 = byte == 0x20 || byte &- 0x09 < 5 ? 1 : 0
      let begins: UInt8 = byte & 0xC0 == 0x80 ? 0 : 1
      scalars &+= Int(begins & ~(isSpace & isAfterSpace))
      isAfterSpace = isSpace
    }
    end = place
  }
}

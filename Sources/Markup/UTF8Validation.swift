/// What a pass over bytes that may be UTF-8 finds.
package struct UTF8Validation: Hashable, Sendable {
  /// The number of well-formed sequences of two to four bytes.
  package var multiByteSequences = 0
  /// The number of maximal ill-formed parts, each of which a decoder replaces by one U+FFFD.
  package var invalidParts = 0
  /// The number of control characters that do not occur in text, NULs among them.
  package var controls = 0
  /// The offset of the first of them.
  package var firstControl: Int?
  /// Whether there is an escape character, which announces another alphabet by ISO 2022 or occurs in text of old systems.
  package var hasEscape = false

  /// Whether the bytes are well-formed UTF-8.
  package var isValid: Bool { invalidParts == 0 }

  /// Looks at all of `bytes`.
  ///
  /// Runs of ASCII are skipped 64 bytes at a time.
  package init(of bytes: Span<UInt8>) {
    var index = 0
    while true {
      index = scanASCII(bytes, from: index)
      guard index < bytes.count else { return }
      let length = UTF8Validation.sequenceLength(in: bytes, at: index)
      if length > 0 {
        multiByteSequences += 1
        index += length
      } else {
        invalidParts += 1
        index += UTF8Validation.invalidLength(in: bytes, at: index)
      }
    }
  }

  /// Skips ASCII bytes, noting controls, and answers the index of the first other byte.
  private mutating func scanASCII(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] >= 0x80 { return index }
      if index + 64 <= bytes.count, UTF8Validation.isPlain(bytes.extracting(index..<index + 64)) {
        index += 64
        continue
      }
      let end = min(index + 64, bytes.count)
      while index < end {
        if bytes[index] >= 0x80 { return index }
        if UTF8Validation.isControl(bytes[index]) != 0 {
          controls += 1
          if firstControl == nil { firstControl = index }
        }
        if bytes[index] == UTF8Validation.escape { hasEscape = true }
        index += 1
      }
    }
    return index
  }

  private static let escape: UInt8 = 0x1B

  /// Whether 64 bytes are ASCII without controls and escapes; written so that it becomes vector code.
  @inline(__always)
  private static func isPlain(_ chunk: Span<UInt8>) -> Bool {
    var union: UInt8 = 0
    var controls: UInt8 = 0
    for offset in 0..<64 {
      union |= chunk[offset]
      controls &+= isControl(chunk[offset]) | (chunk[offset] == escape ? 1 : 0)
    }
    return union < 0x80 && controls == 0
  }

  /// 1 for a control character that no text has, else 0.
  ///
  /// Tab, line feed, vertical tab, form feed, carriage return, the end mark of old systems, escape and
  /// the separators do occur.
  @inline(__always)
  private static func isControl(_ byte: UInt8) -> UInt8 {
    (byte < 0x09 ? 1 : 0) | (byte &- 0x0E < 0x0C ? 1 : 0)
  }

  /// The length of the well-formed sequence at `index`, or 0; the byte there is not ASCII.
  package static func sequenceLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    let length = expectedLength(bytes[index])
    return length > 0 && goodPrefix(in: bytes, at: index, of: length) == length ? length : 0
  }

  /// The length of the maximal ill-formed part at `index`: at least 1.
  package static func invalidLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    max(1, goodPrefix(in: bytes, at: index, of: expectedLength(bytes[index])))
  }

  private static func expectedLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// How many bytes from `index` on can begin a sequence of `length` bytes (Unicode, table 3-7).
  private static func goodPrefix(in bytes: Span<UInt8>, at index: Int, of length: Int) -> Int {
    guard length > 0 else { return 0 }
    var count = 1
    while count < length, index + count < bytes.count {
      var allowed: ClosedRange<UInt8> = 0x80...0xBF
      if count == 1 {
        switch bytes[index] {
        case 0xE0: allowed = 0xA0...0xBF
        case 0xED: allowed = 0x80...0x9F
        case 0xF0: allowed = 0x90...0xBF
        case 0xF4: allowed = 0x80...0x8F
        default: break
        }
      }
      guard allowed.contains(bytes[index + count]) else { break }
      count += 1
    }
    return count
  }
}

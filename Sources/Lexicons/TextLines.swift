/// The lines of a text that hold anything, with their numbers; lines end with LF, CR or both.
struct TextLines: Sequence, IteratorProtocol {
  /// One line.
  struct Line {
    /// The number, from 1.
    var number: Int
    /// The text without white space at its end.
    var text: Substring

    /// The words between white space.
    var fields: [Substring] { text.split(whereSeparator: \.isWhitespace) }

    /// How many tabs the line begins with.
    var depth: Int { text.utf8.prefix { $0 == UInt8(ascii: "\t") }.count }

    /// The column of a part of the line, in characters from 1.
    func column(of part: Substring) -> Int {
      text.distance(from: text.startIndex, to: part.startIndex) + 1
    }
  }

  private let text: String
  private var position: String.Index
  private var number = 0

  init(_ text: String) {
    self.text = text
    position = text.startIndex
  }

  mutating func next() -> Line? {
    while position < text.endIndex {
      number += 1
      let utf8 = text.utf8
      let end = utf8[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex
      var line = text[position..<end]
      position = end
      if position < text.endIndex {
        let isReturn = utf8[position] == 0x0D
        position = utf8.index(after: position)
        if isReturn, position < text.endIndex, utf8[position] == 0x0A {
          position = utf8.index(after: position)
        }
      }
      while let last = line.last, last.isWhitespace { line.removeLast() }
      if line.contains(where: { !$0.isWhitespace }) { return Line(number: number, text: line) }
    }
    return nil
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  package var trimmed: String {
    if beginsAndEndsInPrintableASCII { return String(self) }
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }

  /// Whether bytes alone show that there is no white space at either end, as in nearly all texts.
  private var beginsAndEndsInPrintableASCII: Bool {
    guard let first = utf8.first, (0x21...0x7E).contains(first) else { return false }
    return (0x21...0x7E).contains(utf8[utf8.index(utf8.startIndex, offsetBy: utf8.count - 1)])
  }
}

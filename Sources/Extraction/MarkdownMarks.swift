import Markup

/// Recognises the marks that begin blocks of Markdown.
enum MarkdownMarks {
  /// A heading with `#` signs: its rank, and the range of its text.
  ///
  /// After two or more signs the space may be missing, as older writers of Markdown leave it out;
  /// after one sign only before several words that start with a capital and end without a mark, since
  /// `#word` is also how a tag is written.
  static func heading(
    in bytes: Span<UInt8>, from start: Int, end: Int
  ) -> (level: Int, content: Range<Int>)? {
    var index = start
    while index < end, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let level = index - start
    guard (1...6).contains(level) else { return nil }
    let hasSpace = index == end || bytes[index].isBlank
    guard hasSpace || level > 1 || isTitle(bytes, index..<end) else { return nil }
    var close = end
    while close > index, bytes[close - 1].isBlank { close -= 1 }
    var mark = close
    while mark > index, bytes[mark - 1] == UInt8(ascii: "#") { mark -= 1 }
    if mark < close, mark == index || bytes[mark - 1].isBlank || !hasSpace { close = mark }
    return (level, index..<close)
  }

  private static func isTitle(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let range = TextBounds.trimmed(bytes, range)
    guard HeadingShape.fits(bytes, range, opensDocument: true) else { return false }
    for index in range where bytes[index] == 0x20 { return true }
    return false
  }

  /// The rank of heading that a line of `=` or `-` makes of the paragraph above.
  static func underline(in bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let mark = bytes[start]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return nil }
    var index = start
    while index < end, bytes[index] == mark { index += 1 }
    while index < end, bytes[index].isBlank { index += 1 }
    return index == end ? (mark == UInt8(ascii: "=") ? 1 : 2) : nil
  }

  /// Whether the line is a rule: three or more of `*`, `-` or `_`.
  static func isThematicBreak(in bytes: Span<UInt8>, from start: Int, end: Int) -> Bool {
    guard start < end else { return false }
    let mark = bytes[start]
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for index in start..<end {
      if bytes[index] == mark { count += 1 } else if !bytes[index].isBlank { return false }
    }
    return count >= 3
  }

  /// The start of a block of code between fences.
  static func fence(
    in bytes: Span<UInt8>, from start: Int, end: Int
  ) -> (mark: UInt8, count: Int)? {
    guard start < end else { return nil }
    let mark = bytes[start]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var index = start
    while index < end, bytes[index] == mark { index += 1 }
    guard index - start >= 3 else { return nil }
    if mark == UInt8(ascii: "`") {
      for position in index..<end where bytes[position] == mark { return nil }
    }
    return (mark, index - start)
  }

  /// Whether the line ends a block that a fence of `count` marks began.
  static func closesFence(
    in bytes: Span<UInt8>, from start: Int, end: Int, mark: UInt8, count: Int
  ) -> Bool {
    var index = start
    while index < end, bytes[index] == mark { index += 1 }
    guard index - start >= count else { return false }
    while index < end, bytes[index].isBlank { index += 1 }
    return index == end
  }

  /// The mark of a list item: its length, and whether it may interrupt a paragraph.
  static func listMark(
    in bytes: Span<UInt8>, at start: Int, end: Int
  ) -> (length: Int, canInterrupt: Bool)? {
    guard start < end else { return nil }
    let byte = bytes[start]
    var index = start
    var canInterrupt = true
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") {
      index += 1
    } else {
      while index < end, bytes[index].isASCIIDigit { index += 1 }
      guard (1...9).contains(index - start), index < end,
        bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
      else { return nil }
      canInterrupt = index - start == 1 && byte == UInt8(ascii: "1")
      index += 1
    }
    guard index == end || bytes[index].isBlank else { return nil }
    return (index - start, canInterrupt)
  }

  /// Whether the line is the description in a definition list: `: text`.
  static func isDefinition(in bytes: Span<UInt8>, at start: Int, end: Int) -> Bool {
    start + 1 < end && bytes[start] == UInt8(ascii: ":") && bytes[start + 1].isBlank
  }
}

/// Rows and cells of tables.
enum MarkdownTable {
  /// Whether the line has a bar that parts cells.
  static func isRow(in bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    for index in line where bytes[index] == UInt8(ascii: "|") {
      if index == line.lowerBound || bytes[index - 1] != UInt8(ascii: "\\") { return true }
    }
    return false
  }

  /// Whether the line is the one below a table's head: dashes, colons and bars.
  static func isDelimiterRow(in bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var hasDash = false
    var hasBar = false
    for index in line {
      switch bytes[index] {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"): hasBar = true
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return hasDash && hasBar
  }

  /// The ranges of the cells of a row.
  static func cells(in bytes: Span<UInt8>, _ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var isCode = false
    for index in line {
      let byte = bytes[index]
      if byte == UInt8(ascii: "`") { isCode.toggle() }
      guard byte == UInt8(ascii: "|"), !isCode else { continue }
      if index > line.lowerBound, bytes[index - 1] == UInt8(ascii: "\\") { continue }
      cells.append(start..<index)
      start = index + 1
    }
    cells.append(start..<line.upperBound)
    return cells.filter { !TextBounds.trimmed(bytes, $0).isEmpty }
  }
}

/// Definitions of links and footnotes at the head of paragraphs.
enum MarkdownReferences {
  /// Takes definitions away from the first lines of a paragraph and notes their labels.
  static func take(
    from lines: inout [Range<Int>], in bytes: Span<UInt8>, into references: inout Set<String>
  ) {
    while let line = lines.first {
      // `*[ABC]: what it stands for` explains an abbreviation in a tooltip.
      let isAbbreviation = bytes.hasPrefix("*[", at: line.lowerBound)
      let start = line.lowerBound + (isAbbreviation ? 1 : 0)
      guard let label = label(in: bytes, start..<line.upperBound) else { return }
      let colon = label.upperBound + 1
      guard colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { return }
      if label.isEmpty { return }
      if bytes[label.lowerBound] == UInt8(ascii: "^") {
        lines[0] = colon + 1..<line.upperBound
        return
      }
      guard isAbbreviation || hasTarget(in: bytes, colon + 1..<line.upperBound) else { return }
      references.insert(folded(bytes, label))
      lines.removeFirst()
      // The title may stand on a line of its own.
      if let next = lines.first, isTitle(bytes, next) { lines.removeFirst() }
    }
  }

  /// The range inside `[…]` at the start of `range`.
  static func label(in bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "[") else { return nil }
    var index = range.lowerBound + 1
    while index < range.upperBound, index - range.lowerBound < 1000 {
      switch bytes[index] {
      case UInt8(ascii: "]"): return range.lowerBound + 1..<index
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// A label as labels are compared: small letters, single spaces.
  static func folded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var label: [UInt8] = []
    for index in range { label.append(bytes[index]) }
    return String(decoding: label, as: UTF8.self).lowercased()
      .split { $0.isSpace }.joined(separator: " ")
  }

  /// Whether an address follows, and nothing after it but a title.
  private static func hasTarget(in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index].isBlank { index += 1 }
    guard index < range.upperBound else { return false }
    while index < range.upperBound, !bytes[index].isBlank || bytes[index] == MarkdownReader.mask {
      index += 1
    }
    let rest = TextBounds.trimmed(bytes, index..<range.upperBound)
    return rest.isEmpty || isTitle(bytes, rest)
  }

  private static func isTitle(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let range = TextBounds.trimmed(bytes, range)
    guard range.count >= 2 else { return false }
    switch (bytes[range.lowerBound], bytes[range.upperBound - 1]) {
    case (UInt8(ascii: "\""), UInt8(ascii: "\"")), (UInt8(ascii: "'"), UInt8(ascii: "'")),
      (UInt8(ascii: "("), UInt8(ascii: ")")):
      return true
    default: return false
    }
  }
}

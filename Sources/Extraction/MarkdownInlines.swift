import Markup

/// Finds the marks inside a run of Markdown: emphasis, links, code spans, tags, references, escapes.
///
/// Every byte of the run is kept, left out, or stands for something else; the pieces say which.
struct MarkdownInlines {
  private let bytes: [UInt8]
  private let references: Set<String>
  private var isLeftOut: [Bool]
  private var replacements: [(range: Range<Int>, characters: [UInt8]?)] = []
  private var brackets: [Bracket] = []
  /// Opening brackets below this place stand around a link and cannot open one themselves.
  private var closedBrackets = 0
  private var emphasis = MarkdownEmphasis()
  private var angles = MarkdownAngles()
  private var index = 0
  /// Lengths of runs of backticks that are known to have no partner further on.
  private var lonelyBackticks: Set<Int> = []

  private struct Bracket {
    var start: Int
    var isImage: Bool
    var delimiters: Int
  }

  /// Prepares to scan `bytes`; `references` are the labels of link definitions.
  init(_ bytes: [UInt8], references: Set<String>) {
    self.bytes = bytes
    self.references = references
    isLeftOut = [Bool](repeating: false, count: bytes.count)
  }

  /// The pieces of which the text is made, in order.
  mutating func scan() -> [MarkdownPiece] {
    while index < bytes.count {
      // Letters, digits, spaces and all that is not ASCII are never marks.
      let byte = bytes[index]
      if byte.isASCIILetter || byte == 0x20 || byte >= 0x80 { index += 1 } else { step() }
    }
    leaveOut(emphasis.resolve(from: 0))
    return pieces()
  }

  private mutating func step() {
    switch bytes[index] {
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "`"): codeSpan()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      let (run, start) = (bytes, index)
      index = emphasis.add(run.span, at: start)
    case UInt8(ascii: "["):
      openBracket(isImage: false)
    case UInt8(ascii: "!"):
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "[") {
        openBracket(isImage: true)
      } else {
        index += 1
      }
    case UInt8(ascii: "]"): closeBracket()
    case UInt8(ascii: "<"): angle()
    case UInt8(ascii: "&"): reference()
    default: index += 1
    }
  }

  private mutating func leaveOut(_ ranges: [Range<Int>]) {
    for range in ranges { leaveOut(range) }
  }

  private mutating func leaveOut(_ range: Range<Int>) {
    for position in range { isLeftOut[position] = true }
  }

  // MARK: Escapes, references, code

  private mutating func escape() {
    guard index + 1 < bytes.count else {
      index += 1
      return
    }
    let next = bytes[index + 1]
    if next == 0x0A || MarkdownEmphasis.isPunctuation(next) {
      isLeftOut[index] = true
      index += 2
    } else {
      index += 1
    }
  }

  private mutating func reference() {
    guard let resolved = CharacterReferences.resolve(bytes.span, at: index, isStrict: true)
    else {
      index += 1
      return
    }
    let range = index..<index + resolved.length
    replacements.append((range, resolved.characters))
    index = range.upperBound
  }

  private mutating func codeSpan() {
    let start = index
    while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
    let length = index - start
    guard !lonelyBackticks.contains(length) else { return }
    var position = index
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "`") else {
        position += 1
        continue
      }
      let runStart = position
      while position < bytes.count, bytes[position] == UInt8(ascii: "`") { position += 1 }
      if position - runStart == length {
        leaveOut(start..<index)
        leaveOut(runStart..<position)
        index = position
        return
      }
    }
    lonelyBackticks.insert(length)
  }

  // MARK: Tags and addresses in angle brackets

  private mutating func angle() {
    let run = bytes
    if let end = MarkdownAngles.address(run.span, at: index) {
      isLeftOut[index] = true
      isLeftOut[end - 1] = true
      index = end
    } else if let found = angles.tag(run.span, at: index) {
      leaveOut(index..<found.end)
      if found.parts { replacements.append((index..<found.end, nil)) }
      index = found.end
    } else {
      index += 1
    }
  }

  // MARK: Links and images

  private mutating func openBracket(isImage: Bool) {
    brackets.append(
      Bracket(start: index, isImage: isImage, delimiters: emphasis.count))
    index += isImage ? 2 : 1
  }

  private mutating func closeBracket() {
    guard let bracket = brackets.popLast() else {
      index += 1
      return
    }
    let isClosed = !bracket.isImage && brackets.count < closedBrackets
    closedBrackets = min(closedBrackets, brackets.count)
    guard !isClosed else {
      index += 1
      return
    }
    let inside = bracket.start + (bracket.isImage ? 2 : 1)..<index
    guard let end = MarkdownLinks.end(bytes.span, text: inside, references: references) else {
      index += 1
      return
    }
    if bracket.isImage || (!inside.isEmpty && bytes[inside.lowerBound] == UInt8(ascii: "^")) {
      leaveOut(bracket.start..<end)
    } else {
      isLeftOut[bracket.start] = true
      leaveOut(index..<end)
      // A link holds no other link.
      closedBrackets = brackets.count
    }
    leaveOut(emphasis.resolve(from: bracket.delimiters))
    index = end
  }

  // MARK: Pieces

  private func pieces() -> [MarkdownPiece] {
    var pieces: [MarkdownPiece] = []
    var position = 0
    var start = 0
    var next = 0
    let ordered = replacements.sorted { $0.range.lowerBound < $1.range.lowerBound }
    while position < bytes.count {
      if next < ordered.count, ordered[next].range.lowerBound == position {
        let (range, characters) = ordered[next]
        if start < position { pieces.append(.source(start..<position)) }
        if let characters {
          if !isLeftOut[position] { pieces.append(.characters(characters, range)) }
        } else {
          pieces.append(.space)
        }
        next += 1
        position = range.upperBound
        start = position
        while next < ordered.count, ordered[next].range.lowerBound < position { next += 1 }
      } else if isLeftOut[position] {
        if start < position { pieces.append(.source(start..<position)) }
        position += 1
        start = position
      } else {
        position += 1
      }
    }
    if start < position { pieces.append(.source(start..<position)) }
    return pieces
  }
}

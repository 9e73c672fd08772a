import CorpusModel

/// Quotation marks in UTF-8 text.
enum QuotationMark {
  /// What a quotation mark can do.
  enum Side { case opening, closing, either }

  /// The mark that starts at `index`, with its length in bytes.
  static func mark(in text: [UInt8], at index: Int) -> (side: Side, isDouble: Bool, length: Int)? {
    switch text[index] {
    case UInt8(ascii: "'"): return (.either, false, 1)
    case UInt8(ascii: "\""): return (.either, true, 1)
    case 0xE2:
      guard index + 2 < text.count, text[index + 1] == 0x80 else { return nil }
      switch text[index + 2] {
      case 0x98: return (.opening, false, 3)
      case 0x99: return (.closing, false, 3)
      case 0x9C: return (.opening, true, 3)
      case 0x9D: return (.closing, true, 3)
      default: return nil
      }
    default: return nil
    }
  }

  /// The next byte that may begin a mark; `end` where there is none.
  static func next(in text: Span<UInt8>, from index: Int, upTo end: Int) -> Int {
    var index = index
    while index + stretch <= end, !hasMark(text.extracting(index..<index + stretch)) {
      index += stretch
    }
    while index < end {
      switch text[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), 0xE2: return index
      default: index += 1
      }
    }
    return end
  }

  /// So many bytes are looked at together where there may be none.
  private static let stretch = 32

  private static func hasMark(_ text: Span<UInt8>) -> Bool {
    // Without a branch for each byte, and without `||`, so that it becomes vector code.
    var found: UInt8 = 0
    for index in 0..<stretch {
      let byte = text[index]
      let isStraight: UInt8 = (byte == UInt8(ascii: "'") ? 1 : 0) | (byte == 0x22 ? 1 : 0)
      let isCurly: UInt8 = byte == 0xE2 ? 1 : 0
      found |= isStraight | isCurly
    }
    return found != 0
  }

  /// Whether a quotation mark ends right before `index`.
  static func ends(in text: [UInt8], before index: Int) -> Bool {
    if index >= 1, mark(in: text, at: index - 1) != nil { return true }
    return index >= 3 && mark(in: text, at: index - 3)?.length == 3
  }

  /// Whether a quotation mark starts at `index`, a closing comma or full stop apart.
  static func starts(in text: [UInt8], after index: Int) -> Bool {
    var next = index
    if next < text.count, isClosingPunctuation(text[next]) { next += 1 }
    return next < text.count && mark(in: text, at: next) != nil
  }

  /// Punctuation that stands inside closing quotation marks without belonging to the words.
  static func isClosingPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: ";"):
      true
    default: false
    }
  }
}

/// The quotations of a block, in order of their closing marks, to be asked for by place.
struct QuotationList {
  private let all: [Quotation]
  /// Where the earliest quotation begins of each one and those behind it.
  private let earliest: [UInt32]

  /// Finds the quotations of a block.
  init(in text: [UInt8], block: TextSpan) {
    all = Quotation.all(in: text, block: block)
    var earliest = all.map(\.inner.start)
    for index in earliest.indices.dropLast().reversed() {
      earliest[index] = min(earliest[index], earliest[index + 1])
    }
    self.earliest = earliest
  }

  /// Calls `body` with each quotation in which a span stands; those far from it are not looked at.
  func forEach(around span: TextSpan, _ body: (Quotation) -> Void) {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].inner.end < span.end { low = middle + 1 } else { high = middle }
    }
    while low < all.count, earliest[low] <= span.start {
      if all[low].inner.contains(span) { body(all[low]) }
      low += 1
    }
  }
}

/// One quotation: the span with its marks and the span within.
struct Quotation: Hashable {
  /// From the opening to the closing mark, both included.
  var outer: TextSpan
  /// What stands between the marks.
  var inner: TextSpan

  /// The quotations of one block, in order of their closing marks.
  ///
  /// An apostrophe is a letter's neighbour on both sides, or stands for letters left out; it opens
  /// nothing. A single mark that closes nothing (`the trusts’ boards`) is passed over.
  static func all(in text: [UInt8], block: TextSpan) -> [Quotation] {
    var open: [(start: Int, length: Int, isDouble: Bool)] = []
    var result: [Quotation] = []
    var index = Int(block.start)
    while true {
      index = QuotationMark.next(in: text.span, from: index, upTo: Int(block.end))
      guard index < Int(block.end) else { break }
      guard let mark = QuotationMark.mark(in: text, at: index) else {
        index += 1
        continue
      }
      let next = index + mark.length
      let wordBefore = index > Int(block.start) && isWordByte(text[index - 1])
      let wordAfter = next < Int(block.end) && isWordByte(text[next])
      let blankBefore = index == Int(block.start) || isOpeningNeighbour(text, before: index)
      let blankAfter = next == Int(block.end) || isBlank(text, at: next)
      if !mark.isDouble, wordBefore, wordAfter {
        // An apostrophe inside a word.
      } else if mark.side != .closing, blankBefore, !blankAfter {
        open.append((index, mark.length, mark.isDouble))
      } else if mark.side != .opening,
        let position = open.lastIndex(where: {
          $0.isDouble == mark.isDouble
        }), index > Int(block.start), !isBlank(text, at: index - 1)
      {
        let opened = open[position]
        open.removeSubrange(position...)
        result.append(
          Quotation(
            outer: TextSpan(start: opened.start, end: next),
            inner: TextSpan(start: opened.start + opened.length, end: index)))
      }
      index = next
    }
    return result
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: byte >= 0xC3 && byte != 0xE2
    }
  }

  private static func isBlank(_ text: [UInt8], at index: Int) -> Bool {
    switch text[index] {
    case 0x20, 0x09...0x0D: true
    case 0xC2: index + 1 < text.count && text[index + 1] == 0xA0
    default: false
    }
  }

  /// Whether a quotation may open after what stands before `index`: a blank, a bracket or a dash.
  private static func isOpeningNeighbour(_ text: [UInt8], before index: Int) -> Bool {
    switch text[index - 1] {
    case 0x20, 0x09...0x0D, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "\""):
      true
    case 0xA0: index >= 2 && text[index - 2] == 0xC2
    case 0x93, 0x94, 0x98, 0x9C: index >= 3 && text[index - 3] == 0xE2 && text[index - 2] == 0x80
    default: false
    }
  }
}

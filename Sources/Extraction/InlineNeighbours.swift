import Markup

/// Tells whether two links, or two spans, that stand side by side without a space hold words of their own.
///
/// Pages part such words by their style sheet. A word may be cut in two as well, for the sake of its first letter or of
/// a ligature, or be made letter by letter; where it may be one word, it is taken for one.
enum InlineNeighbours {
  /// Whether the element at `index` stands right behind one of its kind and its words are to be parted from that one's.
  static func areParted(_ tree: MarkupTree, at index: Int) -> Bool {
    let tag = tree.nodes[index].tag
    guard let before = tree.neighbour(before: index), tree.nodes[before].tag == tag,
      let left = text(tree, in: (before..<index).reversed()),
      let right = text(tree, in: index..<Int(tree.nodes[index].end)), !isInCode(tree, index),
      let last = left.last, let first = right.first
    else { return false }
    let (end, start) = (Sign(last), Sign(first))
    // "H|ello", "N|E|W": a word made letter by letter.
    if end == .upper, left.count == 1 || start == .lower && tag != .a { return false }
    guard end != .other else { return false }
    if tag == .a {
      return start != .other && start != .closing && !(end == .lower && start == .lower)
    }
    // Of spans only what begins a word by its look: they also stand in formulas and numbers.
    return start == .upper && end != .upper
      && right.dropFirst().first.map { $0.isASCIILetter } ?? false
  }

  /// The first of some nodes that is a text with bytes.
  private static func text(_ tree: MarkupTree, in nodes: some Sequence<Int>) -> ArraySlice<UInt8>? {
    for index in nodes where tree.nodes[index].tag == .text {
      let range = tree.textRange(index)
      if !range.isEmpty { return tree.characters[range] }
    }
    return nil
  }

  private static func isInCode(_ tree: MarkupTree, _ index: Int) -> Bool {
    var above = Int(tree.nodes[index].parent)
    while above > 0, tree.nodes[above].tag.isInline || tree.nodes[above].tag == .pre {
      switch tree.nodes[above].tag {
      case .code, .kbd, .pre, .samp, .tt, .var: return true
      default: above = Int(tree.nodes[above].parent)
      }
    }
    return false
  }

  /// What a byte at the end or start of a word is.
  private enum Sign {
    case lower, upper, digit, closing, other

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: self = .lower
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case _ where ".,;:!?)]".utf8.contains(byte): self = .closing
      default: self = .other
      }
    }
  }
}

/// What the word scanner notes about one block for the sentence scanner.
///
/// One worker fills it again and again, so that its buffers are allocated once.
struct BlockNotes {
  /// What a gap between two tokens holds that may matter for sentences.
  struct Signs: OptionSet {
    var rawValue: UInt8

    /// A full stop, question mark, exclamation mark, ellipsis or other terminator.
    static let terminator = Signs(rawValue: 1)
    /// A line break.
    static let lineEnd = Signs(rawValue: 2)
    /// A blank line.
    static let blankLine = Signs(rawValue: 4)
    /// A bullet.
    static let bullet = Signs(rawValue: 8)
    /// A closing bracket right after a short token, as in `2)`.
    static let listBracket = Signs(rawValue: 16)
    /// A closing quotation mark right after a dash.
    static let brokenOff = Signs(rawValue: 32)
  }

  /// A gap that may end a sentence.
  struct Candidate {
    /// The index of the token after the gap; one past the last token for the end of the block.
    var token: Int
    /// What the gap holds.
    var signs: Signs
  }

  /// A quotation mark or bracket.
  struct Mark {
    /// Which marks belong together.
    enum Family: UInt8 {
      case straightDouble, straightSingle, curlyDouble, curlySingle, guillemet, round, square
      /// No mark at all but a blank line, which no quotation crosses.
      case paragraph
    }

    var position: UInt32
    var family: Family
    var mayOpen: Bool
    var mayClose: Bool
  }

  /// The gaps that may end a sentence, ascending.
  var candidates: [Candidate] = []
  /// The quotation marks and brackets between tokens, ascending.
  var marks: [Mark] = []

  /// The quotations and bracketed passages inside which no sentence ends, ascending.
  var enclosures: [Range<Int>] = []

  /// Empties the buffers and keeps their storage.
  mutating func removeAll() {
    candidates.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    enclosures.removeAll(keepingCapacity: true)
  }

  /// The longest quotation or bracketed passage, in bytes, that is kept in one sentence.
  ///
  /// In a longer one, such as an interview, sentences end as in running text.
  static let longestEnclosure = 400

  /// Pairs the ``marks`` and fills ``enclosures`` with the outermost pairs.
  mutating func pairMarks() {
    var index = 0
    while index < marks.count {
      if marks[index].mayOpen, let close = partner(of: index) {
        let end = Int(marks[close].position)
        enclosures.append(Int(marks[index].position)..<end + 1)
        index = close
      }
      index += 1
    }
  }

  /// The index of the mark that closes what the mark at `index` opens.
  private func partner(of index: Int) -> Int? {
    let open = marks[index]
    let isBracket = open.family == .round || open.family == .square
    let limit = open.position + UInt32(BlockNotes.longestEnclosure)
    var depth = 1
    var candidate = index + 1
    while candidate < marks.count {
      let mark = marks[candidate]
      if mark.position > limit || mark.family == .paragraph { return nil }
      if mark.family == open.family {
        if mark.mayClose {
          depth -= 1
          if depth == 0 { return candidate }
        } else if isBracket {
          depth += 1
        }
      }
      candidate += 1
    }
    return nil
  }
}

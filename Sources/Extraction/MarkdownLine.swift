import Markup

/// A cursor over one line of Markdown that counts columns, so that tabs indent as they should.
struct MarkdownLine {
  /// The index of the next byte.
  var index: Int
  /// One past the last byte of the line, the line end not included.
  let end: Int
  private var column = 0
  /// Columns of a tab that was only used in part.
  private var spare = 0

  /// Starts at the beginning of a line.
  init(index: Int, end: Int) {
    self.index = index
    self.end = end
  }

  /// The columns of white space before the next other byte, and the index of that byte.
  func indent(in bytes: Span<UInt8>) -> (columns: Int, index: Int) {
    var columns = spare
    var column = column
    var position = index
    while position < end {
      if bytes[position] == 0x20 {
        columns += 1
        column += 1
      } else if bytes[position] == 0x09 {
        columns += 4 - column % 4
        column += 4 - column % 4
      } else {
        break
      }
      position += 1
    }
    return (columns, position)
  }

  /// Whether nothing but white space and masked directives is left.
  func isBlank(in bytes: Span<UInt8>) -> Bool {
    for position in index..<end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0C, 0x0D, MarkdownReader.mask: continue
      default: return false
      }
    }
    return true
  }

  /// Goes past so many columns of white space.
  mutating func skip(columns: Int, in bytes: Span<UInt8>) {
    var left = columns
    let used = min(left, spare)
    spare -= used
    left -= used
    while left > 0, index < end {
      let width = bytes[index] == 0x09 ? 4 - column % 4 : 1
      guard bytes[index] == 0x09 || bytes[index] == 0x20 else { return }
      index += 1
      column += width
      if width > left { spare = width - left }
      left -= min(left, width)
    }
  }

  /// Goes past white space and `count` bytes after it.
  mutating func skipIndent(andBytes count: Int, in bytes: Span<UInt8>) {
    let indent = indent(in: bytes)
    column += indent.columns - spare + count
    spare = 0
    index = min(indent.index + count, end)
  }
}

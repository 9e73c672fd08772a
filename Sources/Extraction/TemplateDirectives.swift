import Markup

/// Finds template directives in sources that a site generator would fill in: they are no text.
///
/// Known are `{{ … }}`, `{% … %}` (with the content of blocks that hold code or comments), `{{< … >}}`,
/// attribute lists such as `{: .class}` and `{#id}`, and lines that are one word in braces, such as
/// `{navigation}`, `{div .action}`, `{/div}` and `{include name}`.
struct TemplateDirectives {
  /// The ranges of all directives, ascending.
  static func ranges(in bytes: Span<UInt8>) -> [Range<Int>] {
    var finder = TemplateDirectives()
    var ranges: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      if let range = finder.directive(in: bytes, at: index) {
        ranges.append(range)
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return ranges
  }

  /// `source` with `mask` in the place of every byte of a directive behind `start`: what is left keeps its place.
  static func masked(_ source: [UInt8], from start: Int, with mask: UInt8) -> [UInt8] {
    var masked = source
    for range in ranges(in: source.span) where range.lowerBound >= start {
      for index in range { masked[index] = mask }
    }
    return masked
  }

  /// Whether an HTML source is less than a page: nothing declares it one near its start.
  static func isFragment(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<min(2048, bytes.count) where bytes[index] == UInt8(ascii: "<") {
      for word in ["<!doctype", "<html", "<head", "<body"] as [String]
      where bytes.hasPrefixFoldingCase(word, at: index) {
        return false
      }
    }
    return true
  }

  /// A directive longer than this is taken for stray braces.
  private static let longest = 4000

  private mutating func directive(in bytes: Span<UInt8>, at index: Int) -> Range<Int>? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "{"):
      return end(of: "}}", in: bytes, from: index + 2).map { index..<$0 }
    case UInt8(ascii: "%"):
      guard let close = end(of: "%}", in: bytes, from: index + 2) else { return nil }
      return index..<blockEnd(in: bytes, openedBy: index + 2..<close)
    case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "."):
      return TemplateDirectives.lineEnd(in: bytes, from: index + 2).map { index..<$0 }
    case UInt8(ascii: "/"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return TemplateDirectives.wholeLine(in: bytes, at: index)
    default: return nil
    }
  }

  /// Up to where no `}}` or `%}` is known to stand: stray braces must not make this slow.
  private var searched: [String: Int] = [:]
  /// Blocks that are known to have no end further on.
  private var endless: Set<String> = []

  private mutating func end(
    of mark: String, in bytes: Span<UInt8>, from start: Int
  ) -> Int? {
    let limit = min(bytes.count, start + TemplateDirectives.longest)
    var index = max(start, searched[mark] ?? 0)
    while index < limit {
      if bytes.hasPrefix(mark, at: index) { return index + mark.utf8.count }
      index += 1
    }
    searched[mark] = max(index, limit)
    return nil
  }

  /// One past the `}` that closes a brace on the same line, with no other brace between.
  private static func lineEnd(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != UInt8(ascii: "{") {
      if bytes[index] == UInt8(ascii: "}") { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The range of `{word …}` where nothing else stands on its line.
  private static func wholeLine(in bytes: Span<UInt8>, at index: Int) -> Range<Int>? {
    var before = index
    while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
    guard before == 0 || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0D,
      let end = lineEnd(in: bytes, from: index + 1)
    else { return nil }
    var after = end
    while after < bytes.count,
      bytes[after] == 0x20 || bytes[after] == 0x09
        || bytes[after] == 0x0D
    {
      after += 1
    }
    return after == bytes.count || bytes[after] == 0x0A ? index..<end : nil
  }

  /// Blocks whose content is code or a comment.
  private static let silentBlocks = ["highlight", "comment", "codeblock"]

  /// The end of the directive, or of the whole block that it opens, if that is no text.
  private mutating func blockEnd(in bytes: Span<UInt8>, openedBy range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isBlank || bytes[start] == UInt8(ascii: "-") {
      start += 1
    }
    var end = start
    while end < range.upperBound, bytes[end].isASCIILetter { end += 1 }
    var name = ""
    for index in start..<end { name.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    guard TemplateDirectives.silentBlocks.contains(name) else { return range.upperBound }
    return endOfBlock(name, in: bytes, from: range.upperBound) ?? range.upperBound
  }

  private mutating func endOfBlock(
    _ name: String, in bytes: Span<UInt8>, from start: Int
  ) -> Int? {
    guard !endless.contains(name) else { return nil }
    let word = Array("end\(name)".utf8)
    var index = start
    while index + word.count < bytes.count {
      if bytes.hasPrefix("{%", at: index) {
        var position = index + 2
        while position < bytes.count,
          bytes[position].isBlank
            || bytes[position] == UInt8(ascii: "-")
        {
          position += 1
        }
        if TemplateDirectives.matches(word, in: bytes, at: position) {
          return self.end(of: "%}", in: bytes, from: position)
        }
      }
      index += 1
    }
    endless.insert(name)
    return nil
  }

  private static func matches(_ word: [UInt8], in bytes: Span<UInt8>, at index: Int) -> Bool {
    guard index + word.count <= bytes.count else { return false }
    for offset in word.indices where bytes[index + offset] != word[offset] { return false }
    return true
  }
}

import CorpusModel
import Markup

/// The metadata block at the head of a Markdown file: YAML between `---`, or TOML between `+++`.
///
/// Read are the simple forms that such blocks have: `key: value`, quoted strings, lists in brackets
/// or one item a line, and folded text. Nested keys are passed over.
struct FrontMatter {
  /// The offset at which the text begins.
  var end = 0
  /// What the block says of the document.
  var metadata = Metadata()

  private var values: [String: [String]] = [:]

  /// Makes the front matter of a file that has none.
  init() {}

  /// Reads the block at the head of `source`; without one, the text begins behind a byte-order mark.
  static func read(_ source: [UInt8]) -> FrontMatter {
    var matter = FrontMatter()
    let start = source.span.hasPrefix("\u{FEFF}", at: 0) ? 3 : 0
    matter.end = start
    let isYAML = source.span.hasPrefix("---", at: start)
    guard isYAML || source.span.hasPrefix("+++", at: start) else { return matter }
    guard let block = block(source, from: start, isYAML: isYAML) else { return matter }
    matter.end = block.end
    matter.collect(block.lines, isYAML: isYAML)
    matter.fill()
    return matter
  }

  /// The date that a file name such as `2019-03-12-title.md` begins with, or has after a folder.
  static func date(inFileName id: String) -> String? {
    let name = Array(id.split(separator: "/").last ?? "")
    for start in name.indices where start + 10 <= name.count {
      guard start == 0 || !name[start - 1].isNumber else { continue }
      let part = name[start..<start + 10]
      let isDate = part.enumerated().allSatisfy { offset, character in
        offset == 4 || offset == 7
          ? character == "-" : character.isASCII && character.isAnyNumber
      }
      let isEnded = start + 10 == name.count || !name[start + 10].isNumber
      if isDate, isEnded, let date = CalendarDate.normalised(String(part)) { return date }
    }
    return nil
  }

  private static func block(
    _ source: [UInt8], from start: Int, isYAML: Bool
  ) -> (lines: [Substring], end: Int)? {
    var lines: [Substring] = []
    var lineStart = start
    while lineStart < source.count, lines.count < 2000 {
      let lineEnd = source[lineStart...].firstIndex(of: 0x0A) ?? source.count
      let text = String(decoding: source[lineStart..<lineEnd], as: UTF8.self)
      let line = Substring(text.last == "\r" ? String(text.dropLast()) : text)
      let bare = line.trimmed
      if lineStart == start {
        guard bare == (isYAML ? "---" : "+++") else { return nil }
      } else if bare == (isYAML ? "---" : "+++") || (isYAML && bare == "...") {
        return (lines, min(lineEnd + 1, source.count))
      } else {
        lines.append(line)
      }
      lineStart = lineEnd + 1
    }
    return nil
  }

  // MARK: Keys and values

  private mutating func collect(_ lines: [Substring], isYAML: Bool) {
    var key: String?
    // Below a key that has its value on its own line, or a mark of folded text, all lines are text.
    var isText = false
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      let bare = line.trimmed
      guard !bare.isEmpty, bare.first != "#" else { continue }
      let isIndented = line.first == " " || line.first == "\t"
      if isYAML, let current = key, isIndented || bare.hasPrefix("- ") {
        if isText { goOn(with: bare, for: current) } else { take(bare, for: current) }
        continue
      }
      guard let split = line.firstIndex(of: isYAML ? ":" : "=") else { continue }
      let name = line[..<split].trimmed.lowercased()
      key = name
      var value = String(line[line.index(after: split)...].trimmed)
      // A quoted string may go on over several lines.
      if let quote = value.first, quote == "\"" || quote == "'" {
        var isClosed = value.dropFirst().contains(quote)
        while !isClosed, index < lines.count {
          let next = lines[index].trimmed
          value += " " + next
          isClosed = next.contains(quote)
          index += 1
        }
      }
      isText = !value.isEmpty
      set(value[...], for: name)
    }
  }

  /// Whether a value is the mark of a YAML block scalar, such as `>-`, which stands before folded text.
  private static func isBlockMark(_ value: Substring) -> Bool {
    guard value.first == "|" || value.first == ">" else { return false }
    return value.dropFirst().allSatisfy { "+-123456789".contains($0) }
  }

  private mutating func set(_ value: Substring, for key: String) {
    if value.isEmpty || FrontMatter.isBlockMark(value) {
      values[key] = []
    } else if value.first == "[" {
      let inside = value.dropFirst().prefix { $0 != "]" }
      values[key] = inside.split(separator: ",").map(FrontMatter.unquoted).filter { !$0.isEmpty }
    } else {
      values[key] = [FrontMatter.unquoted(value)]
    }
  }

  /// A line of text that belongs to the value above it.
  private mutating func goOn(with text: Substring, for key: String) {
    if var known = values[key], let last = known.popLast() {
      values[key] = known + [last + " " + text]
    } else {
      values[key] = [String(text)]
    }
  }

  /// A line below a key: an item of its list, a name in a nested item, or text.
  private mutating func take(_ line: Substring, for key: String) {
    var text = line
    let isItem = line.hasPrefix("- ")
    if isItem { text = line.dropFirst(2).trimmed }
    if let colon = text.firstIndex(of: ":"), text.first != "\"", text.first != "'",
      text[text.index(after: colon)...].first.map({ $0 == " " }) ?? true
    {
      guard ["name", "text", "display_name"].contains(text[..<colon].trimmed) else { return }
      text = text[text.index(after: colon)...].trimmed
      values[key, default: []].append(FrontMatter.unquoted(text))
    } else if isItem {
      values[key, default: []].append(FrontMatter.unquoted(text))
    } else {
      goOn(with: text, for: key)
    }
  }

  /// The value without quotation marks, and without a comment behind it.
  private static func unquoted(_ value: Substring) -> String {
    let value = value.trimmed
    guard let quote = value.first, quote == "\"" || quote == "'" else {
      var end = value.startIndex
      var before: Character = "x"
      while end < value.endIndex, !(value[end] == "#" && before == " ") {
        before = value[end]
        value.formIndex(after: &end)
      }
      return String(value[..<end].trimmed)
    }
    var result = ""
    var rest = value.dropFirst()
    while let character = rest.popFirst() {
      if quote == "\"", character == "\\", let next = rest.popFirst() {
        result.append(next == "_" ? " " : next == "n" ? " " : next)
      } else if character == quote {
        guard quote == "'", rest.first == quote else { break }
        result.append(quote)
        rest.removeFirst()
      } else {
        result.append(character)
      }
    }
    return result
  }

  private mutating func fill() {
    set(.title, first("title"))
    set(.author, all(["author", "authors", "byline", "by"]))
    set(.organisation, first("organisation") ?? first("organization") ?? first("publisher"))
    let published = ["date", "published", "publishdate", "publish_date", "pubdate", "created"]
    set(.date, date(of: published))
    set(.modified, date(of: ["modified", "lastmod", "last_modified_at", "updated"]))
    set(.language, first("lang") ?? first("language") ?? first("locale"))
    let canonical = (first("canonical_url") ?? first("canonical")).flatMap(FrontMatter.address)
    set(.url, canonical ?? first("url").flatMap(FrontMatter.address))
    set(.canonicalURL, canonical)
    set(.licence, first("licence") ?? first("license"))
  }

  private mutating func set(_ field: Metadata.Field, _ value: String?) {
    metadata.set(field, to: value, from: .frontMatter)
  }

  private func date(of keys: [String]) -> String? {
    keys.lazy.compactMap { first($0) }.compactMap(CalendarDate.normalised).first
  }

  private static func address(_ text: String) -> String? { text.hasPrefix("http") ? text : nil }

  private func first(_ key: String) -> String? {
    guard let value = values[key]?.first, !value.isEmpty, value != "null", value != "~" else {
      return nil
    }
    return value.split { $0.isSpace }.joined(separator: " ")
  }

  private func all(_ keys: [String]) -> String? {
    for key in keys {
      if let names = values[key]?.filter({ !$0.isEmpty }), !names.isEmpty {
        return names.joined(separator: ", ")
      }
    }
    return nil
  }
}

extension Substring {
  /// Without white space at both ends.
  fileprivate var trimmed: Substring {
    var result = self
    while result.first?.isSpace ?? false { result.removeFirst() }
    while result.last?.isWhitespace ?? false { result.removeLast() }
    return result
  }
}

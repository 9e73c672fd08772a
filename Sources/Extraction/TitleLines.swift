import Markup

/// The short lines around a page's title: where pages say by whom and when, in words alone.
struct TitleLines {
  /// The lines, those behind the title first.
  let lines: [String]
  /// How many of them stand behind the title.
  private let countBehind: Int

  /// A line longer than this is text.
  private static let longest = 90

  /// Reads the lines around the heading `title`; none where there is no such heading.
  init(_ tree: MarkupTree, title: Int?) {
    guard let title else {
      lines = []
      countBehind = 0
      return
    }
    let end = Int(tree.nodes[title].end)
    let stop = (end..<min(end + 140, tree.nodes.count)).first {
      TitleLines.parts($0, from: end, tree)
    }
    let behind = TitleLines.lines(tree, end..<(stop ?? min(end + 140, tree.nodes.count)))
    let before = TitleLines.lines(tree, max(0, title - 50)..<title)
    countBehind = min(behind.count, 12)
    lines = Array(behind.prefix(12)) + before.suffix(6)
  }

  /// The date of publication that a line is, or ends or begins with; nil where lines without a word on it name several.
  var date: String? {
    let all = dated.filter { !$0.tellsChange && !VisibleDates.tellsOther($0.line) }
    if let told = all.first(where: { VisibleDates.tellsPublication($0.line) }) { return told.date }
    let behind = all.filter { $0.index < countBehind }
    let dated = behind.isEmpty ? all : behind
    guard let first = dated.first else { return nil }
    return dated.allSatisfy { $0.date == first.date } ? first.date : nil
  }

  /// The month that a line behind the title names and says no more, as reports and magazines have it.
  var month: String? {
    lines.prefix(countBehind).lazy.filter { $0.split(separator: " ").count == 2 }
      .compactMap(CalendarDate.normalised).first { $0.utf8.count == 7 }
  }

  /// The date of the last change that a line tells.
  var modified: String? { dated.first { $0.tellsChange }?.date }

  /// The dates that short lines name.
  var dates: [String] { dated.map(\.date) }

  private var dated: [(index: Int, line: String, date: String, tellsChange: Bool)] {
    lines.indices.compactMap { index in
      let line = lines[index]
      guard line.count <= 60, let date = PageDates.full(line) else { return nil }
      // "Last updated:" may stand in a line of its own.
      let label = index > 0 && lines[index - 1].count < 30 ? lines[index - 1] : ""
      let isBare = !VisibleDates.tellsPublication(line)
      let tells = VisibleDates.tellsChange(line) || (isBare && VisibleDates.tellsChange(label))
      return (index, line, date, tells)
    }
  }

  /// The name behind "by" in a line that says no more, or below a line that announces it.
  var author: String? {
    for index in lines.indices {
      let words = lines[index].split(separator: " ")
      if index + 1 < lines.count, words.count <= 2,
        TitleLines.announcements.contains(SiteNames.folded(lines[index]))
      {
        if let name = TitleLines.name(lines[index + 1].split(separator: " ")[...]) { return name }
      }
      let start = words.firstIndex {
        ["by", "by:", "authors:", "author:"].contains($0.lowercased())
      }
      guard let start, start <= 2 else { continue }
      if let name = TitleLines.name(words[(start + 1)...]) { return name }
    }
    return nil
  }

  private static let announcements: Set<String> = [
    "articleby", "author", "by", "postedby", "writtenby",
  ]

  /// The name of two to four words with which `words` begin.
  private static func name(_ words: ArraySlice<Substring>) -> String? {
    var name: [Substring] = []
    for word in words {
      let bare = word.drop { "“\"'(".contains($0) }
      guard let first = bare.first, first.isUppercase, name.count < 4 else { break }
      let end = bare.last.map { ",|•·–—;:".contains($0) } ?? false
      let part = end ? bare.dropLast() : bare
      guard CalendarDate.normalised("1 \(part) 2000") == nil || name.isEmpty else { break }
      name.append(part)
      if end { break }
    }
    return (2...4).contains(name.count) ? name.joined(separator: " ") : nil
  }

  /// Whether the node at `index` is a heading that begins something new behind a title that ends at `end`.
  ///
  /// A heading right behind the title is its second line; those of the lowest ranks often hold a byline.
  static func parts(_ index: Int, from end: Int, _ tree: MarkupTree) -> Bool {
    let level = tree.nodes[index].tag.headingLevel
    guard (1...4).contains(level) else { return false }
    let isLinked = (index..<Int(tree.nodes[index].end)).contains { tree.nodes[$0].tag == .a }
    return isLinked || index < end || (index - end > 8 && level < 4)
  }

  /// The lines of a stretch of nodes: what stands between elements that are no part of a line.
  private static func lines(_ tree: MarkupTree, _ range: Range<Int>) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    var skipped = 0
    func flush() {
      let words = String(words: line)
      if !words.isEmpty, words.count <= longest { lines.append(words) }
      line.removeAll(keepingCapacity: true)
    }
    for index in range {
      let node = tree.nodes[index]
      if index < skipped { continue }
      switch node.tag {
      case .script, .style, .template, .svg, .noscript: skipped = Int(node.end)
      case .text:
        if line.count < 400 { line += tree.characters[tree.textRange(index)] }
      case .time, .a, .span: line.append(0x20)
      case let tag where tag.isInline: break
      default: flush()
      }
    }
    flush()
    return lines
  }
}

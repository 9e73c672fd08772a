import CorpusModel
import Markup

/// The dates that elements of a page's text show, told apart by where they stand and what is written before them.
struct VisibleDates {
  /// The date of publication that stands with the title, or else the only one on the page, or nil.
  private(set) var published: PageDates.Dated?
  /// The date of publication as readers see it with the title, or nil.
  private(set) var written: PageDates.Dated?
  /// The date of the last change that stands with the title, or nil.
  private(set) var modifiedWithTitle: PageDates.Dated?
  /// The first date of a change on the page, or nil.
  private(set) var modified: PageDates.Dated?
  private let parts: PageParts
  private let title: Int?
  private var all: Set<String> = []

  /// What a date is said to be.
  private enum Sense {
    case published, modified, other, unsaid
  }

  /// Looks at all elements that may hold a date; `title` is the heading that is the page's title.
  init(_ parts: PageParts, title: Int?) {
    self.parts = parts
    self.title = title
    var (labelled, unlabelled): ([PageDates.Dated], [PageDates.Dated]) = ([], [])
    var original: PageDates.Dated?
    for index in parts.dates {
      let line = parts.tree.line(of: index) ?? ""
      // "4 March 2021 (edited 5 March)".
      let text = line.first?.isAnyNumber == true ? String(line.prefix { $0 != "(" }) : line
      let shown = text.count < 80 ? PageDates.full(text) : nil
      if original == nil, let date = VisibleDates.original(line) {
        original = (date, source(of: index))
      }
      let machine = parts.tree.attribute(.datetime, of: index).flatMap(PageDates.full)
      guard let date = machine ?? shown else { continue }
      all.insert(date)
      let found: PageDates.Dated = (date, source(of: index))
      switch sense(of: index, text: text) {
      case .other: continue
      case .modified:
        modified = modified ?? found
        if modifiedWithTitle == nil, standsWithTitle(index) { modifiedWithTitle = found }
      case .published:
        if !isFramed(index, by: [.nav, .footer]), !isItem(index) { labelled.append(found) }
        fallthrough
      case .unsaid:
        if published == nil, standsWithTitle(index) {
          published = found
          written = shown.map { ($0, found.source) }
        }
        if !isFramed(index, by: [.nav, .footer, .aside, .li]), !isItem(index) {
          unlabelled.append(found)
        }
      }
    }
    published = original ?? published
    // One date on the page must be its own; of several, the first is that of a page which says that it is an article.
    published = published ?? VisibleDates.only(labelled)
    if published == nil {
      let isArticle = parts.meta(["og:type"])?.value.lowercased() == "article"
      let isOwn = isArticle || (holdsMessages && VisibleDates.goOn(unlabelled))
      published = isOwn ? unlabelled.first : VisibleDates.only(unlabelled)
    }
  }

  /// The date in a line such as "This article was originally published on 4 March 2021, and has been updated since".
  private static func original(_ line: String) -> String? {
    guard line.utf8.count < 400 else { return nil }
    let words = line.split(separator: " ")
    let index = words.indices.dropLast().first {
      words[$0].lowercased() == "originally" && words[$0 + 1] == "published"
    }
    return index.flatMap { PageDates.full(words[($0 + 2)...].prefix(5).joined(separator: " ")) }
  }

  /// Whether several elements are called messages: lists of events go on from day to day too.
  private var holdsMessages: Bool {
    parts.names.lazy.filter { $0.contains(.message) }.prefix(3).count == 3
  }

  /// Whether three or more dates follow one another as those of the messages of a discussion do, and lists of pages don't.
  private static func goOn(_ dates: [PageDates.Dated]) -> Bool {
    dates.count > 2 && zip(dates, dates.dropFirst()).allSatisfy { $0.date <= $1.date }
  }

  /// The first of `dates`, where all name the same day.
  private static func only(_ dates: [PageDates.Dated]) -> PageDates.Dated? {
    dates.first.flatMap { first in dates.allSatisfy { $0.date == first.date } ? first : nil }
  }

  /// Whether an element of the text shows `date`, or the day before or after, which is that of another time zone.
  func shows(_ date: String) -> Bool {
    guard let day = CalendarDate.day(date) else { return false }
    return all.contains { CalendarDate.day($0).map { abs($0 - day) <= 1 } ?? false }
  }

  private func source(of index: Int) -> MetadataSource {
    if let property = parts.tree.attribute(.itemprop, of: index) { return .property(property) }
    return parts.tree.nodes[index].tag == .time ? .element("time") : .elementClass
  }

  // MARK: What a date is said to be

  private func sense(of index: Int, text: String) -> Sense {
    let names = parts.names[index]
    let property = PageParts.property(of: index, in: parts.tree)
    if property == "datepublished" || property == "datecreated" { return .published }
    if property == "datemodified" { return .modified }
    let own = VisibleDates.sense(of: text)
    if own != .unsaid { return own }
    let before = VisibleDates.sense(of: label(before: index))
    if before != .unsaid { return before }
    return names.contains(.changed) && !names.contains(.date) ? .modified : .unsaid
  }

  /// The words right before an element, where they are few.
  private func label(before index: Int) -> String {
    let tree = parts.tree
    var node = index - 1
    while node >= max(0, index - 9) {
      if tree.nodes[node].tag == .text, let line = tree.line(of: node) {
        return line.count <= 60 ? line : String(line.suffix(30))
      }
      node -= 1
    }
    return ""
  }

  private static func sense(of text: String) -> Sense {
    for word in text.lowercased().split(whereSeparator: { !$0.isAnyLetter && $0 != "©" }) {
      if changes.contains(word) { return .modified }
      if publications.contains(word) { return .published }
      if others.contains(word) { return .other }
    }
    return .unsaid
  }

  private static let publications: Set<Substring> = [
    "publish", "published", "posted", "written", "created", "publication", "originally",
  ]
  private static let changes: Set<Substring> = [
    "updated", "modified", "changed", "revised", "reviewed", "edited", "update", "revision",
  ]
  private static let others: Set<Substring> = [
    "copyright", "©", "deadline", "register", "registration", "expires", "until", "due", "closes",
    "starts",
    "ends", "joined", "active", "today", "since", "accessed", "retrieved", "effective", "born",
    "event", "version",
  ]

  /// Whether a line tells when something was changed.
  static func tellsChange(_ line: String) -> Bool { sense(of: line) == .modified }
  /// Whether a line tells when something was published.
  static func tellsPublication(_ line: String) -> Bool { sense(of: line) == .published }
  /// Whether a line tells neither when something was published nor when it was changed.
  static func tellsOther(_ line: String) -> Bool { sense(of: line) == .other }

  // MARK: Where it stands

  /// Whether a date stands with the page's title: a little before it, or behind it with no other heading between.
  private func standsWithTitle(_ index: Int) -> Bool {
    guard let title else { return false }
    let nodes = parts.tree.nodes
    let end = Int(nodes[title].end)
    if index >= title, index < end { return true }
    let isNear = index < title ? title - index <= 80 : index - end <= 200
    guard isNear, !isFramed(index, by: [.nav, .footer, .aside]) else { return false }
    let between = index < title ? index..<title : end..<index
    let isParted = between.contains {
      TitleLines.parts($0, from: end, parts.tree) && !repeatsTitle($0)
    }
    return !isParted && !isItem(index)
  }

  /// Whether a date stands by the linked heading of another page, as in a list of pages.
  private func isItem(_ index: Int) -> Bool {
    let nodes = parts.tree.nodes
    let end = Int(nodes[index].end)
    for node in max(0, index - 14)..<min(end + 14, nodes.count)
    where nodes[node].tag.headingLevel > 0 && node != title && !repeatsTitle(node) {
      let below = node..<Int(nodes[node].end)
      let isLink =
        below.contains { nodes[$0].tag == .a } || nodes[Int(nodes[node].parent)].tag == .a
      if isLink { return true }
    }
    return false
  }

  /// Whether a heading says again what the title says, as those of the answers in a discussion do.
  private func repeatsTitle(_ heading: Int) -> Bool {
    guard let title, let own = parts.tree.line(of: title),
      let other = parts.tree.line(of: heading)
    else { return false }
    return other.hasSuffix(own)
  }

  /// Whether an element stands in one of `frames` rather than in the article itself; an article's own footer is part of it.
  private func isFramed(_ index: Int, by frames: [MarkupTag]) -> Bool {
    var node = index
    var isInFooter = false
    while node > 0 {
      switch parts.tree.nodes[node].tag {
      case .footer where frames.contains(.footer): isInFooter = true
      case let tag where frames.contains(tag): return true
      case .article: return false
      case .main, .body: return isInFooter
      default: break
      }
      node = Int(parts.tree.nodes[node].parent)
    }
    return isInFooter
  }
}

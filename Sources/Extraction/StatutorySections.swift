import CorpusModel

/// Marks auditors' reports, statements of responsibilities and accounts, which are not counted.
///
/// A mark that is wrong loses text, so a part needs two kinds of evidence: a heading of its kind, and wording or
/// figures of its kind soon below. It ends at the next heading of the same rank that is not of the kind, or where its
/// wording has not been met for long.
struct StatutorySections {
  /// So many words without any of a part's wording end it.
  private static let patience = 150
  /// The evidence for a part must stand within so many blocks below its heading.
  private static let reach = 12

  private let document: Document
  /// The blocks that are read: all but running heads.
  private let order: [Int]

  /// Marks the parts of a document.
  static func mark(_ document: inout Document) {
    let sections = StatutorySections(document)
    for (part, blocks) in sections.find() {
      for index in blocks { document.blocks[index].part = part }
    }
  }

  private init(_ document: Document) {
    self.document = document
    order = document.blocks.indices.filter { document.blocks[$0].kind != .running }
  }

  /// The parts with the indices of their blocks, in order.
  private func find() -> [(part: StandardPart, blocks: [Int])] {
    var found: [(StandardPart, [Int])] = []
    var place = 0
    while place < order.count {
      guard let part = opening(at: place) else {
        place += 1
        continue
      }
      let end = end(of: part, from: place)
      let next = end < order.count ? order[end] : document.blocks.count
      found.append((part, Array(order[place]..<next)))
      place = end
    }
    return found
  }

  // MARK: Where a part begins

  /// The part that begins with a block, if there is evidence for it.
  private func opening(at place: Int) -> StandardPart? {
    guard let part = title(at: place), !isContentsLine(place) else { return nil }
    return hasEvidence(for: part, below: place) ? part : nil
  }

  /// The part that a short block names, be it for a heading or not.
  private func title(at place: Int) -> StandardPart? {
    let block = document.blocks[order[place]]
    switch block.kind {
    case .title, .heading, .paragraph, .tableCell, .caption: break
    default: return nil
    }
    guard (10...240).contains(block.span.length),
      StatutoryWording.mayNamePart(document.text.span, block.span)
    else { return nil }
    return StatutoryWording.part(titled: folded(at: place))
  }

  /// Whether a line is one of a table of contents: a page number follows.
  private func isContentsLine(_ place: Int) -> Bool {
    if StatutoryWording.endsInPageNumber(folded(at: place)) { return true }
    guard place + 1 < order.count else { return false }
    let next = folded(at: place + 1)
    return next.count <= 3 && !next.isEmpty && next.allSatisfy(\.isAnyNumber)
  }

  private func hasEvidence(for part: StandardPart, below place: Int) -> Bool {
    var figures = 0
    var looked = 0
    var next = place + 1
    while next < order.count, looked < StatutorySections.reach * 3 {
      let text = folded(at: next)
      if looked < StatutorySections.reach, StatutoryWording.proves(part, text) { return true }
      // A heading of something else: what stands below it is no evidence.
      if isForeignHeading(next, in: part) { break }
      if title(at: next).map({ $0 != part }) ?? false { break }
      if StatutoryWording.isFigures(text) { figures += 1 }
      looked += 1
      next += 1
    }
    return part == .accounts && figures >= 8 && figures * 3 >= looked
  }

  private func isForeignHeading(_ place: Int, in part: StandardPart) -> Bool {
    document.blocks[order[place]].kind.isHeading
      && !StatutoryWording.belongs(folded(at: place), to: part)
      && !readsLike(part, below: place)
  }

  // MARK: Where it ends

  /// The place behind the last block of a part.
  private func end(of part: StandardPart, from place: Int) -> Int {
    let first = document.blocks[order[place]]
    // A title stands above all that follows, and says nothing about where its part ends.
    let rank = first.kind == .heading ? first.level : UInt8.max
    var last = place
    var silent = 0
    var next = place + 1
    while next < order.count {
      let block = document.blocks[order[next]]
      let text = folded(at: next)
      if beginsAnother(than: part, at: next, text) { break }
      let belongs = StatutoryWording.belongs(text, to: part)
      if block.kind.isHeading, block.level <= rank, !belongs, !readsLike(part, below: next) {
        break
      }
      if belongs || (part == .accounts && StatutoryWording.isFigures(text)) {
        last = next
        silent = 0
      } else {
        silent += text.reduce(0) { $1 == " " ? $0 + 1 : $0 } + 1
        if silent > StatutorySections.patience { break }
      }
      next += 1
    }
    // What was passed over in patience counts, unless a heading or the end of the document shows that it belongs.
    return silent > StatutorySections.patience ? last + 1 : next
  }

  /// Whether another part begins with a block; an auditor's report has a section on responsibilities of its own.
  private func beginsAnother(than part: StandardPart, at place: Int, _ text: String) -> Bool {
    guard let other = opening(at: place), other != part else { return false }
    let isOwnSection = part == .auditorsReport && other == .responsibilities
    return !isOwnSection || text.hasPrefix("statement of")
  }

  /// Whether what stands right below a heading reads like a part.
  private func readsLike(_ part: StandardPart, below place: Int) -> Bool {
    var words = 0
    var blocks = 0
    var marks: Set<String> = []
    var figures = 0
    var next = place + 1
    while next < order.count, words < 120, blocks < 16 {
      if document.blocks[order[next]].kind.isHeading { break }
      let text = folded(at: next)
      marks.formUnion(StatutoryWording.marks(of: part, in: text))
      if StatutoryWording.isFigures(text) { figures += 1 }
      words += text.reduce(1) { $1 == " " ? $0 + 1 : $0 }
      blocks += 1
      next += 1
    }
    return marks.count >= 2 || (part == .accounts && figures >= 3 && figures * 3 >= blocks)
  }

  private func folded(at place: Int) -> String {
    StatutoryWording.folded(document.text, document.blocks[order[place]].span)
  }
}

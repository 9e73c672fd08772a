import Markup

/// Leaves out lists and boxes that are little but links: ways to other pages, not text.
enum LinkLists {
  /// How much of the text must be left without the lists, in percent: a page of links is nothing without them.
  ///
  /// Tried on the 520 pages of WCXB's development set: 20 kept the links of two pages that are better without.
  private static let leastLeft = 5
  /// How much running text an article has at least; like what follows from it, tried on aeb and WCXB's development set.
  private static let leastRunning = 1500

  /// Marks such lists and boxes below `root` in `dropped`, unless they are most of the text, alone or together, or the
  /// text leads up to them.
  static func drop(
    _ tree: MarkupTree, _ weights: PageWeights, below root: Int, dropped: inout [Bool]
  ) {
    let whole = weights.total(tree, root)
    var lists: [Int] = []
    var left = whole
    var index = root + 1
    while index < Int(tree.nodes[root].end) {
      var isLeftOut = dropped[index]
      let isList =
        switch tree.nodes[index].tag {
        case .ul, .ol, .div, .section, .dl, .table, .p: true
        default: false
        }
      if isList, !isLeftOut {
        let weight = weights.total(tree, index)
        let isLinks = weights.linked(tree, index) * 10 >= weight * 8
        if isLinks, weights.links(tree, index) >= 3, weight * 100 <= whole * 30,
          !isLedUpTo(tree, index, dropped: dropped)
        {
          isLeftOut = true
          lists.append(index)
          left -= weight
        }
      }
      index = isLeftOut ? Int(tree.nodes[index].end) : index + 1
    }
    guard left * 100 >= whole * leastLeft else { return }
    for list in lists { dropped[list] = true }
    dropLinkedParagraphs(tree, weights, below: root, dropped: &dropped)
  }

  /// Marks paragraphs that are one link and nothing else, where most of the text runs: they lead to other articles.
  private static func dropLinkedParagraphs(
    _ tree: MarkupTree, _ weights: PageWeights, below root: Int, dropped: inout [Bool]
  ) {
    let running = weights.running(tree, root)
    guard running >= leastRunning, running * 2 >= weights.total(tree, root) else { return }
    for index in root + 1..<max(root + 1, Int(tree.nodes[root].end))
    where tree.nodes[index].tag == .p && weights.links(tree, index) == 1 {
      let weight = weights.total(tree, index)
      if weight >= 20, weights.linked(tree, index) * 100 >= weight * 95 { dropped[index] = true }
    }
  }

  /// Whether the text leads up to a list with a colon, and the list leads to other pages: what it names is then part of
  /// what is said.
  private static func isLedUpTo(_ tree: MarkupTree, _ index: Int, dropped: [Bool]) -> Bool {
    guard tree.nodes[index].tag == .ul || tree.nodes[index].tag == .ol,
      let leadIn = leadIn(tree, to: index, dropped: dropped), leadIn.hasSuffix(":"),
      !isOfOtherPages(leadIn)
    else { return false }
    return (index..<Int(tree.nodes[index].end)).contains { below in
      tree.nodes[below].tag == .a
        && tree.attribute(.href, of: below).map { !$0.hasPrefix("#") } ?? false
    }
  }

  /// The paragraph before a list, or what its item says before it; nil where there is neither.
  private static func leadIn(_ tree: MarkupTree, to index: Int, dropped: [Bool]) -> String? {
    let parent = Int(tree.nodes[index].parent)
    if let before = tree.sibling(before: index), tree.nodes[before].tag == .p, !dropped[before] {
      return tree.text(of: before)
    }
    return tree.nodes[parent].tag == .li ? tree.text(in: parent + 1..<index) : nil
  }

  /// Whether a lead-in announces contents or further reading.
  private static func isOfOtherPages(_ leadIn: String) -> Bool {
    let lower = leadIn.lowercased()
    let phrases = [
      "contents", "related", "read also", "also read", "read more", "see also", "read next",
      "further reading", "more from", "more on", "you may also", "you might also", "tags:", "share",
      "follow us", "filed under", "jump to", "on this page", "in this article",
    ]
    return phrases.contains { lower.contains($0) }
  }
}

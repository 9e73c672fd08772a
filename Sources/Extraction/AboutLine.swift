import Markup

/// Tells lines about a text, such as who wrote it and when, from parts of the text that are called alike.
enum AboutLine {
  /// A line with no more words than this says no more than a date or a name.
  private static let fewWords = 6

  /// Whether an element that is called `meta` or the like is such a line, and not a part of the text.
  ///
  /// Above the text, and in a figure, the name is believed.
  static func isAboutLine(_ tree: MarkupTree, _ index: Int, _ weights: PageWeights) -> Bool {
    if weights.running(before: index) == 0 || isInFigure(tree, index) { return true }
    guard !isWholeItem(tree, index) else { return false }
    let words = tree.text(of: index).split(separator: " ")
    return words.count <= fewWords || words.contains(where: isOfLine)
      || (index + 1..<max(index + 1, Int(tree.nodes[index].end))).contains { below in
        tree.nodes[below].tag == .time
          || ["author", "datePublished"].contains(tree.attribute(.itemprop, of: below))
      }
  }

  private static func isInFigure(_ tree: MarkupTree, _ index: Int) -> Bool {
    var above = index
    for _ in 0..<4 where above > 0 {
      above = Int(tree.nodes[above].parent)
      if tree.nodes[max(0, above)].tag == .figure { return true }
    }
    return false
  }

  /// Whether an element is all that an item of a list holds.
  private static func isWholeItem(_ tree: MarkupTree, _ index: Int) -> Bool {
    let parent = Int(tree.nodes[index].parent)
    guard tree.nodes[parent].tag == .li else { return false }
    var other = parent + 1
    while other < Int(tree.nodes[parent].end) {
      if other != index, !tree.isBlank(other) { return false }
      other = Int(tree.nodes[other].end)
    }
    return true
  }

  /// Whether a word names an author or a date: `by`, or a year of four digits.
  private static func isOfLine(_ word: Substring) -> Bool {
    if ["by", "by:", "author", "author:", "published", "posted", "updated"].contains(
      word.lowercased())
    {
      return true
    }
    let digits = word.filter { $0.isAnyNumber }
    return digits.count == 4 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
  }
}

import Markup

/// Finds the part of a page that is its main text.
enum MainText {
  /// What to collect: the nodes to walk, and the nodes below them to pass over.
  struct Choice {
    /// The nodes to walk, in order.
    var roots: [Int]
    /// For every node of the tree, whether it and all below it are left out.
    var dropped: [Bool]
  }

  /// Everything on the page that is text.
  static func everything(_ tree: MarkupTree) -> Choice {
    var dropped = Boilerplate.neverText(tree)
    let weights = PageWeights(tree, dropped: dropped)
    let whole = weights.total(tree, 0)
    for index in tree.indices(of: .noscript) {
      let weight = weights.total(tree, index)
      if !Boilerplate.isSubstantial(weight, of: whole, tag: .noscript) { dropped[index] = true }
    }
    return Choice(roots: [0], dropped: dropped)
  }

  /// The main text.
  static func choose(_ tree: MarkupTree, names: [ElementNames]) -> Choice {
    var dropped = Boilerplate.neverText(tree)
    Boilerplate.mark(
      tree, names: names, weights: PageWeights(tree, dropped: dropped), dropped: &dropped)
    let weights = PageWeights(tree, dropped: dropped)
    let root = scope(tree, names, weights)
    dropLinkLists(tree, weights, below: root, dropped: &dropped)
    return Choice(roots: title(tree, before: root, dropped: dropped) + [root], dropped: dropped)
  }

  // MARK: Where it stands

  private static func scope(
    _ tree: MarkupTree, _ names: [ElementNames], _ weights: PageWeights
  ) -> Int {
    var root = 0
    let marked = tree.nodes.indices.filter { index in
      tree.nodes[index].tag == .main
        || (tree.nodes[index].attributeCount > 0 && tree.attribute(.role, of: index) == "main")
    }
    root = heaviest(marked, in: root, atLeast: 25, tree, weights) ?? root
    let articles = tree.indices(of: .article)
    root = heaviest(articles, in: root, atLeast: 50, tree, weights) ?? root
    let bodies = tree.nodes.indices.filter { isArticleBody(tree, $0, names[$0]) }
    root = heaviest(bodies, in: root, atLeast: 50, tree, weights) ?? root
    return deepest(below: root, tree, weights)
  }

  /// The heaviest of `candidates` below `root`, if it holds `percent` of its running text.
  private static func heaviest(
    _ candidates: [Int], in root: Int, atLeast percent: Int, _ tree: MarkupTree,
    _ weights: PageWeights
  ) -> Int? {
    let inside = candidates.filter { tree.contains($0, in: root) }
    guard let best = inside.max(by: { weights.total(tree, $0) < weights.total(tree, $1) })
    else { return nil }
    let weight = weights.running(tree, best)
    let whole = weights.running(tree, root)
    guard weight > 0, weight * 100 >= whole * percent else { return nil }
    return best
  }

  private static func isArticleBody(
    _ tree: MarkupTree, _ index: Int, _ names: ElementNames
  ) -> Bool {
    guard tree.nodes[index].attributeCount > 0, !tree.nodes[index].tag.isInline else {
      return false
    }
    if tree.attribute(.itemprop, of: index) == "articleBody" { return true }
    return names.isSuperset(of: [.article, .body])
  }

  /// Goes down from `root` as long as one element below holds nearly all running text.
  private static func deepest(
    below root: Int, _ tree: MarkupTree, _ weights: PageWeights
  ) -> Int {
    var root = root
    while true {
      let whole = weights.running(tree, root)
      guard whole > 0, let next = child(of: root, holding: whole * 9 / 10, tree, weights) else {
        return root
      }
      switch tree.nodes[next].tag {
      case .p, .li, .td, .blockquote, .pre, .dd, .h2, .h3, .h4, .ul, .ol, .tr, .tbody, .table:
        return root
      default: root = next
      }
    }
  }

  private static func child(
    of root: Int, holding weight: Int, _ tree: MarkupTree, _ weights: PageWeights
  ) -> Int? {
    var index = root + 1
    while index < Int(tree.nodes[root].end) {
      if tree.nodes[index].tag != .text, weights.running(tree, index) >= max(1, weight) {
        return index
      }
      index = Int(tree.nodes[index].end)
    }
    return nil
  }

  // MARK: What is left out

  /// Leaves out lists and boxes that are little but links, unless they are most of the text.
  private static func dropLinkLists(
    _ tree: MarkupTree, _ weights: PageWeights, below root: Int, dropped: inout [Bool]
  ) {
    let whole = weights.total(tree, root)
    var index = root + 1
    while index < Int(tree.nodes[root].end) {
      let isList =
        switch tree.nodes[index].tag {
        case .ul, .ol, .div, .section, .dl, .table, .p: true
        default: false
        }
      if isList, !dropped[index] {
        let weight = weights.total(tree, index)
        let isLinks = weights.linked(tree, index) * 10 >= weight * 8
        if isLinks, weights.links(tree, index) >= 3, weight * 100 <= whole * 30 {
          dropped[index] = true
        }
      }
      index = dropped[index] ? Int(tree.nodes[index].end) : index + 1
    }
  }

  /// The page's title as a root of its own, where the main text does not include it.
  private static func title(_ tree: MarkupTree, before root: Int, dropped: [Bool]) -> [Int] {
    let headings = tree.indices(of: .h1)
    guard !headings.contains(where: { tree.contains($0, in: root) }) else { return [] }
    let before = headings.filter { $0 < root && !isLogo(tree, $0) }
    return before.last.map { [$0] } ?? []
  }

  /// Whether a heading of rank 1 only names the site: it stands in the page's header and links home.
  private static func isLogo(_ tree: MarkupTree, _ index: Int) -> Bool {
    var below = index + 1
    while below < Int(tree.nodes[index].end) {
      if tree.nodes[below].tag == .a, let target = tree.attribute(.href, of: below) {
        let path = target.split(separator: "/", omittingEmptySubsequences: true)
        return path.count <= 2 && !target.hasPrefix("#")
      }
      below += 1
    }
    return tree.text(of: index).isEmpty
  }
}

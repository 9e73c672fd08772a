import Markup

/// Finds the element that holds a page's running text, by where the paragraphs stand.
///
/// Each paragraph speaks for the elements that it stands in, the nearer the more, as in Mozilla's Readability; what the
/// page says itself (`main`, `article`, `articleBody`) is asked first, and believed where the paragraphs agree.
struct ContentRoot {
  private let tree: MarkupTree
  private let weights: PageWeights
  private let names: [ElementNames]

  init(_ tree: MarkupTree, _ names: [ElementNames], _ weights: PageWeights) {
    self.tree = tree
    self.names = names
    self.weights = weights
  }

  /// The root; the page itself where nothing speaks for a part of it.
  func find() -> Int {
    var root = 0
    let marked = tree.nodes.indices.filter { index in
      tree.nodes[index].tag == .main
        || (tree.nodes[index].attributeCount > 0 && tree.attribute(.role, of: index) == "main")
    }
    root = heaviest(marked, in: root, atLeast: 25) ?? only(marked) ?? root
    root = heaviest(tree.indices(of: .article), in: root, atLeast: 50) ?? root
    let bodies = tree.nodes.indices.filter { isArticleBody($0) }
    root = heaviest(bodies, in: root, atLeast: 50) ?? root
    if let dense = densest(in: root),
      weights.running(tree, dense) * 100 >= weights.running(tree, root) * 70,
      weights.running(tree, dense) * 100 >= weights.total(tree, root) * 10
    {
      root = dense
    }
    return deepest(below: root)
  }

  // MARK: What the page says

  /// The heaviest of `candidates` below `root`, if it holds `percent` of its running text.
  private func heaviest(_ candidates: [Int], in root: Int, atLeast percent: Int) -> Int? {
    let inside = candidates.filter { tree.contains($0, in: root) }
    guard let best = inside.max(by: { weights.running(tree, $0) < weights.running(tree, $1) })
    else { return nil }
    let weight = weights.running(tree, best)
    guard weight > 0, weight * 100 >= weights.running(tree, root) * percent else { return nil }
    return best
  }

  /// The one element that is marked as the main part, if it holds most of the page's text, though little of it runs.
  private func only(_ marked: [Int]) -> Int? {
    guard marked.count == 1, let main = marked.first else { return nil }
    return weights.total(tree, main) * 100 >= weights.total(tree, 0) * 60 ? main : nil
  }

  private func isArticleBody(_ index: Int) -> Bool {
    guard tree.nodes[index].attributeCount > 0, !tree.nodes[index].tag.isInline else {
      return false
    }
    if tree.attribute(.itemprop, of: index) == "articleBody" { return true }
    return names[index].isSuperset(of: [.article, .body])
  }

  // MARK: Where the paragraphs stand

  /// The element for which the paragraphs below `root` speak most; nil where there are none.
  private func densest(in root: Int) -> Int? {
    var scores: [Int: Double] = [:]
    for paragraph in weights.paragraphs where tree.contains(paragraph.node, in: root) {
      let running = Double(paragraph.running)
      guard running > 0 else { continue }
      let points = min(running, 600) + 60
      var level = 1.0
      var index = container(of: paragraph.node)
      while index > 0, index >= root, level <= 5 {
        scores[index, default: 0] += points / level
        index = Int(tree.nodes[index].parent)
        level += 1
      }
    }
    let ranked = scores.map { index, score in (index: index, score: score * purity(of: index)) }
    // Of equals the first in the document: a dictionary's order is not to decide.
    guard
      let best = ranked.max(by: { ($0.score, -Double($0.index)) < ($1.score, -Double($1.index)) })
    else { return nil }
    return widened(best.index, in: root)
  }

  /// The element that holds a paragraph among others: what is a paragraph, item or cell itself is passed.
  private func container(of node: Int) -> Int {
    var index = Int(tree.nodes[node].parent)
    while index > 0 {
      switch tree.nodes[index].tag {
      case .p, .li, .blockquote, .pre, .dd, .dt, .td, .th, .tr, .tbody, .ul, .ol, .dl: break
      case let tag where tag.isInline: break
      default: return index
      }
      index = Int(tree.nodes[index].parent)
    }
    return 0
  }

  /// The share of an element's text that is in no link.
  private func purity(of index: Int) -> Double {
    let total = weights.total(tree, index)
    guard total > 0 else { return 0 }
    return 1 - Double(weights.linked(tree, index)) / Double(total)
  }

  /// Goes up as long as an element above adds running text, and little else.
  private func widened(_ start: Int, in root: Int) -> Int {
    var best = start
    var index = start
    while index > root {
      index = Int(tree.nodes[index].parent)
      let added = weights.running(tree, index) - weights.running(tree, best)
      guard added > 0 else { continue }
      let others = weights.total(tree, index) - weights.total(tree, best)
      // What comes along must run as the text does, and be worth it.
      guard added * 100 >= others * 60, added * 100 >= weights.running(tree, best) * 4 else {
        continue
      }
      best = index
    }
    return best
  }

  /// Goes down from `root` as long as one element below holds nearly all running text.
  private func deepest(below root: Int) -> Int {
    var root = root
    while true {
      let whole = weights.running(tree, root)
      guard whole > 0, let next = child(of: root, holding: whole * 9 / 10) else { return root }
      switch tree.nodes[next].tag {
      case .p, .li, .td, .blockquote, .pre, .dd, .h2, .h3, .h4, .ul, .ol, .tr, .tbody, .table:
        return root
      default: root = next
      }
    }
  }

  private func child(of root: Int, holding weight: Int) -> Int? {
    var index = root + 1
    while index < Int(tree.nodes[root].end) {
      if tree.nodes[index].tag != .text, weights.running(tree, index) >= max(1, weight) {
        return index
      }
      index = Int(tree.nodes[index].end)
    }
    return nil
  }
}

import Markup

/// Finds the heading of rank 1 that is a page's title: the one that is nearest to what the page calls itself.
struct TitleHeading {
  private let tree: MarkupTree
  /// What `<title>` and `og:title` say, folded.
  private let titles: [String]
  private let site: String?

  /// Looks for what the page calls itself.
  init(_ tree: MarkupTree) {
    self.tree = tree
    var titles: [String] = []
    var site: String?
    for index in tree.nodes.indices {
      switch tree.nodes[index].tag {
      case .title: titles.append(TitleHeading.folded(tree.text(of: index)))
      case .meta:
        let key = tree.attribute(.property, of: index)
        guard key == "og:title" || key == "og:site_name",
          let content = tree.attribute(.content, of: index)
        else { continue }
        if key == "og:title" {
          titles.append(TitleHeading.folded(content))
        } else {
          site = TitleHeading.folded(content)
        }
      default: break
      }
    }
    self.titles = titles.filter { !$0.isEmpty }
    self.site = site
  }

  /// The title's node: in the main text below `root`, or else before it; nil where no heading is one.
  func find(in root: Int, dropped: [Bool]) -> Int? {
    let headings = tree.indices(of: .h1).filter { !namesSite($0) }
    let inside = tree.shown(headings.filter { tree.contains($0, in: root) }, dropped: dropped)
    // Of equals those in the text come first, then the nearest before it.
    let candidates = inside + headings.filter { $0 < root }.reversed()
    var best: (index: Int, nearness: Int)?
    for index in candidates {
      let nearness = nearness(of: index)
      if best.map({ nearness > $0.nearness }) ?? true { best = (index, nearness) }
    }
    return best?.index
  }

  /// Whether a heading only names the site: it links to the home page, or says no more than the site's name.
  func namesSite(_ index: Int) -> Bool {
    let text = TitleHeading.folded(tree.text(of: index))
    if text.isEmpty || text == site { return true }
    for below in index + 1..<Int(tree.nodes[index].end) where tree.nodes[below].tag == .a {
      return tree.attribute(.href, of: below).map(TitleHeading.isHome) ?? false
    }
    return false
  }

  /// How near a heading is to what the page calls itself: 3 begins it, 2 is in it, 1 shares half of its words with it.
  private func nearness(of index: Int) -> Int {
    let text = TitleHeading.folded(tree.text(of: index))
    if titles.contains(where: { $0.hasPrefix(text) }) { return 3 }
    if titles.contains(where: { " \($0) ".contains(" \(text) ") }) { return 2 }
    let words = Set(text.split(separator: " "))
    return titles.contains { title in
      words.intersection(title.split(separator: " ")).count * 2 >= words.count
    } ? 1 : 0
  }

  /// The words in lower case, a space between two.
  private static func folded(_ text: String) -> String {
    text.lowercased().split { !$0.isAnyLetter && !$0.isAnyNumber }.joined(separator: " ")
  }

  /// Whether an address leads to a site's home page.
  private static func isHome(_ address: String) -> Bool {
    var parts = address.split(separator: "/", omittingEmptySubsequences: true)
    if address.contains("://") || address.hasPrefix("//") {
      parts.removeFirst(min(parts.count, address.hasPrefix("//") ? 1 : 2))
    } else if address.isEmpty || address.hasPrefix("#") {
      return false
    }
    return parts.isEmpty || parts == ["."] || parts.count == 1 && parts[0].hasPrefix("index.")
  }
}

extension MarkupTree {
  /// Those of some nodes, ascending, that neither are dropped nor stand below what is.
  fileprivate func shown(_ indices: [Int], dropped: [Bool]) -> [Int] {
    indices.filter { index in
      var above = index
      while above >= 0 {
        if dropped[above] { return false }
        above = Int(nodes[above].parent)
      }
      return true
    }
  }
}

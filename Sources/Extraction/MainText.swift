import Markup

/// Finds the part of a page that is its main text.
enum MainText {
  /// What to collect: the nodes to walk, and the nodes below them to pass over.
  struct Choice {
    /// The nodes to walk, in order.
    var roots: [Int]
    /// For every node of the tree, whether it and all below it are left out.
    var dropped: [Bool]
    /// The heading that is the title; the first of rank 1 where nil.
    var title: Int?
    /// The node that holds the main text.
    var root = 0
    /// The weights of what is not left out, where they were needed for the choice.
    var weights: PageWeights?
    /// The weights of all that is text.
    var page: PageWeights?
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
  ///
  /// What elements are called is mostly right, and where it is wrong it takes the text with it: a page may be built of
  /// "widgets" from end to end. Where leaving out by name costs more than half of the running text, it is not done.
  static func choose(_ tree: MarkupTree, names: [ElementNames]) -> Choice {
    var never = Boilerplate.neverText(tree)
    var page = PageWeights(tree, dropped: never)
    if HiddenElements.dropMicrodata(tree, dropped: &never) {
      let shown = PageWeights(tree, dropped: never)
      // Better what is hidden than nothing.
      if shown.total(tree, 0) > 0 { page = shown } else { never = Boilerplate.neverText(tree) }
    }
    let strict = choose(tree, names, never, page, trustsNames: true)
    guard strict.running * 2 < page.running(tree, 0) else { return strict.choice }
    let lenient = choose(tree, names, never, page, trustsNames: false)
    let isBetter = lenient.running >= 500 && strict.running * 2 < lenient.running
    return isBetter ? lenient.choice : strict.choice
  }

  private static func choose(
    _ tree: MarkupTree, _ names: [ElementNames], _ never: [Bool], _ page: PageWeights,
    trustsNames: Bool
  ) -> (choice: Choice, running: Int) {
    var dropped = never
    Boilerplate.mark(
      tree, names: names, weights: page, trustsNames: trustsNames, dropped: &dropped)
    let weights = dropComments(tree, names, dropped: &dropped)
    let root = ContentRoot(tree, names, weights).find()
    let running = weights.running(tree, root)
    LinkLists.drop(tree, weights, below: root, dropped: &dropped)
    let titles = TitleHeading(tree)
    let title = titles.find(in: root, dropped: dropped)
    if title != nil {
      for heading in tree.indices(of: .h1) where titles.namesSite(heading) {
        dropped[heading] = true
      }
    }
    let roots = title.map { tree.contains($0, in: root) ? [root] : [$0, root] } ?? [root]
    return (
      Choice(
        roots: roots, dropped: dropped, title: title, root: root, weights: weights, page: page),
      running
    )
  }

  // MARK: What is left out

  /// Leaves out what readers wrote below a text, unless the text is theirs, as in a forum; returns the weights of what
  /// is left.
  private static func dropComments(
    _ tree: MarkupTree, _ names: [ElementNames], dropped: inout [Bool]
  ) -> PageWeights {
    var without = dropped
    var hasComments = false
    for index in tree.nodes.indices where names[index].contains(.comments) && !dropped[index] {
      switch tree.nodes[index].tag {
      case .html, .body, .main, .article: continue
      default:
        without[index] = true
        hasComments = true
      }
    }
    let weights = PageWeights(tree, dropped: dropped)
    guard hasComments, !isDiscussion(tree) else { return weights }
    let others = PageWeights(tree, dropped: without)
    let (before, after) = (weights.running(tree, 0), others.running(tree, 0))
    guard after >= 140, after * 100 >= before * 3 else { return weights }
    dropped = without
    return others
  }

  /// Whether the page says of itself that it is a discussion or a list of answers.
  private static func isDiscussion(_ tree: MarkupTree) -> Bool {
    func says(_ text: Span<UInt8>) -> Bool {
      text.holds("DiscussionForumPosting") || text.holds("QAPage")
    }
    return tree.structuredData.contains { says($0.span) }
      || tree.nodes.indices.contains { index in
        tree.attribute(.itemtype, of: index).map { says($0.utf8.span) } ?? false
      }
  }
}

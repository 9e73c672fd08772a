public import CorpusModel
public import Lexicons

/// A lexicon, or a part of it, laid out for reading: what `lexicon show` shows.
public struct LexiconView: Sendable {
  /// A branch or category as one line of the tree.
  public struct Node: Hashable, Sendable {
    /// The dotted path.
    public var path: String
    /// The part of the path below the node above.
    public var key: String
    /// How many nodes stand above it.
    public var depth: Int
    /// The name for people.
    public var label: String
    /// What belongs to it.
    public var definition: String
    /// The pole on which it stands, or all categories below it stand.
    public var pole: String?
    /// The number of its terms, those of all below it included.
    public var terms: Int
    /// The number of false friends, those of single terms included; one that several categories inherit
    /// counts once.
    public var falseFriends: Int
    /// The category; nil for a branch.
    public var category: CategoryID?
  }

  /// The lexicon.
  public let lexicon: Lexicon
  /// The path of the category or branch that is shown; nil for the whole.
  public let path: String?
  /// The nodes that are shown, parents before children, in the order of the file.
  public let nodes: [Node]

  /// Lays out what was selected.
  public init(_ selection: LexiconSelection) {
    lexicon = selection.lexicon
    path = selection.path
    let all = LexiconOutliner(selection.lexicon).nodes
    nodes = all.filter { node in
      selection.path.map { CategoryPath.isAtOrBelow(node.path, $0) } ?? true
    }
  }

  /// The terms of a category, in the order of the file.
  public func terms(of category: CategoryID) -> [Lexicon.Term] {
    lexicon.terms.filter { $0.category == category }
  }

  /// The number of false friends in the whole lexicon.
  public var falseFriends: Int {
    LexiconOutliner.falseFriends(of: Array(lexicon.categories.indices), in: lexicon)
  }

  /// The number of contrasts, those with the poles exchanged not counted again.
  public var contrasts: Int { Set(lexicon.relations.contrasts.map(\.location)).count }

  /// The number of stances.
  public var stances: Int { lexicon.relations.stances.count }
}

/// Walks the tree of a lexicon and counts what stands at and below each node.
private struct LexiconOutliner {
  private(set) var nodes: [LexiconView.Node] = []
  private let lexicon: Lexicon
  private let tree: LexiconTree
  private let terms: [CategoryID: Int]

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    tree = LexiconTree(lexicon)
    terms = Dictionary(lexicon.terms.map { ($0.category, 1) }, uniquingKeysWith: +)
    for root in tree.roots { visit(root, depth: 0) }
  }

  private mutating func visit(_ number: Int, depth: Int) {
    let node = tree.nodes[number]
    let below = categories(at: number)
    let poles = Set(below.map { lexicon.categories[$0].pole })
    let category = node.category.map { lexicon.categories[$0] }
    nodes.append(
      LexiconView.Node(
        path: node.path, key: node.key, depth: depth,
        label: category?.label ?? node.branch?.label ?? node.key,
        definition: category?.definition ?? node.branch?.definition ?? "",
        pole: poles.count == 1 ? poles.first ?? nil : nil,
        terms: below.reduce(0) { $0 + (terms[CategoryID($1)] ?? 0) },
        falseFriends: LexiconOutliner.falseFriends(of: below, in: lexicon),
        category: node.category.map { CategoryID($0) }))
    for child in node.children { visit(child, depth: depth + 1) }
  }

  private func categories(at number: Int) -> [Int] {
    let node = tree.nodes[number]
    return (node.category.map { [$0] } ?? []) + node.children.flatMap { categories(at: $0) }
  }

  /// The false friends of categories and of their terms, each written place once.
  static func falseFriends(of categories: [Int], in lexicon: Lexicon) -> Int {
    let numbers = Set(categories)
    let inherited = Set(categories.flatMap { lexicon.categories[$0].unless })
    return lexicon.terms.reduce(inherited.count) { sum, term in
      numbers.contains(term.category.index) ? sum + term.unless.count : sum
    }
  }
}

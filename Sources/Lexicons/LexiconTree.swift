/// The branches and categories of a lexicon as a tree, in the order of the file.
package struct LexiconTree {
  /// A branch, a category, or a category with others below it.
  package struct Node {
    /// The path from the root.
    package var path: String
    /// The part of the path below the node above.
    package var key: String
    /// The branch, where it is one.
    package var branch: Lexicon.Branch?
    /// The number of the category, where it is one.
    package var category: Int?
    /// The nodes below it, by number.
    package var children: [Int] = []
    /// The false friends that all categories at and below the node begin with.
    var shared: [Pattern] = []
  }

  /// All nodes, by number.
  package private(set) var nodes: [Node] = []
  /// The nodes at the top, by number.
  package private(set) var roots: [Int] = []
  /// The false friends that all categories begin with.
  private(set) var shared: [Pattern] = []

  /// Makes the tree of a lexicon.
  package init(_ lexicon: Lexicon) {
    var numbers: [String: Int] = [:]
    let branches = Dictionary(lexicon.branches.map { ($0.path, $0) }) { first, _ in first }
    let homes = LexiconTree.homes(in: lexicon)
    for (number, category) in lexicon.categories.enumerated() {
      let node = insert(category.path, homes, branches, &numbers)
      nodes[node].category = number
    }
    for branch in lexicon.branches { _ = insert(branch.path, homes, branches, &numbers) }
    let unless = roots.flatMap { share($0, lexicon) }
    shared = LexiconTree.commonStart(of: unless)
  }

  /// The node at `path`, made together with those above it where it is missing.
  private mutating func insert(
    _ path: String, _ homes: Set<String>, _ branches: [String: Lexicon.Branch],
    _ numbers: inout [String: Int]
  ) -> Int {
    if let known = numbers[path] { return known }
    let above = LexiconTree.pathAbove(path, in: homes)
    let parent = above.map { insert($0, homes, branches, &numbers) }
    let key = above.map { CategoryPath.rest(of: path, below: $0) } ?? path
    nodes.append(Node(path: path, key: key, branch: branches[path]))
    numbers[path] = nodes.count - 1
    if let parent {
      nodes[parent].children.append(nodes.count - 1)
    } else {
      roots.append(nodes.count - 1)
    }
    return nodes.count - 1
  }

  /// The longest of `homes` below which `path` lies.
  private static func pathAbove(_ path: String, in homes: Set<String>) -> String? {
    CategoryPath.above(path).first { above in
      !CategoryPath.rest(of: path, below: above).isEmpty && homes.contains(above)
    }
  }

  /// The paths of branches, and of the categories whose false friends all categories below them have too.
  ///
  /// What stands below a category in a file has its false friends; a category for which this does not hold is
  /// written beside it, with dots in its name.
  private static func homes(in lexicon: Lexicon) -> Set<String> {
    var unless: [String: [LocatedPattern]] = [:]
    for category in lexicon.categories { unless[category.path] = category.unless }
    var paths = Set(unless.keys).union(lexicon.branches.map(\.path))
    for category in lexicon.categories {
      for path in CategoryPath.above(category.path) {
        guard let above = unless[path], !above.isEmpty else { continue }
        if !category.unless.map(\.pattern).starts(with: above.map(\.pattern)) {
          paths.remove(path)
        }
      }
    }
    return paths
  }

  /// Works out what the categories at and below a node share; returns their false friends.
  private mutating func share(_ node: Int, _ lexicon: Lexicon) -> [[Pattern]] {
    var lists: [[Pattern]] = []
    if let category = nodes[node].category {
      lists.append(lexicon.categories[category].unless.map(\.pattern))
      nodes[node].shared = lists[0]
      for child in nodes[node].children { lists += share(child, lexicon) }
      return lists
    }
    for child in nodes[node].children { lists += share(child, lexicon) }
    nodes[node].shared = LexiconTree.commonStart(of: lists)
    return lists
  }

  private static func commonStart(of lists: [[Pattern]]) -> [Pattern] {
    guard lists.count > 1, var common = lists.first?[...] else { return [] }
    for list in lists.dropFirst() {
      let length = zip(common, list).prefix { $0 == $1 }.count
      common = common.prefix(length)
    }
    return Array(common)
  }
}

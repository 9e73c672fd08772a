import CorpusModel

/// Puts together what the readers of other tools' formats find: a tree of categories, entries, and
/// notes on what is not carried over.
struct DictionaryBuilder {
  /// The number of a node in the tree.
  typealias Node = Int

  private struct Category {
    var parent: Node?
    var value: Lexicon.Category
    var holdsEntries = false
    var holdsAny = false
  }

  private struct Membership: Hashable {
    var entry: String
    var node: Node
  }

  private let notation: LexiconReader.Notation
  private let file: String
  private var categories: [Category] = []
  private var numbers: [String: Node] = [:]
  private var terms: [(node: Node, term: Lexicon.Term)] = []
  private var firstLines: [Membership: Int] = [:]
  private var notes: [LexiconNote] = []

  init(notation: LexiconReader.Notation, file: String) {
    self.notation = notation
    self.file = file
  }

  /// A place in the file.
  func location(_ line: Int, _ column: Int = 1) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }

  mutating func note(_ kind: LexiconNote.Kind, at location: SourceLocation) {
    notes.append(LexiconNote(kind, at: location))
  }

  /// The node called `name` below `parent`, new if it was not met before.
  mutating func category(
    _ name: String, below parent: Node?, label: String? = nil, definition: String = "",
    at location: SourceLocation
  ) -> Node {
    let path = parent.map { categories[$0].value.path + "." + name } ?? name
    if let known = numbers[path] { return known }
    var category = Lexicon.Category(path: path, label: label ?? name, location: location)
    category.definition = definition
    numbers[path] = categories.count
    categories.append(Category(parent: parent, value: category))
    return categories.count - 1
  }

  /// Whether there is a node of this name below `parent`.
  func hasCategory(_ name: String, below parent: Node?) -> Bool {
    numbers[parent.map { categories[$0].value.path + "." + name } ?? name] != nil
  }

  /// Adds an entry to categories, each with its weight.
  mutating func add(
    _ entry: String, to nodes: [(node: Node, weight: Double)], remark: String? = nil,
    at location: SourceLocation
  ) {
    let entry = DictionaryBuilder.withSingleSpaces(entry)
    guard !nodes.isEmpty, let pattern = pattern(entry, at: location) else { return }
    let folded = entry.lowercased()
    for (node, weight) in nodes {
      let membership = Membership(entry: folded, node: node)
      if let line = firstLines[membership] {
        let path = categories[node].value.path
        note(.duplicateEntry(entry, category: path, firstLine: line), at: location)
        continue
      }
      firstLines[membership] = location.line
      categories[node].holdsEntries = true
      var term = Lexicon.Term(pattern: pattern, category: CategoryID(0), location: location)
      term.weight = weight
      term.note = remark
      terms.append((node, term))
    }
  }

  /// The entry with one space between its words.
  private static func withSingleSpaces(_ entry: String) -> String {
    guard entry.utf8.contains(where: { $0 <= 0x20 }) else { return entry }
    return entry.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The pattern of an entry, or nil with a note where it has no word.
  private mutating func pattern(_ entry: String, at location: SourceLocation) -> Pattern? {
    if notation == .peer {
      let pattern = Pattern(tokens: entry)
      if pattern.sequences != [[]] { return pattern }
      note(.noWord(entry, .empty), at: location)
      return nil
    }
    do {
      let pattern = try Pattern(entry: entry)
      if let barrier = Pattern.barrier(in: entry) {
        note(.barrier(entry, barrier), at: location)
      }
      return pattern
    } catch {
      note(.noWord(entry, error.fault), at: location)
      return nil
    }
  }

  /// The lexicon: nodes with entries are its categories, those above them its branches.
  consuming func finish() -> Lexicon {
    var lexicon = Lexicon(name: LexiconReader.stem(of: file))
    markWhatHoldsEntries()
    var ids: [Node: CategoryID] = [:]
    for (node, category) in categories.enumerated() {
      let value = category.value
      if category.holdsEntries {
        ids[node] = CategoryID(lexicon.categories.count)
        lexicon.categories.append(value)
      } else if category.holdsAny {
        lexicon.branches.append(
          Lexicon.Branch(path: value.path, label: value.label, definition: value.definition))
      } else {
        note(.emptyCategory(value.path), at: value.location)
      }
    }
    for (node, term) in terms {
      guard let id = ids[node] else { continue }
      var term = term
      term.category = id
      lexicon.terms.append(term)
    }
    lexicon.notes = notes.sorted {
      ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
    }
    return lexicon
  }

  private mutating func markWhatHoldsEntries() {
    for node in categories.indices where categories[node].holdsEntries {
      var next: Node? = node
      while let current = next, !categories[current].holdsAny {
        categories[current].holdsAny = true
        next = categories[current].parent
      }
    }
  }
}

import CorpusModel

extension LexiconDifference {
  /// A difference in the making: edits in the order in which they were met.
  struct Draft {
    private let old: Lexicon
    private let new: Lexicon
    private(set) var edits: [Edit] = []
    private(set) var categories: [Lexicon.Category] = []
    private(set) var terms: [(term: Lexicon.Term, presence: Presence)] = []
    private(set) var falseFriends: [[Presence]] = []
    private var numbers: [String: Int] = [:]

    init(_ old: Lexicon, _ new: Lexicon) {
      self.old = old
      self.new = new
      for category in new.categories + old.categories where numbers[category.path] == nil {
        numbers[category.path] = categories.count
        var category = category
        category.unless = []
        categories.append(category)
      }
      falseFriends = categories.map { _ in [] }
    }

    /// Edits are applied by kind, then by category, then by pattern.
    static func precedes(_ left: Edit, _ right: Edit) -> Bool {
      if left.kind != right.kind { return left.kind < right.kind }
      if left.categories != right.categories {
        return left.categories.lexicographicallyPrecedes(right.categories) {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
      }
      if left.pattern != right.pattern {
        return left.pattern.utf8.lexicographicallyPrecedes(right.pattern.utf8)
      }
      return (left.location.line, left.location.column)
        < (right.location.line, right.location.column)
    }

    // MARK: Terms

    /// A term's category and spelling, by which it is found in the other lexicon.
    private struct Key: Hashable {
      var path: String
      var spelling: String
    }

    mutating func addTerms() {
      var waiting: [Key: [Lexicon.Term]] = [:]
      // The last of several is taken first, so that they come in reverse.
      for term in new.terms.reversed() { waiting[key(term, in: new), default: []].append(term) }
      for term in old.terms {
        let key = key(term, in: old)
        guard let other = waiting[key]?.popLast() else {
          add(term, key.path, .until(edit(.termRemoved, key.path, term)))
          continue
        }
        let changes = Draft.changes(from: term, to: other)
        if changes.isEmpty {
          add(term, key.path, .always)
        } else {
          let edit = edit(.termChanged, key.path, other, changes)
          add(term, key.path, .until(edit))
          add(other, key.path, .from(edit))
        }
      }
      for term in new.terms {
        let key = key(term, in: new)
        guard let left = waiting.removeValue(forKey: key) else { continue }
        for term in left.reversed() {
          add(term, key.path, .from(edit(.termAdded, key.path, term)))
        }
      }
    }

    private func key(_ term: Lexicon.Term, in lexicon: Lexicon) -> Key {
      Key(
        path: lexicon.categories[term.category.index].path, spelling: term.pattern.looseSpelling)
    }

    private mutating func edit(
      _ kind: Edit.Kind, _ path: String, _ term: Lexicon.Term, _ changes: [String] = []
    ) -> Int {
      edits.append(
        Edit(
          kind: kind, categories: [path], pattern: term.pattern.source, changes: changes,
          location: term.location))
      return edits.count - 1
    }

    private mutating func add(_ term: Lexicon.Term, _ path: String, _ presence: Presence) {
      var term = term
      term.category = CategoryID(numbers[path] ?? 0)
      terms.append((term, presence))
    }

    /// What makes a term find something else than before.
    private static func changes(from old: Lexicon.Term, to new: Lexicon.Term) -> [String] {
      var changes: [String] = []
      if old.pattern != new.pattern { changes.append("pattern") }
      if Set(old.unless.map(\.pattern)) != Set(new.unless.map(\.pattern)) {
        changes.append("unless")
      }
      if Set(old.within.map(\.pattern)) != Set(new.within.map(\.pattern)) {
        changes.append("within")
      }
      if old.window != new.window, !new.within.isEmpty { changes.append("window") }
      if old.weight != new.weight { changes.append("weight") }
      return changes
    }

    // MARK: False friends

    mutating func addFalseFriends() {
      var known: [Edit.Kind: [Pattern: Int]] = [:]
      for (number, category) in categories.enumerated() {
        let before = old.categories.first { $0.path == category.path }
        let after = new.categories.first { $0.path == category.path }
        // A category that only one of them has comes and goes with its terms.
        let olds = before?.unless ?? after?.unless ?? []
        let news = after?.unless ?? olds
        let (oldPatterns, newPatterns) = (Set(olds.map(\.pattern)), Set(news.map(\.pattern)))
        for entry in olds {
          let isKept = newPatterns.contains(entry.pattern)
          add(entry, number, isKept ? nil : .falseFriendRemoved, &known)
        }
        for entry in news where !oldPatterns.contains(entry.pattern) {
          add(entry, number, .falseFriendAdded, &known)
        }
      }
    }

    /// Puts the categories of each edit in order, whatever that of the files.
    mutating func sortCategories() {
      for edit in edits.indices {
        edits[edit].categories.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
    }

    /// Adds a false friend of a category; the same one of several categories is one edit.
    private mutating func add(
      _ entry: LocatedPattern, _ category: Int, _ kind: Edit.Kind?,
      _ known: inout [Edit.Kind: [Pattern: Int]]
    ) {
      categories[category].unless.append(entry)
      guard let kind else { return falseFriends[category].append(.always) }
      let path = categories[category].path
      let edit: Int
      if let number = known[kind]?[entry.pattern] {
        edit = number
        if edits[edit].categories.last != path { edits[edit].categories.append(path) }
      } else {
        edit = edits.count
        known[kind, default: [:]][entry.pattern] = edit
        edits.append(
          Edit(
            kind: kind, categories: [path], pattern: entry.pattern.source, changes: [],
            location: entry.location))
      }
      falseFriends[category].append(kind == .falseFriendRemoved ? .until(edit) : .from(edit))
    }
  }
}

import CorpusModel
import Yams

/// Reads a lexicon that extends another: what it removes, replaces and adds, in this order.
extension YAMLLexicon {
  private static let extensionKeys = headKeys + ["extends"] + extensionParts + relationKeys
  private static let additionKeys = [
    "label", "definition", "include", "exclude", "ground", "note", "unless", "terms", "matches",
    "misses",
  ]

  /// Reads an extension of the lexicon that `base` gives for a name.
  mutating func readExtension(
    _ entries: [Entry], base: LexiconReader.Base
  ) throws(LexiconError) {
    guard let head = entries.first(where: { $0.key == "extends" }) else { return }
    let own = lexicon.name
    lexicon = try base(try scalar(head), head.valueLocation)
    lexicon.baseSHA256 = lexicon.sha256
    lexicon.name = own
    for entry in entries where try !readHead(entry) {
      switch entry.key {
      case "extends": break
      case _ where YAMLLexicon.extensionParts.contains(entry.key): break
      case _ where YAMLLexicon.relationKeys.contains(entry.key): break
      default: throw unknown(entry, expected: YAMLLexicon.extensionKeys)
      }
    }
    try change(entries, "remove") { reader, entry throws(LexiconError) in
      try reader.remove(entry)
    }
    try change(entries, "replace") { reader, entry throws(LexiconError) in
      let category = try reader.known(entry.key, at: entry.location)
      reader.lexicon.terms.removeAll { $0.category == category }
      // The examples were written for the terms that are gone.
      reader.lexicon.categories[category.index].matches = []
      try reader.add(entry)
    }
    try change(entries, "add") { reader, entry throws(LexiconError) in try reader.add(entry) }
    try checkWhatIsRemoved()
    try readRelations(entries)
  }

  private mutating func change(
    _ entries: [Entry], _ key: String,
    _ body: (inout YAMLLexicon, Entry) throws(LexiconError) -> Void
  ) throws(LexiconError) {
    for entry in entries where entry.key == key {
      // A key with nothing below it changes nothing.
      if case .scalar(let scalar) = entry.value, scalar.string.isEmpty { continue }
      for inner in try mapping(entry.value, key: key) { try body(&self, inner) }
    }
  }

  private func known(
    _ path: String, at location: SourceLocation
  ) throws(LexiconError) -> CategoryID {
    guard let category = lexicon.category(path) else {
      throw LexiconError(
        .unknownCategory(path, known: lexicon.categories.map(\.path)), at: location)
    }
    return category
  }

  // MARK: Removing

  private mutating func remove(_ entry: Entry) throws(LexiconError) {
    guard entry.key != "categories" else {
      for (path, node) in try scalars(entry, expected: "a list of categories") {
        try removeCategory(path, at: location(node))
      }
      return
    }
    if YAMLLexicon.relationKeys.contains(entry.key) { return try removeRelations(entry) }
    let category = try known(entry.key, at: entry.location)
    guard case .mapping = entry.value else { return try removeTerms(entry, of: category) }
    for inner in try mapping(entry.value, key: entry.key) {
      switch inner.key {
      case "terms": try removeTerms(inner, of: category)
      case "unless": try removeFalseFriends(inner, of: category)
      default: throw unknown(inner, expected: ["terms", "unless"])
      }
    }
  }

  private mutating func removeTerms(
    _ entry: Entry, of category: CategoryID
  ) throws(LexiconError) {
    // In one pass over the terms: both lists may be long.
    let wanted = try scalars(entry, expected: "a list of terms")
    let isWanted = Set(wanted.map { Pattern.loose($0.text) })
    var found: Set<String> = []
    let known = lexicon.terms
    lexicon.terms.removeAll { term in
      guard term.category == category else { return false }
      let spelling = Pattern.loose(term.pattern.source)
      guard isWanted.contains(spelling) else { return false }
      found.insert(spelling)
      return true
    }
    for (text, node) in wanted where !found.contains(Pattern.loose(text)) {
      let names = known.filter { $0.category == category }.map(\.pattern.source)
      throw LexiconError(
        .unknownTerm(text, category: lexicon.categories[category.index].path, known: names),
        at: location(node))
    }
  }

  private mutating func removeFalseFriends(
    _ entry: Entry, of category: CategoryID
  ) throws(LexiconError) {
    for (text, node) in try scalars(entry, expected: "a list of phrases") {
      let wanted = Pattern.loose(text)
      let known = lexicon.categories[category.index].unless
      lexicon.categories[category.index].unless.removeAll {
        $0.pattern.looseSpelling == wanted
      }
      guard lexicon.categories[category.index].unless.count < known.count else {
        throw LexiconError(
          .unknownTerm(
            text, category: lexicon.categories[category.index].path,
            known: known.map(\.pattern.source)), at: location(node))
      }
    }
  }

  /// Removes a category, or all below a branch, and numbers the rest anew.
  private mutating func removeCategory(
    _ path: String, at location: SourceLocation
  ) throws(LexiconError) {
    let isGone: (String) -> Bool = { CategoryPath.isAtOrBelow($0, path) }
    guard lexicon.categories.contains(where: { isGone($0.path) }) else {
      _ = try known(path, at: location)
      return
    }
    var numbers: [CategoryID: CategoryID] = [:]
    var kept: [Lexicon.Category] = []
    for (number, category) in lexicon.categories.enumerated() where !isGone(category.path) {
      numbers[CategoryID(number)] = CategoryID(kept.count)
      kept.append(category)
    }
    removed.append((path, location))
    lexicon.categories = kept
    lexicon.remarks.removeAll { isGone($0.path) }
    lexicon.branches.removeAll { branch in
      !kept.contains { CategoryPath.isBelow($0.path, branch.path) }
    }
    lexicon.terms = lexicon.terms.compactMap { term in
      guard let number = numbers[term.category] else { return nil }
      var term = term
      term.category = number
      return term
    }
  }

  /// Checks that neither the poles nor a contrast or stance look for a category that is gone.
  private func checkWhatIsRemoved() throws(LexiconError) {
    guard !removed.isEmpty else { return }
    for pole in [lexicon.poles?.first, lexicon.poles?.second].compactMap(\.self)
    where !lexicon.hasCategory(atOrBelow: pole) {
      throw LexiconError(.poleRemoved(pole), at: placeOfRemoval(of: pole))
    }
    for slot in lexicon.relations.slots
    where !lexicon.hasCategory(atOrBelow: slot.category) {
      throw LexiconError(
        .categoryInUse(slot.category, by: slot.relation), at: placeOfRemoval(of: slot.category))
    }
  }

  /// Where the category, one that it stands in, or the last one that stood in it is removed.
  private func placeOfRemoval(of category: String) -> SourceLocation {
    let place = removed.last { path, _ in
      CategoryPath.isAtOrBelow(category, path) || CategoryPath.isBelow(path, category)
    }
    return place?.location ?? location(nil)
  }

  // MARK: Adding

  private mutating func add(_ entry: Entry) throws(LexiconError) {
    try requireName(entry, in: "add")
    if YAMLLexicon.relationKeys.contains(entry.key), lexicon.category(entry.key) == nil {
      throw LexiconError(.misplacedKey(entry.key), at: entry.location)
    }
    let category: CategoryID
    if let known = lexicon.category(entry.key) {
      category = known
    } else {
      category = CategoryID(lexicon.categories.count)
      lexicon.categories.append(
        Lexicon.Category(path: entry.key, label: entry.key, location: entry.location))
    }
    guard case .mapping = entry.value else { return try addTerms(entry, to: category) }
    for inner in try mapping(entry.value, key: entry.key) {
      switch inner.key {
      case "label": lexicon.categories[category.index].label = try scalar(inner)
      case "definition": lexicon.categories[category.index].definition = try scalar(inner)
      case _ where Lexicon.Remark.keys.contains(inner.key):
        try readRemark(inner, on: entry.key)
      case "unless": lexicon.categories[category.index].unless += try patterns(inner)
      case "matches": lexicon.categories[category.index].matches += try examples(inner)
      case "misses": lexicon.categories[category.index].misses += try examples(inner)
      case "terms": try addTerms(inner, to: category)
      default: throw unknown(inner, expected: YAMLLexicon.additionKeys)
      }
    }
  }

  private mutating func addTerms(
    _ entry: Entry, to category: CategoryID
  ) throws(LexiconError) {
    for node in try sequence(entry) { lexicon.terms.append(try term(node, of: category)) }
  }
}

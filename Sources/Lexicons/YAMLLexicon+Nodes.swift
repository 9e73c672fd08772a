import Yams

/// Turns the nodes of YAML into values, or says what was expected where they are of another kind.
extension YAMLLexicon {
  /// One pair of a mapping.
  struct Entry {
    var key: String
    var value: Node
    var location: SourceLocation
    var valueLocation: SourceLocation
  }

  func location(_ node: Node?) -> SourceLocation {
    SourceLocation(file: file, line: node?.mark?.line ?? 0, column: node?.mark?.column ?? 0)
  }

  func mapping(_ node: Node, key: String) throws(LexiconError) -> [Entry] {
    guard case .mapping(let pairs) = node else {
      throw wrongKind(node, key: key, expected: "keys with values (`key: value`)")
    }
    var entries: [Entry] = []
    for (name, value) in pairs {
      guard let name = name.scalar else {
        throw wrongKind(value, key: key, expected: "a plain word as key")
      }
      entries.append(
        Entry(
          key: name.string, value: value,
          location: SourceLocation(
            file: file, line: name.mark?.line ?? 0, column: name.mark?.column ?? 0),
          valueLocation: location(value)))
    }
    return entries
  }

  /// The value of a key that must be there.
  func required(
    _ key: String, in entries: [Entry], of node: Node
  ) throws(LexiconError) -> Entry {
    guard let entry = entries.first(where: { $0.key == key }) else {
      throw LexiconError(.missingKey(key), at: location(node))
    }
    return entry
  }

  func sequence(_ entry: Entry) throws(LexiconError) -> [Node] {
    switch entry.value {
    case .sequence(let items): return Array(items)
    case .scalar(let scalar) where scalar.string.isEmpty: return []
    case .scalar: return [entry.value]
    default:
      throw wrongKind(entry.value, key: entry.key, expected: "a list (lines that begin with `- `)")
    }
  }

  func scalar(_ entry: Entry) throws(LexiconError) -> String {
    guard let text = entry.value.scalar?.string else {
      throw wrongKind(entry.value, key: entry.key, expected: "a single value")
    }
    return text
  }

  /// The texts of a list, each with its node.
  func scalars(
    _ entry: Entry, expected: String
  ) throws(LexiconError) -> [(text: String, node: Node)] {
    var result: [(text: String, node: Node)] = []
    for node in try sequence(entry) {
      guard let text = node.scalar?.string else {
        throw wrongKind(node, key: entry.key, expected: expected)
      }
      result.append((text, node))
    }
    return result
  }

  func patterns(_ entry: Entry) throws(LexiconError) -> [LocatedPattern] {
    var result: [LocatedPattern] = []
    for (text, node) in try scalars(entry, expected: "a list of patterns") {
      result.append(LocatedPattern(pattern: try pattern(text, node), location: location(node)))
    }
    return result
  }

  func examples(_ entry: Entry) throws(LexiconError) -> [Example] {
    try scalars(entry, expected: "a list of sentences").map {
      Example(sentence: $0.text, location: location($0.node))
    }
  }

  func pattern(
    _ source: String, _ node: Node, isCaseSensitive: Bool = false
  ) throws(LexiconError) -> Pattern {
    try notation.pattern(
      source, isCaseSensitive: isCaseSensitive, isOwnFormat: true, at: location(node))
  }

  func flag(_ entry: Entry?) throws(LexiconError) -> Bool {
    guard let entry else { return false }
    guard let value = entry.value.bool else {
      throw wrongKind(entry.value, key: entry.key, expected: "true or false")
    }
    return value
  }

  func wholeNumber(_ entry: Entry) throws(LexiconError) -> Int {
    guard let value = entry.value.int, value > 0 else {
      throw wrongKind(entry.value, key: entry.key, expected: "a whole number from 1")
    }
    return value
  }

  func number(_ entry: Entry) throws(LexiconError) -> Double {
    guard let value = entry.value.float, value.isFinite else {
      throw wrongKind(entry.value, key: entry.key, expected: "a number")
    }
    return value
  }

  func unknown(_ entry: Entry, expected: [String]) -> LexiconError {
    if YAMLLexicon.extensionParts.contains(entry.key) {
      return LexiconError(.missingKey("extends"), at: entry.location)
    }
    return LexiconError(.unknownKey(entry.key, expected: expected), at: entry.location)
  }

  func wrongKind(_ node: Node, key: String, expected: String) -> LexiconError {
    let found =
      switch node {
      case .scalar(let scalar) where scalar.string.isEmpty: "nothing"
      case .scalar(let scalar): "'\(scalar.string)'"
      case .sequence: "a list"
      case .mapping: "keys with values"
      case .alias: "an alias"
      }
    return LexiconError(.wrongKind(key: key, expected: expected, found: found), at: location(node))
  }
}

import CorpusModel

/// Writes a lexicon in YAML: in our full format where anything stands beside the terms, else as a
/// plain nested dictionary, which quanteda reads too.
struct YAMLLexiconWriter {
  let lexicon: Lexicon
  private let tree: LexiconTree
  private let termsOf: [[Lexicon.Term]]
  private let remarks: [String: [Lexicon.Remark]]
  private var text = ""
  private var notes: [LexiconNote] = []

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    tree = LexiconTree(lexicon)
    var termsOf = [[Lexicon.Term]](repeating: [], count: lexicon.categories.count)
    for term in lexicon.terms { termsOf[term.category.index].append(term) }
    self.termsOf = termsOf
    remarks = lexicon.remarksByPath
  }

  consuming func write() -> LexiconWriter.Output {
    if needsFullFormat {
      writeHead()
      line(0, "categories:")
      for node in tree.roots { write(node, depth: 1, inherited: tree.shared.count) }
      writeRelations()
    } else {
      for node in tree.roots { writePlain(node, depth: 0) }
    }
    return LexiconWriter.Output(text: text, notes: notes)
  }

  // MARK: Which of the two forms

  private var needsFullFormat: Bool {
    let file = lexicon.categories.first?.location.file ?? ""
    let hasFacts =
      lexicon.name != LexiconReader.stem(of: file) || !lexicon.version.isEmpty
      || lexicon.language != nil || lexicon.licence != nil || lexicon.summary != nil
      || (lexicon.poles != nil && !lexicon.hasImpliedPoles)
    let hasRelations =
      !lexicon.relations.isEmpty || !lexicon.relations.modalities.isEmpty
      || !lexicon.relations.voices.isEmpty
    return hasFacts || hasRelations || lexicon.branches.contains { !$0.definition.isEmpty }
      || lexicon.terms.contains { !isBare($0) } || tree.nodes.contains { !isPlain($0) }
      || tree.roots.contains { YAMLLexiconWriter.keysOfLexicon.contains(tree.nodes[$0].key) }
  }

  /// Keys that make a dictionary our full format.
  private static let keysOfLexicon: Set<String> = [
    "categories", "extends",
  ]

  private func isPlain(_ node: LexiconTree.Node) -> Bool {
    guard remarks[node.path] == nil else { return false }
    guard let number = node.category else { return node.branch?.label ?? node.key == node.key }
    let category = lexicon.categories[number]
    return node.children.isEmpty && category.label == node.key && category.definition.isEmpty
      && category.unless.isEmpty && category.matches.isEmpty && category.misses.isEmpty
  }

  /// Whether the term is nothing but a spelling in our notation.
  private func isBare(_ term: Lexicon.Term) -> Bool {
    term.unless.isEmpty && term.within.isEmpty && term.window == nil && term.weight == 1
      && term.note == nil && term.source == nil && term.matches.isEmpty && term.misses.isEmpty
      && PatternSpelling.own(term.pattern)?.isCaseSensitive != true
  }

  // MARK: Writing

  mutating func line(_ depth: Int, _ content: String) {
    text += String(repeating: "  ", count: depth) + content + "\n"
  }

  /// Writes a key that is a name of the lexicon's, and what follows it.
  mutating func line(_ depth: Int, key: String, _ rest: String) {
    let scalar = YAMLScalar.text(key)
    // YAML wants the colon within 1,024 characters, unless a question mark announces the key.
    if scalar.unicodeScalars.count < 1000 { return line(depth, scalar + rest) }
    line(depth, "? " + scalar)
    line(depth, rest)
  }

  private mutating func writeHead() {
    line(0, "name: " + YAMLScalar.text(lexicon.name))
    let facts: [(String, String?)] = [
      ("version", lexicon.version.isEmpty ? nil : lexicon.version),
      ("language", lexicon.language), ("licence", lexicon.licence),
      ("description", lexicon.summary),
    ]
    for (key, value) in facts {
      if let value { line(0, key + ": " + YAMLScalar.text(value)) }
    }
    if let poles = lexicon.poles {
      line(0, "poles: [\(YAMLScalar.text(poles.first)), \(YAMLScalar.text(poles.second))]")
    }
    write("unless", tree.shared, depth: 0)
  }

  private mutating func writePlain(_ number: Int, depth: Int) {
    let node = tree.nodes[number]
    let terms = node.category.map { termsOf[$0] } ?? []
    let isEmpty = terms.isEmpty && node.children.isEmpty
    line(depth, key: node.key, isEmpty ? ": []" : ":")
    for term in terms { write(term, depth: depth + 1) }
    for child in node.children { writePlain(child, depth: depth + 1) }
  }

  /// Writes a node of the full format, `inherited` false friends of which stand above it.
  private mutating func write(_ number: Int, depth: Int, inherited: Int) {
    let node = tree.nodes[number]
    if isPlain(node) || isPlainButFor(inherited, node) {
      if node.children.isEmpty { return writePlain(number, depth: depth) }
    }
    line(depth, key: node.key, ":")
    let category = node.category.map { lexicon.categories[$0] }
    let label = category?.label ?? node.branch?.label ?? node.key
    let definition = category?.definition ?? node.branch?.definition ?? ""
    if label != node.key { line(depth + 1, "label: " + YAMLScalar.text(label)) }
    if !definition.isEmpty { line(depth + 1, "definition: " + YAMLScalar.text(definition)) }
    for remark in remarks[node.path] ?? [] {
      line(depth + 1, remark.key + ": " + YAMLScalar.text(remark.text))
    }
    write("unless", Array(node.shared.dropFirst(inherited)), depth: depth + 1)
    if let number = node.category {
      line(depth + 1, termsOf[number].isEmpty ? "terms: []" : "terms:")
      for term in termsOf[number] { write(term, depth: depth + 2) }
    }
    write("matches", category?.matches ?? [], depth: depth + 1)
    write("misses", category?.misses ?? [], depth: depth + 1)
    guard !node.children.isEmpty else { return }
    line(depth + 1, "categories:")
    // A branch with a single category shares nothing with others, but has what stands above it.
    let below = max(inherited, node.shared.count)
    for child in node.children { write(child, depth: depth + 2, inherited: below) }
  }

  /// Whether a category is plain but for the false friends that stand above it.
  private func isPlainButFor(_ inherited: Int, _ node: LexiconTree.Node) -> Bool {
    guard let number = node.category, remarks[node.path] == nil else { return false }
    let category = lexicon.categories[number]
    return category.unless.count == inherited && category.label == node.key
      && category.definition.isEmpty && category.matches.isEmpty && category.misses.isEmpty
  }

  private mutating func write(_ key: String, _ patterns: [Pattern], depth: Int) {
    if patterns.isEmpty { return }
    line(depth, key + ":")
    for pattern in patterns { line(depth + 1, "- " + YAMLScalar.text(pattern.source)) }
  }

  mutating func write(_ key: String, _ examples: [Example], depth: Int) {
    if examples.isEmpty { return }
    line(depth, key + ":")
    for example in examples { line(depth + 1, "- " + YAMLScalar.text(example.sentence)) }
  }

  private mutating func write(_ term: Lexicon.Term, depth: Int) {
    guard let spelling = PatternSpelling.own(term.pattern) else {
      notes.append(
        LexiconNote(.notWritten(term.pattern.source, .noSpelling), at: term.location))
      return
    }
    if isBare(term) { return line(depth, "- " + YAMLScalar.text(spelling.text)) }
    line(depth, "- term: " + YAMLScalar.text(spelling.text))
    if spelling.isCaseSensitive { line(depth + 1, "case: true") }
    write("unless", term.unless.map(\.pattern), depth: depth + 1)
    write("within", term.within.map(\.pattern), depth: depth + 1)
    if let window = term.window { line(depth + 1, "window: \(window)") }
    if term.weight != 1 { line(depth + 1, "weight: " + NumberText.shortest(term.weight)) }
    if let note = term.note { line(depth + 1, "note: " + YAMLScalar.text(note)) }
    if let source = term.source { line(depth + 1, "source: " + YAMLScalar.text(source)) }
    write("matches", term.matches, depth: depth + 1)
    write("misses", term.misses, depth: depth + 1)
  }
}

import CorpusModel
import Lexicons
import Reporting
import Touchstone

/// A lexicon, or one category of it, for a terminal.
struct LexiconText {
  private let view: LexiconView
  private let terminal = Terminal(descriptor: 1)

  init(_ view: LexiconView) {
    self.view = view
  }

  var lines: [String] {
    guard view.path != nil, let node = view.nodes.first else {
      return head + [""] + tree(view.nodes)
    }
    guard let category = node.category else {
      return title(node) + [""] + tree(view.nodes) + ["", hint(view.nodes)].compactMap { $0 }
    }
    let below = view.nodes.count > 1 ? [""] + tree(view.nodes) : []
    return title(node) + below + terms(of: category) + falseFriends(of: category)
      + examples(of: category)
  }

  // MARK: The lexicon

  private var head: [String] {
    let lexicon = view.lexicon
    let version = lexicon.version.isEmpty ? "" : " " + lexicon.version
    let summary = lexicon.summary.map { terminal.wrapped($0) } ?? []
    var table = TextTable([.left, .left])
    for (key, value) in facts { table.add([key, value]) }
    return [terminal.bold(lexicon.name + version)] + summary + [""]
      + table.lines(width: terminal.width)
  }

  private var facts: [(String, String)] {
    let lexicon = view.lexicon
    var facts: [(String, String)] = []
    if let language = lexicon.language { facts.append(("language", language)) }
    if let licence = lexicon.licence { facts.append(("licence", licence)) }
    if let poles = lexicon.poles { facts.append(("poles", "\(poles.first), \(poles.second)")) }
    facts.append(
      (
        "holds",
        "\(Plural.of(lexicon.categories.count, "category", "categories")), "
          + "\(Number.grouped(lexicon.terms.count)) \(lexicon.terms.count == 1 ? "term" : "terms"), "
          + Plural.of(view.falseFriends, "false friend")
      ))
    if !lexicon.relations.isEmpty {
      facts.append(
        (
          "statements",
          "\(Plural.of(view.contrasts, "contrast")), \(Plural.of(view.stances, "stance"))"
        ))
    }
    if !lexicon.notes.isEmpty {
      facts.append(
        (
          "notes",
          "\(Plural.of(lexicon.notes.count, "note")) on what was not read as it stands; "
            + "touchstone lexicon check lists them"
        ))
    }
    facts.append(("sha256", lexicon.sha256))
    for (number, file) in lexicon.files.enumerated() {
      let note = number == 0 ? "" : " (extended)"
      facts.append((number == 0 ? "files" : "", "\(file.sha256.prefix(12))… \(file.path)\(note)"))
    }
    return facts
  }

  private func tree(_ nodes: [LexiconView.Node]) -> [String] {
    let first = nodes.map(\.depth).min() ?? 0
    let hasPoles = view.lexicon.poles != nil
    let hasLabels = nodes.contains { !label($0).isEmpty }
    let columns = (hasPoles ? ["pole"] : []) + (hasLabels ? ["label"] : [])
    var table = TextTable([.left, .right, .right] + columns.map { _ in .left })
    table.add(["category", "terms", "false friends"] + columns)
    for node in nodes {
      let indent = String(repeating: "  ", count: node.depth - first)
      table.add(
        [
          indent + (node.depth == first ? node.path : node.key), Number.grouped(node.terms),
          Number.grouped(node.falseFriends),
        ] + (hasPoles ? [node.pole ?? ""] : []) + (hasLabels ? [label(node)] : []))
    }
    var lines = table.lines(width: terminal.width)
    lines[0] = terminal.bold(lines[0])
    return lines
  }

  /// The label of a node where it says more than its path.
  private func label(_ node: LexiconView.Node) -> String {
    node.label == node.key || node.label == node.path ? "" : node.label
  }

  private func hint(_ nodes: [LexiconView.Node]) -> String? {
    let name = view.lexicon.files.first?.path ?? ""
    let file = name == LexiconSource.builtIn.displayName ? "" : name + " "
    return nodes.first { $0.category != nil }.map {
      terminal.dim("For the terms of one: touchstone lexicon show \(file)\($0.path)")
    }
  }

  // MARK: One category

  private func title(_ node: LexiconView.Node) -> [String] {
    let label = label(node).isEmpty ? "" : ": \(label(node))"
    let version = view.lexicon.version.isEmpty ? "" : " " + view.lexicon.version
    let pole = node.pole.map { ", on the pole \($0)" } ?? ""
    return [
      terminal.bold(node.path + label), terminal.dim("in \(view.lexicon.name)\(version)\(pole)"),
    ] + (node.definition.isEmpty ? [] : [""] + terminal.wrapped(node.definition))
  }

  private func terms(of category: CategoryID) -> [String] {
    let terms = view.terms(of: category)
    var table = TextTable([.left, .left])
    for term in terms {
      table.add([place(term.location), term.pattern.source])
      for detail in details(of: term) { table.add(["", "  " + detail]) }
    }
    return section(Plural.of(terms.count, "term"), table)
  }

  private func details(of term: Lexicon.Term) -> [String] {
    var details: [String] = []
    if term.weight != 1 { details.append("weight: \(term.weight)") }
    if !term.within.isEmpty {
      let window = term.window.map { "within \(Plural.of($0, "word")) of" } ?? "only beside"
      details.append("\(window): \(list(term.within))")
    }
    if !term.unless.isEmpty { details.append("unless: \(list(term.unless))") }
    if let source = term.source { details.append("source: \(source)") }
    if let note = term.note { details.append("note: \(note)") }
    details += term.matches.map { "matches: “\($0.sentence)”" }
    return details + term.misses.map { "misses: “\($0.sentence)”" }
  }

  private func list(_ patterns: [LocatedPattern]) -> String {
    patterns.map(\.pattern.source).joined(separator: "; ")
  }

  private func falseFriends(of category: CategoryID) -> [String] {
    let unless = view.lexicon.categories[category.index].unless
    var table = TextTable([.left, .left])
    for falseFriend in unless {
      table.add([place(falseFriend.location), falseFriend.pattern.source])
    }
    return unless.isEmpty
      ? [] : section(Plural.of(unless.count, "false friend") + " of the category", table)
  }

  private func examples(of category: CategoryID) -> [String] {
    let examples = view.lexicon.categories[category.index]
    guard !examples.matches.isEmpty || !examples.misses.isEmpty else { return [] }
    var table = TextTable([.left, .left])
    for example in examples.matches { table.add(["matches", "“\(example.sentence)”"]) }
    for example in examples.misses { table.add(["misses", "“\(example.sentence)”"]) }
    return section("Examples", table)
  }

  private func section(_ title: String, _ table: TextTable) -> [String] {
    ["", terminal.bold(title)] + table.lines(width: terminal.width - 2).map { "  " + $0 }
  }

  private func place(_ location: SourceLocation) -> String {
    location.line == 0 ? location.file : "\(location.file):\(location.line)"
  }
}

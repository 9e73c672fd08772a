import CorpusModel
import Lexicons
import Reporting

extension LexiconView {
  /// The view as JSON: terms and false friends one by one where a category or branch was asked for.
  public var json: String { value.prettyText }

  private var value: JSONValue {
    [
      "name": .string(lexicon.name), "version": .string(lexicon.version),
      "language": .string(lexicon.language), "licence": .string(lexicon.licence),
      "description": .string(lexicon.summary), "sha256": .string(lexicon.sha256),
      "files": .array(
        lexicon.files.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
      "poles": lexicon.poles.map { [.string($0.first), .string($0.second)] } ?? .null,
      "contrasts": .integer(contrasts), "stances": .integer(stances),
      "categories": .array(nodes.map(json)),
    ]
  }

  private func json(_ node: Node) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("category", .string(node.path)), .init("label", .string(node.label)),
      .init("definition", .string(node.definition.isEmpty ? nil : node.definition)),
      .init("pole", .string(node.pole)), .init("is_branch", .bool(node.category == nil)),
      .init("term_count", .integer(node.terms)),
      .init("false_friend_count", .integer(node.falseFriends)),
    ]
    if path != nil, let number = node.category {
      let category = lexicon.categories[number.index]
      members += [
        .init("terms", .array(terms(of: number).map(json))),
        .init("unless", .array(category.unless.map(json))),
        .init("matches", json(category.matches)), .init("misses", json(category.misses)),
      ]
    }
    return .object(members)
  }

  private func json(_ term: Lexicon.Term) -> JSONValue {
    [
      "term": .string(term.pattern.source), "file": .string(term.location.file),
      "line": .integer(term.location.line), "weight": .number(term.weight),
      "unless": .array(term.unless.map(json)), "within": .array(term.within.map(json)),
      "window": .integer(term.window), "note": .string(term.note), "source": .string(term.source),
      "matches": json(term.matches), "misses": json(term.misses),
    ]
  }

  private func json(_ located: LocatedPattern) -> JSONValue {
    [
      "pattern": .string(located.pattern.source), "file": .string(located.location.file),
      "line": .integer(located.location.line),
    ]
  }

  private func json(_ examples: [Example]) -> JSONValue {
    .array(examples.map { .string($0.sentence) })
  }
}

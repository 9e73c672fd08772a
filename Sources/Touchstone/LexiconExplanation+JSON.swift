import CorpusModel
import Lexicons
import Reporting

extension LexiconExplanation {
  /// The explanation as JSON: `text`, `sentences`, `words`, `matches`, `statements`, `lexicon`.
  public var json: String {
    let value: JSONValue = [
      "text": .string(text),
      "sentences": .integer(sentences),
      "words": .integer(words),
      "matches": .array(matches.map(json)),
      "statements": .array(statements.map(json)),
      "lexicon": lexicon.identityJSON,
    ]
    return value.prettyText
  }

  private func json(_ match: Match) -> JSONValue {
    var members = [
      JSONValue.Member("sentence", .integer(match.sentence)),
      JSONValue.Member("text", .string(match.words)),
      JSONValue.Member("char_start", .integer(match.characters.lowerBound)),
      JSONValue.Member("char_end", .integer(match.characters.upperBound)),
      JSONValue.Member("term", .string(match.term)),
      JSONValue.Member("category", .string(match.category)),
      JSONValue.Member("pole", .string(match.pole)),
      JSONValue.Member("location", .string(match.location.description)),
      JSONValue.Member("note", .string(match.note)),
      JSONValue.Member("marks", .array(match.marks.map(JSONValue.string))),
      JSONValue.Member("verdict", .string(match.verdict.code)),
    ]
    switch match.verdict {
    case .counted, .name: break
    case .falseFriend(let pattern, let location):
      members.append(JSONValue.Member("pattern", .string(pattern)))
      members.append(JSONValue.Member("pattern_location", .string(location?.description)))
    case .outOfContext(let wanted, let window):
      members.append(JSONValue.Member("pattern", .string(wanted)))
      members.append(JSONValue.Member("window", .integer(window)))
    case .yielded(let term, let category, let words):
      members.append(
        JSONValue.Member(
          "winner",
          ["term": .string(term), "category": .string(category), "text": .string(words)]))
    }
    return .object(members)
  }

  private func json(_ statement: Statement) -> JSONValue {
    let poles = lexicon.poles.map { [$0.first, $0.second] } ?? []
    return [
      "kind": .string(statement.kind),
      "name": .string(statement.name),
      "pattern": .string(statement.pattern),
      "location": .string(statement.location?.description),
      "prefers": .string(statement.prefers),
      "stance": .string(statement.stance),
      "modality": .string(statement.modality),
      "voice": .string(statement.voice),
      "text": .string(statement.words),
      "hits": .object(
        zip(poles, [statement.first, statement.second]).map { pole, words in
          JSONValue.Member(pole, .array(words.map(JSONValue.string)))
        }),
    ]
  }
}

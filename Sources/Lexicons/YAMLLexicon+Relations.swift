import CorpusModel
import Yams

/// Reads the parts of a lexicon that are about statements: contrasts, stances, modalities, voices.
extension YAMLLexicon {
  private static let contrastKeys = [
    "id", "label", "note", "patterns", "prefers", "question", "reverse", "stance", "unless",
    "matches", "misses",
  ]
  private static let stanceKeys = [
    "id", "label", "note", "patterns", "unless", "matches", "misses",
  ]

  /// The keys of a lexicon, or of an extension, that are read here.
  static let relationKeys = ["contrasts", "stances", "modalities", "voices"]

  /// Adds what `entries` say about relations, after the categories were read.
  mutating func readRelations(_ entries: [Entry]) throws(LexiconError) {
    for entry in entries { try readRelation(entry) }
  }

  private mutating func readRelation(_ entry: Entry) throws(LexiconError) {
    switch entry.key {
    case "contrasts":
      for node in try sequence(entry) {
        lexicon.relations.add(try contrast(node), lexicon.poles)
      }
    case "stances":
      for node in try sequence(entry) { lexicon.relations.stances.append(try stance(node)) }
    case "modalities": try addCues(entry, to: \.modalities)
    case "voices": try addCues(entry, to: \.voices)
    default: break
    }
  }

  /// Removes contrasts, stances, modalities or voices by their names.
  mutating func removeRelations(_ entry: Entry) throws(LexiconError) {
    for (id, node) in try scalars(entry, expected: "a list of names") {
      let known = lexicon.relations
      let names: [String]
      switch entry.key {
      case "contrasts":
        names = known.contrasts.map(\.id)
        _ = lexicon.relations.removeContrasts(id)
      case "stances":
        names = known.stances.map(\.id)
        lexicon.relations.stances.removeAll { $0.id == id }
      case "modalities":
        names = known.modalities.map(\.id)
        lexicon.relations.modalities.removeAll { $0.id == id }
      default:
        names = known.voices.map(\.id)
        lexicon.relations.voices.removeAll { $0.id == id }
      }
      guard names.contains(id) else {
        throw LexiconError(
          .unknownRelation(id, key: entry.key, known: names), at: location(node))
      }
    }
  }

  private func contrast(_ node: Node) throws(LexiconError) -> Relations.Contrast {
    let entries = try mapping(node, key: "a contrast")
    let name = try required("id", in: entries, of: node)
    var contrast = Relations.Contrast(
      id: try scalar(name), patterns: [], prefers: .both, reversal: .none, isQuestion: false,
      unless: [], stance: nil, matches: [], misses: [], location: name.location)
    _ = try required("patterns", in: entries, of: node)
    _ = try required("prefers", in: entries, of: node)
    for entry in entries {
      switch entry.key {
      case "id": break
      case "label": contrast.label = try scalar(entry)
      case "note": contrast.note = try scalar(entry)
      case "patterns": contrast.patterns = try relationPatterns(entry)
      case "prefers": contrast.prefers = try preference(entry)
      case "reverse": contrast.reversal = try reversal(entry)
      case "question": contrast.isQuestion = try flag(entry)
      case "stance": contrast.stance = try scalar(entry)
      case "unless": contrast.unless = try relationPatterns(entry)
      case "matches": contrast.matches = try examples(entry)
      case "misses": contrast.misses = try examples(entry)
      default: throw unknown(entry, expected: YAMLLexicon.contrastKeys)
      }
    }
    return contrast
  }

  private func reversal(_ entry: Entry) throws(LexiconError) -> Relations.Reversal {
    guard try flag(entry) else { return .none }
    guard lexicon.poles != nil else {
      throw LexiconError(.missingKey("poles"), at: entry.location)
    }
    return .reversible
  }

  private func preference(_ entry: Entry) throws(LexiconError) -> Relations.Preference {
    let name = try scalar(entry)
    if name == "both" { return .both }
    guard let poles = lexicon.poles else {
      throw LexiconError(.missingKey("poles"), at: entry.location)
    }
    guard name == poles.first || name == poles.second else {
      throw LexiconError(
        .unknownCategory(name, known: [poles.first, poles.second, "both"]), at: entry.location)
    }
    return .pole(name)
  }

  private func stance(_ node: Node) throws(LexiconError) -> Relations.Stance {
    let entries = try mapping(node, key: "a stance")
    let name = try required("id", in: entries, of: node)
    var stance = Relations.Stance(
      id: try scalar(name), patterns: [], unless: [], matches: [], misses: [],
      location: name.location)
    _ = try required("patterns", in: entries, of: node)
    for entry in entries {
      switch entry.key {
      case "id": break
      case "label": stance.label = try scalar(entry)
      case "note": stance.note = try scalar(entry)
      case "patterns": stance.patterns = try relationPatterns(entry)
      case "unless": stance.unless = try relationPatterns(entry)
      case "matches": stance.matches = try examples(entry)
      case "misses": stance.misses = try examples(entry)
      default: throw unknown(entry, expected: YAMLLexicon.stanceKeys)
      }
    }
    return stance
  }

  /// Adds patterns to the modalities or voices of their names, which may be new.
  private mutating func addCues(
    _ entry: Entry, to list: WritableKeyPath<Relations, [Relations.Cue]>
  ) throws(LexiconError) {
    for inner in try mapping(entry.value, key: entry.key) {
      let patterns = try relationPatterns(inner)
      let cues = lexicon.relations[keyPath: list]
      if let known = cues.firstIndex(where: { $0.id == inner.key }) {
        lexicon.relations[keyPath: list][known].patterns += patterns
      } else {
        lexicon.relations[keyPath: list].append(
          Relations.Cue(id: inner.key, patterns: patterns, location: inner.location))
      }
    }
  }

  private func relationPatterns(_ entry: Entry) throws(LexiconError) -> [RelationPattern] {
    var result: [RelationPattern] = []
    for (text, node) in try scalars(entry, expected: "a list of patterns") {
      let pattern: RelationPattern
      do {
        pattern = try RelationPattern(text)
      } catch {
        throw LexiconError(.badPattern(text, error), at: location(node))
      }
      for slot in pattern.slots where !lexicon.hasCategory(atOrBelow: slot) {
        throw LexiconError(.unknownCategory(slot, known: lexicon.paths), at: location(node))
      }
      result.append(pattern)
    }
    return result
  }
}

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

  /// Reads what `entries` say about relations, after the categories were read.
  mutating func readRelations(_ entries: [Entry]) throws(LexiconError) {
    for entry in entries {
      switch entry.key {
      case "contrasts":
        for node in try sequence(entry) { try readContrast(node) }
        try addReversed(entry)
      case "stances":
        for node in try sequence(entry) { lexicon.relations.stances.append(try stance(node)) }
      case "modalities": lexicon.relations.modalities = try cues(entry)
      case "voices": lexicon.relations.voices = try cues(entry)
      default: break
      }
    }
  }

  private mutating func readContrast(_ node: Node) throws(LexiconError) {
    let entries = try mapping(node, key: "a contrast")
    let name = try required("id", in: entries, of: node)
    var contrast = Relations.Contrast(
      id: try scalar(name), patterns: [], prefers: .both, isQuestion: false, unless: [],
      stance: nil, matches: [], misses: [], location: name.location)
    _ = try required("patterns", in: entries, of: node)
    let preference = try required("prefers", in: entries, of: node)
    for entry in entries {
      switch entry.key {
      case "id", "reverse": break
      case "label", "note": _ = try scalar(entry)
      case "patterns": contrast.patterns = try relationPatterns(entry)
      case "prefers": contrast.prefers = try self.preference(preference)
      case "question": contrast.isQuestion = try flag(entry)
      case "stance": contrast.stance = try scalar(entry)
      case "unless": contrast.unless = try relationPatterns(entry)
      case "matches": contrast.matches = try examples(entry)
      case "misses": contrast.misses = try examples(entry)
      default: throw unknown(entry, expected: YAMLLexicon.contrastKeys)
      }
    }
    lexicon.relations.contrasts.append(contrast)
    if try flag(entries.first { $0.key == "reverse" }) { reversible.insert(contrast.id) }
  }

  /// Adds each reversible contrast with the poles exchanged, preferring the other one.
  private mutating func addReversed(_ entry: Entry) throws(LexiconError) {
    guard !reversible.isEmpty else { return }
    guard let poles = lexicon.poles else {
      throw LexiconError(.missingKey("poles"), at: entry.location)
    }
    for contrast in lexicon.relations.contrasts where reversible.contains(contrast.id) {
      var other = contrast
      other.patterns = contrast.patterns.map { $0.exchanging(poles.first, poles.second) }
      if case .pole(let name) = contrast.prefers {
        other.prefers = .pole(name == poles.first ? poles.second : poles.first)
      }
      other.id = contrast.id + "_reversed"
      other.matches = []
      other.misses = []
      lexicon.relations.contrasts.append(other)
    }
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
      case "label", "note": _ = try scalar(entry)
      case "patterns": stance.patterns = try relationPatterns(entry)
      case "unless": stance.unless = try relationPatterns(entry)
      case "matches": stance.matches = try examples(entry)
      case "misses": stance.misses = try examples(entry)
      default: throw unknown(entry, expected: YAMLLexicon.stanceKeys)
      }
    }
    return stance
  }

  private func cues(_ entry: Entry) throws(LexiconError) -> [Relations.Cue] {
    var result: [Relations.Cue] = []
    for inner in try mapping(entry.value, key: entry.key) {
      result.append(
        Relations.Cue(
          id: inner.key, patterns: try relationPatterns(inner), location: inner.location))
    }
    return result
  }

  private func relationPatterns(_ entry: Entry) throws(LexiconError) -> [RelationPattern] {
    let known = lexicon.branches.map(\.path) + lexicon.categories.map(\.path)
    var result: [RelationPattern] = []
    for (text, node) in try scalars(entry, expected: "a list of patterns") {
      let pattern: RelationPattern
      do {
        pattern = try RelationPattern(text)
      } catch {
        throw LexiconError(.badPattern(text, error), at: location(node))
      }
      for slot in pattern.slots where !known.contains(slot) {
        throw LexiconError(.unknownCategory(slot, known: known), at: location(node))
      }
      result.append(pattern)
    }
    return result
  }
}

/// Writes contrasts, stances, modalities and voices.
extension YAMLLexiconWriter {
  mutating func writeRelations() {
    let relations = lexicon.relations
    // Those with the poles exchanged are made anew from `reverse`.
    let contrasts = relations.contrasts.filter { $0.reversal != .reversed }
    if !contrasts.isEmpty { line(0, "contrasts:") }
    for contrast in contrasts { write(contrast) }
    if !relations.stances.isEmpty { line(0, "stances:") }
    for stance in relations.stances { write(stance) }
    write("modalities", relations.modalities)
    write("voices", relations.voices)
  }

  private mutating func write(_ contrast: Relations.Contrast) {
    writeHead(contrast.id, label: contrast.label, note: contrast.note)
    write("patterns", contrast.patterns)
    write("prefers", contrast.prefers.name)
    if contrast.reversal == .reversible { line(2, "reverse: true") }
    if contrast.isQuestion { line(2, "question: true") }
    write("stance", contrast.stance)
    if !contrast.unless.isEmpty { write("unless", contrast.unless) }
    write("matches", contrast.matches, depth: 2)
    write("misses", contrast.misses, depth: 2)
  }

  private mutating func write(_ stance: Relations.Stance) {
    writeHead(stance.id, label: stance.label, note: stance.note)
    write("patterns", stance.patterns)
    if !stance.unless.isEmpty { write("unless", stance.unless) }
    write("matches", stance.matches, depth: 2)
    write("misses", stance.misses, depth: 2)
  }

  private mutating func writeHead(_ id: String, label: String?, note: String?) {
    line(1, "- id: " + YAMLScalar.text(id))
    write("label", label)
    write("note", note)
  }

  private mutating func write(_ key: String, _ cues: [Relations.Cue]) {
    if cues.isEmpty { return }
    line(0, key + ":")
    for cue in cues { write(cue.id, cue.patterns, depth: 1) }
  }

  private mutating func write(_ key: String, _ value: String?) {
    if let value { line(2, key + ": " + YAMLScalar.text(value)) }
  }

  /// Writes a list that must stand there, even if it is empty.
  private mutating func write(_ key: String, _ patterns: [RelationPattern], depth: Int = 2) {
    line(depth, key: key, patterns.isEmpty ? ": []" : ":")
    for pattern in patterns { line(depth + 1, "- " + YAMLScalar.text(pattern.source)) }
  }
}

/// Spells patterns in our notation and as entries of other tools.
///
/// A spelling is believed only where reading it gives the same word sequences again; the author's own
/// comes first.
enum PatternSpelling {
  /// A spelling in our notation.
  struct Own {
    var text: String
    /// Whether `case: true` must stand beside it.
    var isCaseSensitive = false
  }

  /// The pattern in our notation; nil where it has no spelling.
  static func own(_ pattern: Pattern) -> Own? {
    let source = pattern.source
    let candidates = [
      Own(text: source), Own(text: source, isCaseSensitive: true), Own(text: source.lowercased()),
      Own(text: rendered(pattern.sequences)),
    ]
    return candidates.first { candidate in
      let read = try? Pattern(candidate.text, isCaseSensitive: candidate.isCaseSensitive)
      return read?.sequences == pattern.sequences
    }
  }

  /// The pattern as entries of a dictionary without choices and gaps, case folded and quotation marks
  /// left out; nil where some sequence has no such spelling.
  static func entries(_ pattern: Pattern) throws(LexiconNote.Reason) -> [String] {
    let folded = pattern.sequences.map { $0.map { Pattern.Step($0.form) } }
    if let read = try? Pattern(entry: pattern.source), read.sequences == folded {
      return [pattern.source]
    }
    guard let sequences = pattern.writtenOut() else { throw .tooManySequences }
    var entries: [String] = []
    var seen: Set<String> = []
    for sequence in sequences {
      let steps = sequence.map { Pattern.Step($0.form) }
      let entry = rendered([steps])
      guard let read = try? Pattern(entry: entry), read.sequences == [steps] else {
        throw .noSpelling
      }
      if seen.insert(entry).inserted { entries.append(entry) }
    }
    return entries
  }

  private static func rendered(_ sequences: [[Pattern.Step]]) -> String {
    let arms = sequences.map { $0.map { rendered($0.form) }.joined(separator: " ") }
    return arms.count == 1 ? arms[0] : "(" + arms.joined(separator: "|") + ")"
  }

  private static func rendered(_ form: Pattern.Step.Form) -> String {
    switch form {
    case .literal(let word), .glob(let word): word
    case .any: "*"
    case .choice(let forms): "(" + forms.map { rendered($0) }.joined(separator: "|") + ")"
    }
  }
}

extension LexiconNote.Reason: Error {}

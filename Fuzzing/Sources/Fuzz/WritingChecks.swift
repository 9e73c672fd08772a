import CorpusModel
import Lexicons

/// What holds for every lexicon that is written as YAML: it comes back equal, places apart.
enum WritingChecks {
  static func check(_ lexicon: Lexicon, file: String) {
    let output = LexiconWriter(.yaml).write(lexicon)
    // What cannot be written is said; that the rest is unchanged could not be seen.
    guard output.notes.isEmpty else { return }
    let again: Lexicon
    do {
      again = try LexiconReader().read(Array(output.text.utf8), file: file, sha256: "0")
    } catch {
      fatalError("broken promise: what is written can be read: \(error) in \(output.text)")
    }
    let (first, second) = (facts(lexicon), facts(again))
    for (index, fact) in first.enumerated() where index >= second.count || second[index] != fact {
      let found = index < second.count ? second[index] : "nothing"
      fatalError("broken promise: \(fact) comes back, found \(found) in \(output.text)")
    }
    require(first.count == second.count, "nothing comes back that was not there: \(output.text)")
    for format in [LexiconWriter.Format.csv, .dic] { _ = LexiconWriter(format).write(lexicon) }
  }

  /// Everything that a lexicon says, in an order that does not depend on that of the file.
  private static func facts(_ lexicon: Lexicon) -> [String] {
    let head = [
      // Another file may give another name where none is written.
      "\(lexicon.version) \(shown(lexicon.language)) \(shown(lexicon.licence))",
      "\(shown(lexicon.summary)) \(String(describing: lexicon.poles))",
    ]
    let branches = lexicon.branches.map {
      "branch \($0.path.debugDescription) \($0.label) \($0.definition)"
    }.sorted()
    return head + branches + categories(of: lexicon) + relations(of: lexicon)
  }

  private static func categories(of lexicon: Lexicon) -> [String] {
    var terms = lexicon.categories.map { _ in [String]() }
    for term in lexicon.terms {
      terms[term.category.index].append(
        "\(term.pattern.sequences) \(sources(term.unless)) \(sources(term.within)) "
          + "\(term.window ?? 0) \(term.weight) \(shown(term.note)) \(shown(term.source)) "
          + "\(sentences(term.matches)) \(sentences(term.misses))")
    }
    return zip(lexicon.categories, terms).map { category, terms in
      "category \(category.path.debugDescription) \(category.label) \(category.definition) "
        + "\(shown(category.pole)) \(sources(category.unless)) \(sentences(category.matches)) "
        + "\(sentences(category.misses)) \(terms)"
    }.sorted()
  }

  private static func relations(of lexicon: Lexicon) -> [String] {
    let relations = lexicon.relations
    let contrasts = relations.contrasts.map { contrast in
      "\(contrast.id) \(shown(contrast.label)) \(shown(contrast.note)) \(contrast.patterns) "
        + "\(contrast.prefers) \(contrast.reversal) \(contrast.isQuestion) \(contrast.unless) "
        + "\(shown(contrast.stance)) \(sentences(contrast.matches)) \(sentences(contrast.misses))"
    }
    let stances = relations.stances.map { stance in
      "\(stance.id) \(shown(stance.label)) \(shown(stance.note)) \(stance.patterns) "
        + "\(stance.unless) \(sentences(stance.matches)) \(sentences(stance.misses))"
    }
    let cues = (relations.modalities + relations.voices).map { "\($0.id) \($0.patterns)" }
    return contrasts + stances + cues
  }

  private static func shown(_ text: String?) -> String { text?.debugDescription ?? "-" }

  private static func sources(_ patterns: [LocatedPattern]) -> [String] {
    patterns.map { "\($0.pattern.source.debugDescription) \($0.pattern.sequences)" }
  }

  private static func sentences(_ examples: [Example]) -> [String] { examples.map(\.sentence) }
}

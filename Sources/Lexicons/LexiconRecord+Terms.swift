import BinaryRecords
import CorpusModel

/// Categories and terms as bytes.
extension LexiconRecordWriter {
  mutating func write(_ category: Lexicon.Category) {
    record.write(category.path)
    record.write(category.label)
    record.write(category.definition)
    write(category.pole)
    write(category.unless)
    write(category.matches)
    write(category.misses)
    write(category.location)
  }

  mutating func write(_ term: Lexicon.Term) {
    write(term.pattern)
    record.write(term.category.index)
    write(term.unless)
    write(term.within)
    record.write(term.window) { $0.write($1) }
    record.write(term.weight)
    write(term.note)
    write(term.source)
    write(term.matches)
    write(term.misses)
    write(term.location)
  }

  private mutating func write(_ patterns: [LocatedPattern]) {
    list(patterns) {
      $0.write($1.pattern)
      $0.write($1.location)
    }
  }

  private mutating func write(_ pattern: Pattern) {
    // False friends of a branch stand in each category below it.
    guard isNew(patterns.number(of: pattern)) else { return }
    record.write(pattern.source)
    // Sequences of one pattern mostly begin as the one before.
    var before: [Pattern.Step] = []
    list(pattern.sequences) { writer, steps in
      let shared = zip(before, steps).prefix { $0 == $1 }.count
      writer.record.write(shared)
      writer.list(Array(steps[shared...])) { $0.write($1) }
      before = steps
    }
  }

  private mutating func write(_ step: Pattern.Step) {
    guard isNew(steps.number(of: step)) else { return }
    write(step.form)
    write(step.exactCase)
    record.write(step.opensQuote)
    record.write(step.closesQuote)
  }

  mutating func write(_ form: Pattern.Step.Form) {
    switch form {
    case .literal(let word):
      record.write(0)
      write(word: word)
    case .glob(let glob):
      record.write(1)
      write(word: glob)
    case .any: record.write(2)
    case .choice(let forms):
      record.write(3)
      list(forms) { $0.write($1) }
    }
  }

  private mutating func write(word: String) {
    if isNew(words.number(of: word)) { record.write(word) }
  }
}

extension LexiconRecordReader {
  mutating func category() throws(Damage) -> Lexicon.Category {
    let (path, label) = (try record.string(), try record.string())
    let definition = try record.string()
    let pole = try text()
    let (unless, matches, misses) = (try locatedPatterns(), try examples(), try examples())
    var category = Lexicon.Category(path: path, label: label, location: try location())
    category.definition = definition
    category.pole = pole
    category.unless = unless
    category.matches = matches
    category.misses = misses
    return category
  }

  /// Reads a term of one of so many categories.
  mutating func term(of categories: Int) throws(Damage) -> Lexicon.Term {
    let (pattern, category) = (try pattern(), try record.int())
    guard (0..<categories).contains(category) else { throw record.damage }
    var term = Lexicon.Term(
      pattern: pattern, category: CategoryID(category),
      location: SourceLocation(file: "", line: 0, column: 0))
    term.unless = try locatedPatterns()
    term.within = try locatedPatterns()
    term.window = try record.optional { record throws(Damage) in try record.int() }
    term.weight = try record.double()
    term.note = try text()
    term.source = try text()
    term.matches = try examples()
    term.misses = try examples()
    term.location = try location()
    return term
  }

  private mutating func locatedPatterns() throws(Damage) -> [LocatedPattern] {
    try list { reader throws(Damage) in
      LocatedPattern(pattern: try reader.pattern(), location: try reader.location())
    }
  }

  private mutating func pattern() throws(Damage) -> Pattern {
    let number = try record.int()
    if let known = try known(number, among: patterns) { return known }
    let source = try record.string()
    var before: [Pattern.Step] = []
    let sequences = try list { reader throws(Damage) in
      before = try reader.sequence(after: before)
      return before
    }
    patterns.append(Pattern(source: source, sequences: sequences))
    return patterns[number]
  }

  /// Reads a sequence that may begin as the one before.
  private mutating func sequence(
    after before: [Pattern.Step]
  ) throws(Damage) -> [Pattern.Step] {
    let (shared, own) = (try record.int(), try record.length())
    guard (0...before.count).contains(shared) else { throw record.damage }
    var steps: [Pattern.Step] = []
    steps.reserveCapacity(shared + own)
    for place in 0..<shared { steps.append(before[place]) }
    for _ in 0..<own { steps.append(try step()) }
    return steps
  }

  private mutating func step() throws(Damage) -> Pattern.Step {
    let number = try record.int()
    if let known = try known(number, among: steps) { return known }
    var step = Pattern.Step(try form(), exactCase: try text())
    step.opensQuote = try record.bool()
    step.closesQuote = try record.bool()
    steps.append(step)
    return step
  }

  mutating func form() throws(Damage) -> Pattern.Step.Form {
    let kind = try record.int()
    guard kind == 3 else { return try single(kind) }
    return .choice(
      try list { reader throws(Damage) in try reader.single(try reader.record.int()) })
  }

  /// Reads a form that is no choice.
  private mutating func single(_ kind: Int) throws(Damage) -> Pattern.Step.Form {
    switch kind {
    case 0: .literal(try word())
    case 1: .glob(try word())
    case 2: .any
    default: throw record.damage
    }
  }

  private mutating func word() throws(Damage) -> String {
    let number = try record.int()
    if let known = try known(number, among: words) { return known }
    words.append(try record.string())
    return words[number]
  }
}

import CorpusModel
import Yams

/// Reads a lexicon in YAML: the full format, or a plain nested dictionary as quanteda reads it.
struct YAMLLexicon {
  let notation: LexiconReader.Notation
  let file: String
  var lexicon: Lexicon
  private var paths: Set<String> = []
  /// The categories that an extension takes out, with the places where it says so.
  var removed: [(path: String, location: SourceLocation)] = []

  /// More categories than this are refused: a page of nested aliases stands for billions.
  private static let categoryLimit = 100_000

  static let headKeys = ["name", "version", "language", "licence", "description"]
  private static let lexiconKeys = headKeys + ["poles", "unless", "categories"] + relationKeys
  static let extensionParts = ["add", "remove", "replace"]
  private static let categoryKeys = [
    "label", "definition", "include", "exclude", "ground", "note", "unless", "terms", "matches",
    "misses", "categories",
  ]
  private static let termKeys = [
    "term", "unless", "within", "window", "case", "weight", "note", "source", "matches", "misses",
  ]

  init(notation: LexiconReader.Notation, file: String) {
    self.notation = notation
    self.file = file
    lexicon = Lexicon(name: LexiconReader.stem(of: file))
  }

  consuming func read(
    _ text: String, base: LexiconReader.Base
  ) throws(LexiconError) -> Lexicon {
    let root = try composed(text)
    let entries = try mapping(root, key: "the lexicon")
    if entries.contains(where: { $0.key == "extends" }) {
      try readExtension(entries, base: base)
    } else if entries.contains(where: { $0.key == "categories" }) {
      try readLexicon(entries)
    } else {
      for entry in entries { try readPlain(entry, parent: "") }
    }
    try checkPoles(entries)
    return lexicon
  }

  // MARK: The full format

  private mutating func readLexicon(_ entries: [Entry]) throws(LexiconError) {
    var shared: [LocatedPattern] = []
    for entry in entries where try !readHead(entry) {
      switch entry.key {
      case "poles": try readPoles(entry)
      case "unless": shared = try patterns(entry)
      case "categories": break
      case _ where YAMLLexicon.relationKeys.contains(entry.key): break
      default: throw unknown(entry, expected: YAMLLexicon.lexiconKeys)
      }
    }
    for entry in entries where entry.key == "categories" {
      for child in try mapping(entry.value, key: "categories") {
        try readCategory(child, parent: "", inherited: shared)
      }
    }
    try readRelations(entries)
  }

  /// Reads what a lexicon says of itself; false where the key is another one.
  mutating func readHead(_ entry: Entry) throws(LexiconError) -> Bool {
    switch entry.key {
    case "name": lexicon.name = try scalar(entry)
    case "version": lexicon.version = try scalar(entry)
    case "language": lexicon.language = try scalar(entry)
    case "licence": lexicon.licence = try scalar(entry)
    case "description": lexicon.summary = try scalar(entry)
    default: return false
    }
    return true
  }

  private mutating func readPoles(_ entry: Entry) throws(LexiconError) {
    let names = try scalars(entry, expected: "a list of single values").map(\.text)
    guard names.count == 2, names[0] != names[1] else {
      throw LexiconError(
        .wrongKind(
          key: "poles", expected: "two different categories",
          found: names.count == 1 ? "one" : "\(names.count) names"),
        at: entry.location)
    }
    lexicon.poles = LexiconOutline.Poles(first: names[0], second: names[1])
  }

  private func checkPoles(_ entries: [Entry]) throws(LexiconError) {
    guard let poles = lexicon.poles else { return }
    for pole in [poles.first, poles.second] where !lexicon.hasCategory(atOrBelow: pole) {
      let location = entries.first { $0.key == "poles" }?.location ?? location(nil)
      throw LexiconError(.unknownCategory(pole, known: lexicon.paths), at: location)
    }
  }

  private mutating func readCategory(
    _ entry: Entry, parent: String, inherited: [LocatedPattern]
  ) throws(LexiconError) {
    let path = try newPath(entry, parent: parent)
    guard case .mapping = entry.value else {
      return try addCategory(
        entry, path: path, label: entry.key, terms: entry, inherited: inherited)
    }
    let entries = try mapping(entry.value, key: entry.key)
    var category = Lexicon.Category(path: path, label: entry.key, location: entry.location)
    category.unless = inherited
    var terms: Entry?
    var children: [Entry] = []
    for inner in entries {
      switch inner.key {
      case "label": category.label = try scalar(inner)
      case "definition": category.definition = try scalar(inner)
      case _ where Lexicon.Remark.keys.contains(inner.key):
        try readRemark(inner, on: path)
      case "unless": category.unless += try patterns(inner)
      case "matches": category.matches = try examples(inner)
      case "misses": category.misses = try examples(inner)
      case "terms": terms = inner
      case "categories": children = try mapping(inner.value, key: "categories")
      default: throw unknown(inner, expected: YAMLLexicon.categoryKeys)
      }
    }
    if terms == nil, !children.isEmpty {
      lexicon.branches.append(
        Lexicon.Branch(path: path, label: category.label, definition: category.definition))
    } else {
      try add(category, terms: terms)
    }
    for child in children {
      try readCategory(child, parent: path, inherited: category.unless)
    }
  }

  /// Keeps what a file says of a category to its readers.
  mutating func readRemark(_ entry: Entry, on path: String) throws(LexiconError) {
    lexicon.remarks.append(
      Lexicon.Remark(
        path: path, key: entry.key, text: try scalar(entry), location: entry.location))
  }

  private mutating func addCategory(
    _ entry: Entry, path: String, label: String, terms: Entry, inherited: [LocatedPattern]
  ) throws(LexiconError) {
    var category = Lexicon.Category(path: path, label: label, location: entry.location)
    category.unless = inherited
    try add(category, terms: terms)
  }

  private mutating func add(_ category: Lexicon.Category, terms: Entry?) throws(LexiconError) {
    let number = CategoryID(lexicon.categories.count)
    lexicon.categories.append(category)
    guard let terms else { return }
    for node in try sequence(terms) { lexicon.terms.append(try term(node, of: number)) }
  }

  func term(_ node: Node, of category: CategoryID) throws(LexiconError) -> Lexicon.Term {
    if let source = node.scalar?.string {
      return Lexicon.Term(
        pattern: try pattern(source, node), category: category, location: location(node))
    }
    let entries = try mapping(node, key: "a term")
    let spelling = try required("term", in: entries, of: node)
    let isCaseSensitive = try flag(entries.first { $0.key == "case" })
    var term = Lexicon.Term(
      pattern: try pattern(
        scalar(spelling), spelling.value, isCaseSensitive: isCaseSensitive),
      category: category, location: spelling.valueLocation)
    for entry in entries {
      switch entry.key {
      case "term", "case": break
      case "unless": term.unless = try patterns(entry)
      case "within": term.within = try patterns(entry)
      case "window": term.window = try wholeNumber(entry)
      case "weight": term.weight = try number(entry)
      case "note": term.note = try scalar(entry)
      case "source": term.source = try scalar(entry)
      case "matches": term.matches = try examples(entry)
      case "misses": term.misses = try examples(entry)
      default: throw unknown(entry, expected: YAMLLexicon.termKeys)
      }
    }
    return term
  }

  // MARK: The plain nested dictionary

  private mutating func readPlain(_ entry: Entry, parent: String) throws(LexiconError) {
    let path = try newPath(entry, parent: parent)
    if case .mapping = entry.value {
      lexicon.branches.append(Lexicon.Branch(path: path, label: entry.key))
      for child in try mapping(entry.value, key: entry.key) {
        try readPlain(child, parent: path)
      }
    } else {
      try addCategory(entry, path: path, label: entry.key, terms: entry, inherited: [])
    }
  }

  /// Refuses a category without a name.
  func requireName(_ entry: Entry, in parent: String) throws(LexiconError) {
    guard entry.key.isEmpty else { return }
    throw LexiconError(
      .wrongKind(
        key: parent, expected: "categories with names", found: "one without a name"),
      at: entry.location)
  }

  private mutating func newPath(_ entry: Entry, parent: String) throws(LexiconError) -> String {
    try requireName(entry, in: parent.isEmpty ? "the lexicon" : parent)
    let path = parent.isEmpty ? entry.key : parent + "." + entry.key
    guard paths.insert(path).inserted else {
      throw LexiconError(.duplicateCategory(path), at: entry.location)
    }
    guard paths.count <= YAMLLexicon.categoryLimit else {
      throw LexiconError(
        .tooManyCategories(limit: YAMLLexicon.categoryLimit), at: entry.location)
    }
    return path
  }
}

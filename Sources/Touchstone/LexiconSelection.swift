public import Lexicons

/// What the arguments of `lexicon show` name: a lexicon, and perhaps a category or branch of it.
public struct LexiconSelection: Sendable {
  /// The lexicon.
  public let lexicon: Lexicon
  /// The path of the category or branch; nil for the whole lexicon.
  public let path: String?

  /// Tells which argument is the lexicon and which the category.
  ///
  /// A word is a lexicon where it is `values-targets`, there is such a file, or it looks like one; a
  /// category of the built-in lexicon comes before a file that happens to be called like it.
  ///
  /// - Parameters:
  ///   - arguments: none, one or two words: a lexicon, a category, or both.
  ///   - named: the lexicon, where an option names it; then the arguments hold none.
  /// - Throws: ``LexiconError``, or ``ScanError`` where there is no such category.
  public init(_ arguments: [String], lexicon named: String?) throws {
    if let named {
      guard arguments.count < 2 else { throw ScanError.oneCategory(arguments) }
      try self.init(LexiconSource.named(named).load(), arguments.first)
      return
    }
    let builtIn = try LexiconSource.builtIn.load()
    let categories = LexiconSelection.paths(of: builtIn)
    let place = arguments.firstIndex {
      !categories.contains($0) && LexiconSelection.isLexicon($0)
    }
    switch (arguments.count, place) {
    case (0, _): try self.init(builtIn, nil)
    case (1, nil):
      guard categories.contains(arguments[0]) else {
        throw ScanError.neitherFileNorCategory(arguments[0], known: categories)
      }
      try self.init(builtIn, arguments[0])
    case (2, _):
      let file = place ?? 0
      try self.init(LexiconSource.named(arguments[file]).load(), arguments[1 - file])
    case (1, _): try self.init(LexiconSource.named(arguments[0]).load(), nil)
    default: throw ScanError.oneCategory(arguments)
    }
  }

  private init(_ lexicon: Lexicon, _ path: String?) throws {
    if let path {
      let known = LexiconSelection.paths(of: lexicon)
      guard known.contains(path) else {
        throw ScanError.noCategory(path, in: lexicon.name, known: known)
      }
    }
    self.lexicon = lexicon
    self.path = path
  }

  private static func isLexicon(_ word: String) -> Bool {
    word == LexiconSource.builtInName || word.contains("/") || LexiconSource.isFile(word)
      || LexiconReader.endings.contains { word.lowercased().hasSuffix("." + $0) }
  }

  private static func paths(of lexicon: Lexicon) -> [String] {
    lexicon.branches.map(\.path) + lexicon.categories.map(\.path)
  }
}

extension ScanError {
  fileprivate static func oneCategory(_ arguments: [String]) -> ScanError {
    ScanError(
      "one lexicon and one category can be shown, found \(arguments.joined(separator: " "))",
      isUsage: true)
  }

  fileprivate static func noCategory(
    _ name: String, in lexicon: String, known: [String]
  ) -> ScanError {
    ScanError(
      "\(lexicon) has no category '\(name)'\(proposal(for: name, known))", isUsage: true)
  }

  fileprivate static func neitherFileNorCategory(_ name: String, known: [String]) -> ScanError {
    ScanError(
      "there is no file '\(name)', nor has the built-in lexicon a category of this name"
        + proposal(for: name, known), isUsage: true)
  }

  private static func proposal(for name: String, _ known: [String]) -> String {
    let near = NearestName.several(of: name, among: known).map { "'\($0)'" }
    guard let last = near.last else {
      return "; the categories are " + known.prefix(12).joined(separator: ", ")
        + (known.count > 12 ? ", …" : "")
    }
    let first = near.dropLast().joined(separator: ", ")
    return "; did you mean \(first.isEmpty ? "" : first + " or ")\(last)?"
  }
}

import CorpusModel
import Lexicons

/// The lexicons of a scan: the main one, then those that are matched beside it.
///
/// Each is matched for itself, as if it were alone. Poles and statements come from the main one.
struct LexiconSet: Sendable {
  /// The main lexicon.
  let main: Lexicon
  /// The others, without their statements, in the order in which they were named.
  let further: [Lexicon]
  /// All categories: the main lexicon's own, then those of each other below its name.
  let outline: LexiconOutline

  /// Reads the lexicons of a scan.
  ///
  /// - Throws: ``LexiconError``, or ``ScanError`` where names could not be told apart.
  init(_ options: ScanOptions) throws {
    main = try LexiconSet.load(options.lexicon, options)
    further = try options.furtherLexicons.map { source in
      var lexicon = try LexiconSet.load(source, options)
      lexicon.relations = Relations()
      return lexicon
    }
    outline = try LexiconSet.outline(main, further)
  }

  private static func load(_ source: LexiconSource, _ options: ScanOptions) throws -> Lexicon {
    let lexicon = try source.load(notation: options.counting == .own ? .own : .peer)
    return options.levels.map { lexicon.merged(toLevel: $0) } ?? lexicon
  }

  private static func outline(_ main: Lexicon, _ further: [Lexicon]) throws -> LexiconOutline {
    var outline = main.outline
    var paths = Set(outline.categories.map(\.path))
    let tops = Set(outline.categories.map { CategoryPath.top(of: $0.path) })
    for lexicon in further {
      let file = lexicon.outline.files.first?.path ?? lexicon.name
      if let other = outline.lexicons.first(where: { $0.name == lexicon.name }) {
        throw ScanError.sameName(lexicon.name, other.path, file)
      }
      guard !tops.contains(lexicon.name) else {
        throw ScanError.nameOfCategory(lexicon.name, of: main.name, file: file)
      }
      let start = outline.categories.count
      outline.append(lexicon.outline)
      for category in outline.categories[start...]
      where !paths.insert(category.path).inserted {
        throw ScanError.nameOfCategory(category.path, of: "another lexicon", file: file)
      }
    }
    return outline
  }
}

extension ScanError {
  private static let renaming =
    "give it another one with a line `name: …` (a dictionary in another tool's format is called like "
    + "its file)"

  fileprivate static func sameName(_ name: String, _ first: String, _ second: String) -> ScanError {
    ScanError(
      "\(second): the lexicon is called '\(name)', as \(first) is, so that their categories could not "
        + "be told apart; \(renaming)", isUsage: true)
  }

  fileprivate static func nameOfCategory(
    _ name: String, of lexicon: String, file: String
  ) -> ScanError {
    ScanError(
      "\(file): the lexicon's name makes '\(name)', which is a category of \(lexicon) already; "
        + renaming, isUsage: true)
  }
}

import CorpusModel

/// Reads a lexicon file, whichever format it is in.
public struct LexiconReader: Sendable {
  /// How words in capitals are read.
  public enum Notation: Sendable {
    /// The notation of this tool: choices, gaps, hyphens as spaces, capitals case-sensitive.
    case own
    /// As other tools read their dictionaries: one glob a token, split at spaces, case folded.
    case peer
  }

  /// Gives the lexicon that another one extends, by the name or path that stands there.
  public typealias Base =
    @Sendable (_ name: String, _ location: SourceLocation) throws(LexiconError) -> Lexicon

  private let notation: Notation
  private let encoding: String?
  private let base: Base

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - notation: how words in the file are read.
  ///   - encoding: the name of the file's encoding, where it is neither UTF-8 nor says so itself.
  ///   - base: gives lexicons that are extended; by default there are none.
  public init(
    notation: Notation = .own, encoding: String? = nil,
    base: @escaping Base = { name, location throws(LexiconError) in
      throw LexiconError(.unreadable("'\(name)' cannot be looked up here"), at: location)
    }
  ) {
    self.notation = notation
    self.encoding = encoding
    self.base = base
  }

  /// Reads a lexicon from the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes.
  ///   - file: the file's name, for messages; its ending decides the format where the content does not.
  ///   - sha256: the digest of the bytes, which goes into results.
  /// - Returns: the lexicon, checked.
  /// - Throws: ``LexiconError`` at the first fault, with file, line and column.
  public func read(
    _ bytes: [UInt8], file: String, sha256: String
  ) throws(LexiconError) -> Lexicon {
    let whole = SourceLocation(file: file, line: 0, column: 0)
    let (text, notes) = try LexiconDecoder(file: file, encoding: encoding).decode(bytes)
    let ending = LexiconReader.ending(of: file)
    guard let format = LexiconFormat(text: text, ending: ending) else {
      throw LexiconError(.unknownFormat(ending), at: whole)
    }
    var lexicon = try read(text, as: format, file: file)
    if lexicon.terms.isEmpty { throw LexiconError(.noTerms, at: whole) }
    lexicon.sha256 = sha256
    lexicon.files.insert(LexiconFile(path: file, sha256: sha256), at: 0)
    lexicon.notes = notes + lexicon.notes
    lexicon.assignPoles()
    return lexicon
  }

  private func read(
    _ text: String, as format: LexiconFormat, file: String
  ) throws(LexiconError) -> Lexicon {
    switch format {
    case .yaml: try YAMLLexicon(notation: notation, file: file).read(text, base: base)
    case .liwc: try LIWCDictionary(notation: notation, file: file).read(text)
    case .table: try LIWCTable(notation: notation, file: file).read(text)
    case .wordStat: try WordStatDictionary(notation: notation, file: file).read(text)
    case .nodes: try NodeDictionary(notation: notation, file: file).read(text)
    case .lexicoder: try LexicoderDictionary(notation: notation, file: file).read(text)
    }
  }

  /// The endings of the names of lexicon files.
  package static let endings = ["yaml", "yml", "dic", "dicx", "csv", "cat", "ykd", "lcd", "lc3"]

  static func ending(of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The file's name without folder and ending.
  static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}

/// What the readers of all formats share: turning words of a file into a term's pattern.
extension LexiconReader.Notation {
  /// The pattern that `source` stands for in this notation.
  ///
  /// `isCaseSensitive` says whether the file asks for the exact spelling, `isOwnFormat` whether the file
  /// is in a format of this tool, in which capitals carry meaning.
  func pattern(
    _ source: String, isCaseSensitive: Bool = false, isOwnFormat: Bool, at location: SourceLocation
  ) throws(LexiconError) -> Pattern {
    switch self {
    case .peer:
      let pattern = Pattern(tokens: source)
      guard pattern.sequences.contains(where: { !$0.isEmpty }) else {
        throw LexiconError(.badPattern(source, PatternError(.empty, offset: 0)), at: location)
      }
      return pattern
    case .own:
      do {
        return try Pattern(
          source, isCaseSensitive: isCaseSensitive, foldsCapitals: !isOwnFormat)
      } catch {
        throw LexiconError(.badPattern(source, error), at: location)
      }
    }
  }
}

extension Lexicon {
  /// Writes the pole into each category, from the poles that the file names; where it names none and
  /// the tree has tops called `values` and `targets`, these two.
  mutating func assignPoles() {
    let tops = Set(categories.map { CategoryPath.top(of: $0.path) })
    if poles == nil, tops.contains("values"), tops.contains("targets") {
      poles = LexiconOutline.Poles(first: "values", second: "targets")
    }
    guard let poles else { return }
    for index in categories.indices {
      let path = categories[index].path
      categories[index].pole = [poles.first, poles.second].first {
        CategoryPath.isAtOrBelow(path, $0)
      }
    }
  }
}

/// Writes a lexicon as the text of a file.
public struct LexiconWriter: Sendable {
  /// The formats that can be written.
  public enum Format: String, CaseIterable, Sendable {
    /// Our own format where the lexicon needs it, else a plain nested dictionary.
    case yaml
    /// A table of `category,term,weight`.
    case csv
    /// LIWC's `.dic`, with the paths as the names of its categories.
    case dic

    /// The format that goes with the ending of a file's name.
    public init?(file: String) {
      let ending = LexiconReader.ending(of: file)
      self.init(rawValue: ending == "yml" ? "yaml" : ending)
    }
  }

  /// A written lexicon.
  public struct Output: Sendable {
    /// The text of the file.
    public var text: String
    /// What the format cannot hold, by place in the file that was read.
    public var notes: [LexiconNote]
  }

  private let format: Format

  /// Makes a writer.
  public init(_ format: Format) { self.format = format }

  /// The text of a file that holds the lexicon, and what it does not hold.
  public func write(_ lexicon: Lexicon) -> Output {
    switch format {
    case .yaml: YAMLLexiconWriter(lexicon).write()
    case .csv: EntryWriter(lexicon, format: format).writeTable()
    case .dic: EntryWriter(lexicon, format: format).writeDictionary()
    }
  }
}

import Yams

/// Turns text into nodes, and the YAML library's errors into this module's.
extension YAMLLexicon {
  func composed(_ text: String) throws(LexiconError) -> Node {
    do {
      if let node = try YAMLLexicon.root(of: text) { return node }
    } catch let error as YamlError {
      let place = location(of: error)
      if let tab = tab(nearLine: place.line, of: text) {
        throw LexiconError(.notYAML(.tab), at: tab)
      }
      throw LexiconError(.notYAML(.illFormed(YAMLLexicon.problem(error))), at: place)
    } catch {
      throw LexiconError(.notYAML(.illFormed("\(error)")), at: location(nil))
    }
    throw LexiconError(.noTerms, at: location(nil))
  }

  /// The first node of a text.
  ///
  /// A key is told from another by its text alone, which spares the rules by which YAML guesses types: they are
  /// regular expressions, slow to load. Where two keys are then the same, the rules decide, since `1` and `"1"` differ.
  private static func root(of text: String) throws -> Node? {
    do {
      return try Yams.compose(yaml: text, .basic)
    } catch YamlError.duplicatedKeysInMapping {
      return try Yams.compose(yaml: text)
    }
  }

  private static func problem(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _), .reader(let problem, _, _, _):
      problem
    case .duplicatedKeysInMapping(let duplicates, _):
      "the key \(duplicates.map { "'\($0)'" }.joined(separator: ", ")) stands here twice"
    default: "\(error)"
    }
  }

  private func location(of error: YamlError) -> SourceLocation {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      SourceLocation(file: file, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(_, let context):
      SourceLocation(file: file, line: context.mark.line, column: context.mark.column)
    case .reader(_, let offset?, _, let text):
      location(ofCharacter: offset, in: text)
    default: location(nil)
    }
  }

  private func location(ofCharacter offset: Int, in text: String) -> SourceLocation {
    let head = text.prefix(offset)
    return SourceLocation(
      file: file, line: 1 + head.count(where: \.isNewline),
      column: 1 + head.reversed().prefix { !$0.isNewline }.count)
  }

  /// A tab before the content of a line or of the one before it, which is what a reader of YAML stumbles
  /// over without saying so.
  private func tab(nearLine line: Int, of text: String) -> SourceLocation? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for number in [line, line - 1] where lines.indices.contains(number - 1) {
      let margin = lines[number - 1].prefix { $0 == " " || $0 == "\t" || $0 == "-" }
      guard let tab = margin.firstIndex(of: "\t") else { continue }
      let column = margin.distance(from: margin.startIndex, to: tab) + 1
      return SourceLocation(file: file, line: number, column: column)
    }
    return nil
  }
}

/// Reads LIWC's `.dic` format: a header of numbered categories between `%` lines, then terms with the
/// numbers of their categories.
///
/// Real files separate by tabs or spaces, pad numbers with zeros, nest categories by tabs (LIWC2015),
/// name categories instead of numbering them, and repeat terms (memberships add up).
struct LIWCDictionary {
  private var builder: DictionaryBuilder
  private var header = LIWCHeader()

  init(notation: LexiconReader.Notation, file: String) {
    builder = DictionaryBuilder(notation: notation, file: file)
  }

  consuming func read(_ text: String) throws(LexiconError) -> Lexicon {
    var section = 0
    var firstLine: TextLines.Line?
    for line in TextLines(text) {
      firstLine = firstLine ?? line
      if section < 2, line.text.trimmed.hasPrefix("%") {
        section += 1
      } else if section == 0 {
        builder.note(.notRead(line.text.trimmed), at: builder.location(line.number))
      } else if section == 1 {
        readCategory(line)
      } else {
        readTerm(line)
      }
    }
    guard section == 2 else {
      throw LexiconError(
        .badLine(
          firstLine?.text.trimmed ?? "", expected: "a header of categories between lines of %"),
        at: builder.location(firstLine?.number ?? 1))
    }
    return builder.finish()
  }

  private mutating func readCategory(_ line: TextLines.Line) {
    header.take(line, into: &builder, at: builder.location(line.number))
  }

  private mutating func readTerm(_ line: TextLines.Line) {
    let (term, codes) = split(line)
    let location = builder.location(line.number)
    var nodes: [(node: DictionaryBuilder.Node, weight: Double)] = []
    for code in LIWCCode.codes(in: codes) {
      let place = builder.location(line.number, line.column(of: code.text))
      if let node = header.node(for: code.reference) {
        nodes.append((node, 1))
        guard code.isConditional else { continue }
        builder.note(
          .conditionalCode(String(code.text), term: term, isKept: true), at: place)
      } else if code.isConditional {
        builder.note(
          .conditionalCode(String(code.text), term: term, isKept: false), at: place)
      } else {
        builder.note(.undefinedCategory(String(code.text), term: term), at: place)
      }
    }
    if codes.isEmpty { builder.note(.withoutCategory(term), at: location) }
    builder.add(term, to: nodes, at: location)
  }

  /// The term of a line, and the codes behind it.
  ///
  /// A tab ends the term; without one, the codes are the fields at the end that look like codes.
  private mutating func split(_ line: TextLines.Line) -> (term: String, codes: Substring) {
    let body = line.text.drop(while: \.isWhitespace)
    if let tab = body.firstIndex(of: "\t") {
      let term = body[..<tab].trimmed
      if let last = term.split(separator: " ").dropFirst().last, header.node(for: last) != nil {
        builder.note(.numberInTerm(term), at: builder.location(line.number))
      }
      return (term, body[tab...])
    }
    let fields = body.split(whereSeparator: \.isWhitespace)
    let firstCode = fields.dropFirst().first { field in
      fields.drop { $0.startIndex < field.startIndex }.allSatisfy {
        header.node(for: $0) != nil || LIWCCode.isCode($0)
      }
    }
    guard let firstCode else { return (body.trimmed, body[body.endIndex...]) }
    return (body[..<firstCode.startIndex].trimmed, body[firstCode.startIndex...])
  }
}

/// The categories that a header defines.
private struct LIWCHeader {
  private var byCode: [String: DictionaryBuilder.Node] = [:]
  private var byName: [String: DictionaryBuilder.Node] = [:]
  private var open: [(depth: Int, node: DictionaryBuilder.Node)] = []

  /// The category that a code stands for: its number, without zeros before it, or its name.
  func node(for code: Substring) -> DictionaryBuilder.Node? {
    byCode[LIWCCode.unpadded(code)] ?? byName[code.lowercased()]
  }

  /// Reads a line such as `121⇥family⇥(Family words)`; one word alone is a heading for those below.
  mutating func take(
    _ line: TextLines.Line, into builder: inout DictionaryBuilder, at location: SourceLocation
  ) {
    let body = line.text.drop(while: \.isWhitespace)
    let code = body.prefix { !$0.isWhitespace }
    let rest = body[code.endIndex...].trimmed
    let (name, label) = rest.isEmpty ? (String(code), nil) : LIWCHeader.name(in: rest)
    while let last = open.last, last.depth >= line.depth { open.removeLast() }
    let parent = open.last?.node
    if builder.hasCategory(name, below: parent) { builder.note(.sameName(name), at: location) }
    let node = builder.category(name, below: parent, label: label, at: location)
    open.append((line.depth, node))
    byCode[LIWCCode.unpadded(code)] = node
    byName[name.lowercased()] = node
  }

  /// The name in `family⇥(Family words)`, and what the brackets say.
  private static func name(in text: String) -> (name: String, label: String?) {
    guard text.hasSuffix(")"), let bracket = text.firstIndex(of: "("), bracket > text.startIndex,
      text[text.index(before: bracket)].isWhitespace
    else { return (text.split(whereSeparator: \.isWhitespace).joined(separator: " "), nil) }
    let label = text[bracket...].dropFirst().dropLast().trimmed
    return (text[..<bracket].trimmed, label.isEmpty ? nil : label)
  }
}

/// A code behind a term: a category's number or name, perhaps with LIWC2007's conditions.
private struct LIWCCode {
  /// The code as it stands there.
  var text: Substring

  /// Whether the code depends on neighbouring words, as `(02 134)125/464` and `<of>131/125` do.
  var isConditional: Bool { text.contains("(") || text.contains("<") || text.contains("/") }

  /// What remains of the code without its condition.
  var reference: Substring {
    guard let end = text.lastIndex(where: { $0 == ")" || $0 == ">" }) else { return text }
    return text[text.index(after: end)...]
  }

  /// The codes in a stretch of text; a bracket holds its spaces together.
  static func codes(in text: Substring) -> [LIWCCode] {
    var codes: [LIWCCode] = []
    var rest = text.drop(while: \.isWhitespace)
    while let first = rest.first {
      var end = rest.startIndex
      if first == "(", let close = rest.firstIndex(of: ")") { end = close }
      end = rest[end...].firstIndex(where: \.isWhitespace) ?? rest.endIndex
      codes.append(LIWCCode(text: rest[..<end]))
      rest = rest[end...].drop(while: \.isWhitespace)
    }
    return codes
  }

  /// Whether a field looks like a code, or like part of one, whatever the header says.
  static func isCode(_ field: Substring) -> Bool {
    let isCondition = field.hasPrefix("(") || field.hasPrefix("<") || field.contains("/")
    return field.allSatisfy { $0.isASCII && ($0.isNumber || "()<>/".contains($0) || $0.isLetter) }
      && field.contains { $0.isNumber } && (isCondition || field.first?.isNumber == true)
      && (isCondition || field.allSatisfy { $0.isNumber || $0 == ")" || $0 == "/" })
  }

  /// A number without zeros before it; anything else as it is.
  static func unpadded(_ code: Substring) -> String {
    let digits = code.drop { $0 == "0" }
    return code.allSatisfy { $0.isASCII && $0.isNumber } && !digits.isEmpty
      ? String(digits) : String(code)
  }
}

import Markup

/// Reads the XML of Yoshikoder (`.ykd`) and Lexicoder 2 (`.lcd`): `cnode` is a category, `pnode` an
/// entry.
struct NodeDictionary {
  private var builder: DictionaryBuilder
  private var isRegular = false
  /// The open elements; nil for those that are no category.
  private var open: [DictionaryBuilder.Node?] = []

  init(notation: LexiconReader.Notation, file: String) {
    builder = DictionaryBuilder(notation: notation, file: file)
  }

  consuming func read(_ text: String) throws(LexiconError) -> Lexicon {
    let events: [XMLEvent]
    do {
      events = try XMLReader.events(of: Array(text.utf8))
    } catch {
      throw LexiconError(
        .notXML(NodeDictionary.problem(error)), at: builder.location(error.line, error.column))
    }
    for event in events {
      switch event {
      case .start(let element): try start(element)
      case .end: open.removeLast()
      case .text: break
      }
    }
    return builder.finish()
  }

  private static func problem(_ fault: XMLFault) -> LexiconError.XMLProblem {
    switch fault.problem {
    case .illFormed(let problem): .illFormed(problem)
    case .documentType: .documentType
    }
  }

  private mutating func start(_ element: XMLElement) throws(LexiconError) {
    let location = builder.location(element.line, element.column)
    let parent = open.last ?? nil
    switch element.name {
    case "cnode":
      let name = try name(of: element)
      var definition = element.attributes["desc"]?.trimmed ?? ""
      if definition == name { definition = "" }
      open.append(
        builder.category(name, below: parent, definition: definition, at: location))
      return
    case "pnode":
      guard let parent else {
        throw LexiconError(
          .badLine("<pnode>", expected: "a <cnode> around each <pnode>"), at: location)
      }
      try addEntry(element, to: parent)
    case "dictionary" where open.isEmpty:
      isRegular = element.attributes["patternengine"]?.lowercased().hasPrefix("regex") == true
    default:
      guard !open.isEmpty else {
        throw LexiconError(
          .badLine("<\(element.name)>", expected: "a <dictionary> of <cnode> and <pnode>"),
          at: location)
      }
      builder.note(.notRead("<\(element.name)>"), at: location)
    }
    open.append(parent)
  }

  private mutating func addEntry(
    _ element: XMLElement, to node: DictionaryBuilder.Node
  ) throws(LexiconError) {
    let location = builder.location(element.line, element.column)
    let entry = try name(of: element)
    if isRegular, entry.contains(where: { "\\^$.|?*+()[]{}".contains($0) }) {
      return builder.note(.regularExpression(entry), at: location)
    }
    let remark = element.attributes["desc"]?.trimmed ?? ""
    builder.add(
      entry, to: [(node, 1)], remark: remark.isEmpty || remark == entry ? nil : remark,
      at: location)
  }

  private func name(of element: XMLElement) throws(LexiconError) -> String {
    guard let name = element.attributes["name"]?.trimmed, !name.isEmpty else {
      throw LexiconError(
        .missingKey("name"), at: builder.location(element.line, element.column))
    }
    return name
  }
}

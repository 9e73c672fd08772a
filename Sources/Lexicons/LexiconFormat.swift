/// The formats that lexicons are read from.
enum LexiconFormat {
  /// Our own, or a plain nested dictionary.
  case yaml
  /// LIWC's `.dic`.
  case liwc
  /// LIWC-22's `.dicx`, and CSV of either form.
  case table
  /// WordStat's `.cat`.
  case wordStat
  /// The XML of Yoshikoder and Lexicoder 2.
  case nodes
  /// Lexicoder 3's `.lc3`.
  case lexicoder

  /// The format of a text: what it begins with tells more than the ending of its name, which decides
  /// only where the content does not; nil where neither says anything.
  init?(text: String, ending: String) {
    var lines = TextLines(text)
    let first = lines.next()
    let start = first?.text.trimmed ?? ""
    if start.hasPrefix("<") {
      self = .nodes
    } else if start.hasPrefix("%"), ending != "yaml", ending != "yml" {
      self = .liwc
    } else if let format = LexiconFormat(ending: ending) {
      self = format
    } else if let format = LexiconFormat(start: start, next: lines.next()) {
      self = format
    } else {
      return nil
    }
  }

  private init?(ending: String) {
    switch ending {
    case "yaml", "yml": self = .yaml
    case "dic": self = .liwc
    case "dicx", "csv": self = .table
    case "cat": self = .wordStat
    case "ykd", "lcd": self = .nodes
    case "lc3": self = .lexicoder
    default: return nil
    }
  }

  /// The format that the first two lines speak for.
  private init?(start: String, next: TextLines.Line?) {
    let cells = start.lowercased().split(separator: ",").map(\.trimmed)
    if cells.first == "dicterm" || (cells.contains("category") && cells.contains("term")) {
      self = .table
    } else if start.hasPrefix("+"), start.count > 1 {
      self = .lexicoder
    } else if let next, next.depth > 0, WordStatDictionary.term(in: next.text.trimmed) != nil {
      self = .wordStat
    } else {
      return nil
    }
  }
}

import Lexicons

/// What each column of a table of coded sentences is for, by its name.
struct CodingColumns {
  /// What one column holds.
  enum Role: Hashable {
    /// The row's name.
    case id
    /// The sentence.
    case sentence
    /// How the row was drawn.
    case stratum
    /// 0 or 1 for a pole or category.
    case label(String)
    /// 0 or 1 for a pole or category, by one of several coders.
    case coder(String, name: String)
    /// The words that justify a label.
    case spans(String)
    /// The same, by one of several coders.
    case coderSpans(String, name: String)
    /// Anything else; it is left alone.
    case other
  }

  /// The names, without white space around them, in small letters.
  let names: [String]
  /// What the columns are for, in the same order.
  let roles: [Role]

  /// Parts of a name behind that of a label that name no coder.
  private static let remarks: Set<String> = [
    "borderline", "note", "notes", "comment", "comments", "confidence", "reason", "hits",
  ]

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - header: the first row.
  ///   - known: the names of poles and categories.
  ///   - file: the file's name, for messages.
  /// - Throws: ``ScanError`` where a column stands twice, or none holds sentences or labels.
  init(_ header: [String], known: [String], file: String) throws {
    names = header.map { $0.trimmed.lowercased() }
    roles = names.map { CodingColumns.role(of: $0, known) }
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard names[..<index].contains(name) else { continue }
      throw ScanError(
        "\(file):1: the column '\(name)' stands twice; rename one of them", isUsage: true)
    }
    guard names.contains("sentence") else {
      let found = names.filter { !$0.isEmpty }
      throw ScanError(
        "\(file):1: the column 'sentence' is missing; the columns found are "
          + (found.isEmpty ? "none" : found.joined(separator: ", "))
          + (found.contains("category") || found.contains("char_start")
            ? "; name the documents of a table of marked words with --documents" : ""),
        isUsage: true)
    }
    guard roles.contains(where: { $0.label != nil }) else {
      throw ScanError(
        "\(file):1: no column is named for a pole or category of the lexicon; expected one of "
          + known.prefix(6).joined(separator: ", "), isUsage: true)
    }
  }

  private static func role(of name: String, _ known: [String]) -> Role {
    switch name {
    case "id": return .id
    case "sentence": return .sentence
    case "stratum": return .stratum
    default: break
    }
    // The longest name wins: 'values_x' may be a category of its own.
    let fitting = known.filter { name == $0.lowercased() || name.hasPrefix($0.lowercased() + "_") }
    guard let label = fitting.max(by: { $0.count < $1.count }) else { return .other }
    let parts = name.dropFirst(label.count).split(separator: "_").map(String.init)
    if parts.isEmpty { return .label(label) }
    if parts.contains(where: remarks.contains) { return .other }
    let coder = parts.filter { $0 != "spans" }.joined(separator: "_")
    if coder.count == parts.joined(separator: "_").count { return .coder(label, name: coder) }
    return coder.isEmpty ? .spans(label) : .coderSpans(label, name: coder)
  }
}

extension CodingColumns.Role {
  /// The pole or category that the column is about, if any.
  var label: String? {
    switch self {
    case .label(let label), .spans(let label), .coder(let label, _), .coderSpans(let label, _):
      label
    case .id, .sentence, .stratum, .other: nil
    }
  }
}

import CorpusModel
import Lexicons
import Measures
import Reporting

/// The documents of a comparison, each in its group.
struct ComparedCorpus {
  /// One document.
  struct Document {
    /// The run that read it.
    var run: String
    /// Its group.
    var group: String
    /// What the run says of it.
    var row: RunTables.Document
  }

  /// The lexicon with which all were read.
  let outline: LexiconOutline
  /// The documents, by the order of their groups, then of their names.
  private(set) var documents: [Document] = []
  /// The groups, in order.
  private(set) var groups: [String] = []
  /// How many documents have no value for the field by which they are grouped.
  private(set) var ungrouped = 0
  /// How many documents were left out because no other group has their kind.
  private(set) var unmatched = 0

  /// Puts the documents of runs into groups.
  ///
  /// - Parameters:
  ///   - runs: the runs, each with the name of its group.
  ///   - options: by what documents are grouped, and which are left out.
  /// - Throws: ``ScanError`` where the runs or options do not fit each other.
  init(_ runs: [(name: String, tables: RunTables)], _ options: ComparisonOptions) throws {
    guard let first = runs.first?.tables else {
      throw ScanError("name folders to compare", isUsage: true)
    }
    outline = first.outline
    for run in runs.dropFirst() where run.tables.outline != outline {
      throw ScanError(
        "\(first.path) and \(run.tables.path) were made with different lexicons "
          + "(\(ComparedCorpus.name(outline)) and \(ComparedCorpus.name(run.tables.outline))); "
          + "scan both with the same one", isUsage: true)
    }
    for (name, tables) in runs {
      for row in tables.documents {
        guard let group = try ComparedCorpus.group(of: row, options.field, otherwise: name) else {
          ungrouped += 1
          continue
        }
        documents.append(Document(run: tables.path, group: group, row: row))
      }
    }
    try leaveOut(options.leftOut)
    if let field = options.matched { try keepMatched(field) }
    orderGroups(runs.map(\.name), isByField: options.field != nil)
    if let field = options.field, groups.count < 2 {
      throw ScanError(
        "--by \(field): the documents have "
          + (groups.isEmpty ? "no value there" : "one value there, '\(groups[0])'")
          + "; two are needed", isUsage: true)
    }
    guard groups.count > 1 else {
      throw ScanError("there is only one group with documents; two are needed", isUsage: true)
    }
  }

  private static func name(_ outline: LexiconOutline) -> String {
    "\(outline.name) \(outline.version), \(outline.sha256.prefix(8))"
  }

  /// The value of a field, `year` being the beginning of the date.
  static func value(_ field: String, of row: RunTables.Document) throws -> String? {
    let column = field == "year" ? "date" : field
    guard let value = row.fields[column] else {
      let known = row.fields.keys.sorted() + ["year"]
      let near = NearestName.of(field, among: known).map { "; did you mean '\($0)'?" } ?? ""
      throw ScanError(
        "there is no column '\(field)' in documents.csv\(near)", isUsage: true)
    }
    if value.isEmpty { return nil }
    return field == "year" ? String(value.prefix(4)) : value
  }

  private static func group(
    of row: RunTables.Document, _ field: String?, otherwise name: String
  ) throws -> String? {
    guard let field else { return name }
    return try value(field, of: row)
  }

  /// Orders documents so that neither the order of the paths nor that of groups changes a figure.
  private mutating func orderGroups(_ names: [String], isByField: Bool) {
    let found = Set(documents.map(\.group))
    var order = names.filter(found.contains)
    if isByField { order = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    groups = order.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    documents.sort { one, other in
      one.row.id == other.row.id
        ? one.run.utf8.lexicographicallyPrecedes(other.run.utf8)
        : one.row.id.utf8.lexicographicallyPrecedes(other.row.id.utf8)
    }
  }

  private mutating func keepMatched(_ field: String) throws {
    var values: [String: Set<String>] = [:]
    for document in documents {
      values[document.group, default: []].insert(
        try ComparedCorpus.value(field, of: document.row) ?? "")
    }
    let shared = values.values.dropFirst().reduce(values.values.first ?? []) {
      $0.intersection($1)
    }
    let before = documents.count
    documents = try documents.filter {
      shared.contains(try ComparedCorpus.value(field, of: $0.row) ?? "")
    }
    unmatched = before - documents.count
    guard !documents.isEmpty else {
      throw ScanError("--match \(field): no value there stands in all groups", isUsage: true)
    }
  }

  /// Takes out documents, categories and terms by their names.
  private mutating func leaveOut(_ names: [String]) throws {
    for name in names {
      if documents.contains(where: { $0.row.id == name }) {
        documents.removeAll { $0.row.id == name }
        continue
      }
      let gone = outline.categories.indices.filter {
        CategoryPath.isAtOrBelow(outline.categories[$0].path, name)
      }
      var isFound = !gone.isEmpty
      for index in documents.indices {
        for category in gone { documents[index].row.categoryHits[category] = 0 }
        for term in documents[index].row.termHits.keys {
          if gone.contains(term.category) {
            documents[index].row.termHits[term] = nil
          } else if term.text == name, let hits = documents[index].row.termHits[term] {
            isFound = true
            documents[index].row.termHits[term] = nil
            documents[index].row.categoryHits[term.category] -= hits
          }
        }
      }
      guard isFound else {
        throw ScanError(
          "--leave-out '\(name)': there is no document, category or term of this name with a hit",
          isUsage: true)
      }
    }
  }
}

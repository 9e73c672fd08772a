import CorpusModel
import DelimitedText

/// Reads LIWC-22's `.dicx`: a CSV table with a row a term and a column a category, `X` or a weight
/// where the term belongs to it; also plain `category,term` tables.
struct LIWCTable {
  let notation: LexiconReader.Notation
  let file: String

  func read(_ text: String) throws(LexiconError) -> Lexicon {
    var lexicon = Lexicon(name: LexiconReader.stem(of: file))
    let rows = DelimitedTable(text).rows
    guard let header = rows.first, header.cells.count >= 2 else {
      throw LexiconError(
        .badLine(rows.first?.cells.joined(separator: ",") ?? "", expected: "a header of columns"),
        at: SourceLocation(file: file, line: 1, column: 1))
    }
    let names = header.cells.map { $0.lowercased() }
    if let category = names.firstIndex(of: "category"), let term = names.firstIndex(of: "term") {
      try readPairs(rows.dropFirst(), category: category, term: term, into: &lexicon)
    } else {
      try readMatrix(rows.dropFirst(), header: header.cells, into: &lexicon)
    }
    return lexicon
  }

  private func readMatrix(
    _ rows: ArraySlice<DelimitedTable.Row>, header: [String], into lexicon: inout Lexicon
  ) throws(LexiconError) {
    for name in header.dropFirst() {
      lexicon.categories.append(
        Lexicon.Category(
          path: name, label: name, location: SourceLocation(file: file, line: 1, column: 1)))
    }
    for row in rows {
      let location = SourceLocation(file: file, line: row.line, column: 1)
      for (column, cell) in row.cells.enumerated().dropFirst() where column < header.count {
        guard let weight = try weight(cell, at: location) else { continue }
        try add(row.cells[0], to: CategoryID(column - 1), weight: weight, at: location, &lexicon)
      }
    }
  }

  private func readPairs(
    _ rows: ArraySlice<DelimitedTable.Row>, category: Int, term: Int, into lexicon: inout Lexicon
  ) throws(LexiconError) {
    var numbers: [String: CategoryID] = [:]
    for row in rows {
      let location = SourceLocation(file: file, line: row.line, column: 1)
      guard row.cells.count > max(category, term) else {
        throw LexiconError(
          .badLine(row.cells.joined(separator: ","), expected: "a category and a term"),
          at: location)
      }
      let path = row.cells[category]
      if numbers[path] == nil {
        numbers[path] = CategoryID(lexicon.categories.count)
        lexicon.categories.append(Lexicon.Category(path: path, label: path, location: location))
      }
      if let number = numbers[path] {
        try add(row.cells[term], to: number, weight: 1, at: location, &lexicon)
      }
    }
  }

  private func add(
    _ spelling: String, to category: CategoryID, weight: Double, at location: SourceLocation,
    _ lexicon: inout Lexicon
  ) throws(LexiconError) {
    let pattern = try notation.pattern(spelling, isOwnFormat: false, at: location)
    var term = Lexicon.Term(pattern: pattern, category: category, location: location)
    term.weight = weight
    lexicon.terms.append(term)
  }

  /// The weight that a cell gives, or nil where the term is not in the category.
  private func weight(_ cell: String, at location: SourceLocation) throws(LexiconError) -> Double? {
    let mark = cell.filter { !$0.isWhitespace }
    if mark.isEmpty { return nil }
    if mark.lowercased() == "x" { return 1 }
    guard let weight = Double(mark), weight.isFinite else {
      throw LexiconError(.badLine(cell, expected: "X, a number or nothing"), at: location)
    }
    return weight == 0 ? nil : weight
  }
}

import DelimitedText

/// Reads LIWC-22's `.dicx`: a CSV table with a row a term and a column a category, `X` or a weight
/// where the term belongs to it; also plain `category,term` tables, with a `weight` if they have one.
struct LIWCTable {
  private var builder: DictionaryBuilder

  init(notation: LexiconReader.Notation, file: String) {
    builder = DictionaryBuilder(notation: notation, file: file)
  }

  consuming func read(_ text: String) throws(LexiconError) -> Lexicon {
    let rows = DelimitedTable(text).rows
    guard let header = rows.first, header.cells.count >= 2 else {
      throw LexiconError(
        .badLine(
          rows.first?.cells.joined(separator: ",") ?? "",
          expected: "a header of columns with commas between them, such as 'category,term'"),
        at: builder.location(rows.first?.line ?? 1))
    }
    let names = header.cells.map { $0.trimmed.lowercased() }
    if let category = names.firstIndex(of: "category"), let term = names.firstIndex(of: "term") {
      let weight = names.firstIndex(of: "weight")
      for (column, name) in names.enumerated()
      where ![category, term, weight].contains(column) && !name.isEmpty {
        builder.note(.notRead(header.cells[column]), at: builder.location(header.line))
      }
      for row in rows.dropFirst() {
        try readPair(row, category: category, term: term, weight: weight)
        for (column, cell) in row.cells.enumerated()
        where column >= names.count || names[column].isEmpty {
          noteUnnamed(cell, column: column + 1, in: row)
        }
      }
    } else {
      try readMatrix(rows.dropFirst(), header: header)
    }
    return builder.finish()
  }

  private mutating func readMatrix(
    _ rows: ArraySlice<DelimitedTable.Row>, header: DelimitedTable.Row
  ) throws(LexiconError) {
    // Spreadsheets leave columns without a name, mostly empty ones, behind the last.
    var nodes: [DictionaryBuilder.Node?] = []
    let place = builder.location(header.line)
    for name in header.cells.dropFirst() {
      let name = name.trimmed
      guard !name.isEmpty else {
        nodes.append(nil)
        continue
      }
      if builder.hasCategory(name, below: nil) { builder.note(.sameName(name), at: place) }
      nodes.append(builder.category(name, below: nil, at: place))
    }
    for row in rows {
      var memberships: [(node: DictionaryBuilder.Node, weight: Double)] = []
      for (column, cell) in row.cells.dropFirst().enumerated() where !cell.isEmpty {
        guard column < nodes.count, let node = nodes[column] else {
          noteUnnamed(cell, column: column + 2, in: row)
          continue
        }
        if let weight = try weight(cell, column: column + 2, in: row) {
          memberships.append((node, weight))
        }
      }
      builder.add(row.cells[0].trimmed, to: memberships, at: builder.location(row.line))
    }
  }

  private mutating func readPair(
    _ row: DelimitedTable.Row, category: Int, term: Int, weight: Int?
  ) throws(LexiconError) {
    let location = builder.location(row.line)
    guard row.cells.count > max(category, term) else {
      throw LexiconError(
        .badLine(row.cells.joined(separator: ","), expected: "a category and a term"),
        at: location)
    }
    let name = row.cells[category].trimmed
    if name.isEmpty {
      return builder.note(.withoutCategory(row.cells[term]), at: location)
    }
    let node = builder.category(name, below: nil, at: location)
    var value = 1.0
    if let weight, weight < row.cells.count, !row.cells[weight].trimmed.isEmpty {
      guard let given = try self.weight(row.cells[weight], column: weight + 1, in: row) else {
        return
      }
      value = given
    }
    builder.add(row.cells[term].trimmed, to: [(node, value)], at: location)
  }

  /// Notes what stands in a column without a name, unless that is nothing.
  private mutating func noteUnnamed(_ cell: String, column: Int, in row: DelimitedTable.Row) {
    let content = cell.trimmed
    guard !content.isEmpty else { return }
    builder.note(.unnamedColumn(content, column: column), at: builder.location(row.line))
  }

  /// The weight that a cell gives, or nil where the term is not in the category.
  private func weight(
    _ cell: String, column: Int, in row: DelimitedTable.Row
  ) throws(LexiconError) -> Double? {
    let mark = cell.trimmed
    if mark.isEmpty { return nil }
    if mark == "X" || mark == "x" { return 1 }
    guard let weight = Double(mark), weight.isFinite else {
      throw LexiconError(
        .badLine(cell, expected: "X, a number or nothing in column \(column)"),
        at: builder.location(row.line))
    }
    return weight == 0 ? nil : weight
  }
}

/// What a column of a table is called and what it says; schemas and documentation come from it.
package struct ColumnDescription: Hashable, Sendable {
  /// What the cells of a column hold, in the words of Table Schema.
  package enum Kind: String, Sendable {
    /// Text.
    case string
    /// Whole numbers.
    case integer
    /// Numbers.
    case number
  }

  /// The name in the header, in `snake_case`.
  package let name: String
  /// What the cells hold.
  package let kind: Kind
  /// What the column says, in a sentence.
  package let text: String

  /// Makes a description.
  package init(name: String, kind: Kind, text: String) {
    self.name = name
    self.kind = kind
    self.text = text
  }
}

/// What a table is called, what its rows and columns are, and how it hangs together with others.
package struct TableDescription: Hashable, Sendable {
  /// A column that names a row of another table by its key.
  package struct Reference: Hashable, Sendable {
    /// The column.
    package let column: String
    /// The other table, whose key has one column of the same kind.
    package let table: String
    /// The column of the other table.
    package let key: String

    /// Makes a reference.
    package init(_ column: String, to table: String, _ key: String) {
      self.column = column
      self.table = table
      self.key = key
    }
  }

  /// The name, such as `findings`.
  package let name: String
  /// What one row is, in a sentence.
  package let text: String
  /// The columns, in order.
  package let columns: [ColumnDescription]
  /// The columns that tell a row from all others; none where nothing does.
  package let key: [String]
  /// The columns that name rows of other tables; of those that are written, all such cells are found there.
  package var references: [Reference]

  /// Makes a description.
  package init(
    name: String, text: String, columns: [ColumnDescription], key: [String] = [],
    references: [Reference] = []
  ) {
    self.name = name
    self.text = text
    self.columns = columns
    self.key = key
    self.references = references
  }
}

/// Which columns of a table hold documents: then every row of a CSV or JSON Lines file is one.
public struct TextColumns: Hashable, Sendable {
  /// The column that holds the texts.
  public var text: String
  /// The column that names each row; nil to number the rows.
  public var id: String?
  /// How the texts are read.
  public var format: DocumentFormat

  /// Makes the names of columns.
  public init(text: String, id: String? = nil, format: DocumentFormat = .text) {
    self.text = text
    self.id = id
    self.format = format
  }
}

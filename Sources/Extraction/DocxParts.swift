import Markup

/// The parts of a DOCX document that hold text, and the styles that say what it is.
struct DocxParts {
  let body: XMLTree
  let footnotes: Notes?
  let endnotes: Notes?
  let styles: DocxStyles

  /// The notes of one part, by their identifiers.
  struct Notes {
    let tree: XMLTree
    let places: [String: Int]

    /// Finds the elements `name` of a part.
    init(_ tree: XMLTree, named name: String) {
      self.tree = tree
      places = Dictionary(
        tree.all(name).compactMap { index in tree.attribute("id", of: index).map { ($0, index) } },
        uniquingKeysWith: { first, _ in first })
    }
  }
}

import CorpusModel
import Markup

/// Reads Dublin Core's elements, which all packed formats use for what a document says about itself.
enum PackageMetadata {
  /// The metadata that stands in `tree`; the names of elements that tell authors and dates are given with
  /// the best first.
  static func read(
    _ tree: XMLTree, people: [String] = ["creator"], dates: [String], modified: [String]
  ) -> Metadata {
    var metadata = Metadata()
    func set(_ field: Metadata.Field, _ value: String?) {
      metadata.set(field, to: value, from: .documentProperties)
    }
    let firstDate = { (names: [String]) in
      names.lazy.flatMap { values($0, tree) }.compactMap(CalendarDate.normalised).first
    }
    set(.title, values("title", tree).lazy.compactMap(DocumentTitle.cleaned).first)
    let authors = people.lazy.map { values($0, tree) }.first { !$0.isEmpty } ?? []
    set(.author, authors.isEmpty ? nil : authors.prefix(8).joined(separator: ", "))
    set(.organisation, values("publisher", tree).first)
    set(
      .language,
      values("language", tree).first.flatMap {
        $0.utf8.count <= 35 && !$0.contains(" ") ? $0 : nil
      })
    set(.date, firstDate(dates))
    set(.modified, firstDate(modified) ?? property("dcterms:modified", tree))
    return metadata
  }

  /// The date in the `meta` element of this property, as EPUB 3 has it.
  private static func property(_ name: String, _ tree: XMLTree) -> String? {
    tree.all("meta").lazy
      .filter {
        tree.attribute("property", of: $0) == name && tree.attribute("refines", of: $0) == nil
      }
      .compactMap { CalendarDate.normalised(tree.string(of: $0)) }.first
  }

  /// The texts of the elements of a name, without those that are empty.
  private static func values(_ name: String, _ tree: XMLTree) -> [String] {
    tree.all(name).map { tree.string(of: $0) }.filter { !$0.isEmpty }
  }
}

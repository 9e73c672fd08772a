import CorpusModel
import Markup

/// Reads Dublin Core's elements, which all packed formats use for what a document says about itself.
enum PackageMetadata {
  /// The metadata that stands in `tree`; the names of elements that tell authors and date are given with
  /// the best first.
  static func read(
    _ tree: XMLTree, people: [String] = ["creator"], dates: [String]
  ) -> Metadata {
    var metadata = Metadata()
    metadata.title = values("title", tree).first
    let authors = people.lazy.map { values($0, tree) }.first { !$0.isEmpty } ?? []
    metadata.author = authors.isEmpty ? nil : authors.prefix(8).joined(separator: ", ")
    metadata.organisation = values("publisher", tree).first
    metadata.language = values("language", tree).first.flatMap {
      $0.utf8.count <= 35 && !$0.contains(" ") ? $0 : nil
    }
    metadata.date =
      dates.lazy.flatMap { values($0, tree) }.compactMap(CalendarDate.normalised)
      .first
    return metadata
  }

  /// The texts of the elements of a name, without those that are empty.
  private static func values(_ name: String, _ tree: XMLTree) -> [String] {
    tree.all(name).map { tree.string(of: $0) }.filter { !$0.isEmpty }
  }
}

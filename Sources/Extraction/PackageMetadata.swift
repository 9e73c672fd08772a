import CorpusModel
import Markup

/// Reads Dublin Core's elements, which all packed formats use for what a document says about itself.
enum PackageMetadata {
  /// The metadata that stands in `tree`; `dates` are the elements to take the date from, best first.
  static func read(_ tree: XMLTree, dates: [String]) -> Metadata {
    var metadata = Metadata()
    metadata.title = values("title", tree).first
    // A person is named once, however many elements repeat the name.
    var seen: Set<String> = []
    let people = (values("creator", tree) + values("initial-creator", tree))
      .filter { seen.insert($0).inserted }
    metadata.author = people.isEmpty ? nil : people.prefix(8).joined(separator: ", ")
    metadata.organisation = values("publisher", tree).first
    metadata.language = values("language", tree).first.flatMap {
      $0.utf8.count <= 35 && !$0.contains(" ") ? $0 : nil
    }
    metadata.date = dates.lazy.flatMap { values($0, tree) }.compactMap(CalendarDate.normalised)
      .first
    return metadata
  }

  /// The texts of the elements of a name, without those that are empty.
  private static func values(_ name: String, _ tree: XMLTree) -> [String] {
    tree.all(name).map { tree.string(of: $0) }.filter { !$0.isEmpty }
  }
}

import CorpusModel
import Markup

/// What an EPUB's package document says: which parts are to be read, in which order.
struct EpubBook {
  /// One part of the reading order.
  struct Chapter {
    /// The part's name in the archive; nil if it lies outside.
    var part: String?
    /// How the book names it, for notes.
    var reference: String
    /// Whether it holds the book's table of contents.
    var isNavigation = false
  }

  /// The reading order, each part once.
  private(set) var chapters: [Chapter] = []
  /// What the book says about itself.
  let metadata: Metadata

  /// Parts of these types are pages; pictures and the like have no text.
  private static let pageTypes: Set<String> = [
    "application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml", "text/xml",
  ]

  /// Reads the package document `tree`, which is the part `name`.
  init(_ tree: XMLTree, name: String) {
    metadata = PackageMetadata.read(tree, dates: ["date"], modified: [])
    var items: [String: Int] = [:]
    for index in tree.all("item") {
      if let id = tree.attribute("id", of: index), items[id] == nil { items[id] = index }
    }
    var seen: Set<Int> = []
    for reference in tree.all("itemref") {
      guard let id = tree.attribute("idref", of: reference) else { continue }
      guard var item = items[id] else {
        chapters.append(Chapter(part: nil, reference: id))
        continue
      }
      var passed: Set<Int> = []
      // What no reader can show names something else to show in its place.
      while !EpubBook.isPage(item, tree), passed.insert(item).inserted,
        let fallback = tree.attribute("fallback", of: item).flatMap({ items[$0] })
      {
        item = fallback
      }
      guard EpubBook.isPage(item, tree), seen.insert(item).inserted else { continue }
      let target = tree.attribute("href", of: item) ?? id
      let properties = tree.attribute("properties", of: item)?.split { $0.isSpace } ?? []
      chapters.append(
        Chapter(
          part: PackagePath.resolve(target, from: name), reference: target,
          isNavigation: properties.contains("nav")))
    }
  }

  private static func isPage(_ item: Int, _ tree: XMLTree) -> Bool {
    guard let type = tree.attribute("media-type", of: item) else { return true }
    return pageTypes.contains(type.lowercased().filter { !$0.isSpace })
  }
}

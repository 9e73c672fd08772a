import CorpusModel
import Markup

/// Reads DOCX: Office Open XML text, with macros (`.docm`) or without.
enum DocxReader {
  /// Reads a package.
  static func read(_ package: consuming DocumentPackage) throws(ExtractionError)
    -> PackedReader.Content
  {
    var package = package
    let root = try relations(of: "", in: &package)
    let main = root.first("/officeDocument") ?? "word/document.xml"
    guard let body = try package.tree(main) else { throw .missingPart(main) }
    guard body.name(0) == "document", body.child("body", of: 0) != nil else {
      throw .otherFormat(expected: .docx)
    }
    let relations = try relations(of: main, in: &package)
    let parts = DocxParts(
      body: body,
      footnotes: try part("/footnotes", relations, in: &package).map {
        DocxParts.Notes($0, named: "footnote")
      },
      endnotes: try part("/endnotes", relations, in: &package).map {
        DocxParts.Notes($0, named: "endnote")
      },
      styles: DocxStyles(try part("/styles", relations, in: &package)))
    let text = DocxText.read(parts)
    var content = PackedReader.Content(text: text.text, blocks: text.blocks)
    let core = root.first("/core-properties") ?? "docProps/core.xml"
    if let tree = package.optionalTree(core) {
      content.metadata = PackageMetadata.read(
        tree, dates: ["created", "modified"], modified: ["modified"])
    }
    if !body.all("altChunk").isEmpty {
      content.notes.append(
        ReadingNote(
          code: "part_not_read",
          message: "another file is embedded as a part of the text; that part was not read"))
    }
    return content
  }

  private static func part(
    _ type: String, _ relations: Relations, in package: inout DocumentPackage
  ) throws(ExtractionError) -> XMLTree? {
    guard let name = relations.first(type) else { return nil }
    return try package.tree(name)
  }

  // MARK: Relations

  /// What a part is related to: the end of the relation's type, and the name of the other part.
  private struct Relations {
    var all: [(type: String, target: String)] = []

    /// The first part in a relation whose type ends so: the addresses differ between editions.
    func first(_ type: String) -> String? { all.first { $0.type.hasSuffix(type) }?.target }
  }

  private static func relations(
    of part: String, in package: inout DocumentPackage
  ) throws(ExtractionError) -> Relations {
    let parts = part.split(separator: "/")
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    guard let tree = try package.tree(folder + "_rels/" + (parts.last ?? "") + ".rels") else {
      return Relations()
    }
    var relations = Relations()
    for index in tree.all("Relationship")
    where tree.attribute("TargetMode", of: index) != "External" {
      guard let type = tree.attribute("Type", of: index),
        let target = tree.attribute("Target", of: index)
          .flatMap({ PackagePath.resolve($0, from: part) })
      else { continue }
      relations.all.append((type, target))
    }
    return relations
  }
}

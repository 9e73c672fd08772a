import CorpusModel
import Markup

/// Reads ODT: OpenDocument text.
enum OdtReader {
  /// Reads a package.
  static func read(_ package: consuming DocumentPackage) throws(ExtractionError)
    -> PackedReader.Content
  {
    var package = package
    if let manifest = package.optionalTree("META-INF/manifest.xml"),
      !manifest.all("encryption-data").isEmpty
    {
      throw .encrypted
    }
    guard let content = try package.tree("content.xml") else {
      throw package.contains("encrypted-package") ? .encrypted : .missingPart("content.xml")
    }
    guard let text = content.descendant("body", "text", of: 0) else {
      throw .otherFormat(expected: .odt)
    }
    let styles = OdtStyles([package.optionalTree("styles.xml"), content].compactMap { $0 })
    let result = OdtText.read(content, below: text, styles: styles)
    var read = PackedReader.Content(text: result.text, blocks: result.blocks)
    if let meta = package.optionalTree("meta.xml") {
      read.metadata = PackageMetadata.read(
        meta, people: ["initial-creator", "creator"], dates: ["creation-date", "date"],
        modified: ["date"])
    }
    return read
  }
}

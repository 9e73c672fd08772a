import Archives
import Markup
package import WebAddresses

extension Sitemap {
  /// Reads a file, in whatever form it comes: XML, a feed or text, packed with gzip or not.
  ///
  /// - Parameters:
  ///   - bytes: the file as it came.
  ///   - address: where it was found, against which links in feeds are resolved.
  ///   - charset: the label of the encoding that the transport declared, if it did.
  ///   - limit: so many bytes may it have when unpacked.
  /// - Throws: ``SitemapFault`` where it cannot be unpacked, or is too large.
  package init(
    _ bytes: [UInt8], address: WebAddress?, charset: String? = nil, limit: Int = lengthLimit
  ) throws(SitemapFault) {
    let source = try Sitemap.unpacked(bytes, limit: limit)
    let isText = !Sitemap.firstSigns(of: source).contains(UInt8(ascii: "<"))
    self = isText ? Sitemap(text: source, charset: charset) : Sitemap(xml: source, charset, address)
  }

  private static func unpacked(_ bytes: [UInt8], limit: Int) throws(SitemapFault) -> [UInt8] {
    var bytes = bytes
    if Gzip.isPacked(bytes) {
      do { bytes = try Gzip.unpack(bytes, limit: limit) } catch {
        if case .tooLarge = error { throw .tooLarge }
        throw .damaged
      }
    }
    guard bytes.count <= limit else { throw .tooLarge }
    return bytes
  }

  /// The first signs that are no white space: room for a byte order mark, and twice as much for UTF-16.
  private static func firstSigns(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.drop { $0.isBlank }.prefix(4)
  }

  // MARK: Text

  private init(text: [UInt8], charset: String?) {
    self.init(kind: .text, isWellFormed: true)
    let bytes = TextDecoder.decode(text, declared: charset, isMarkup: false).bytes
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      add(Sitemap.entry(String(decoding: line, as: UTF8.self)))
      if isCut { return }
    }
    if entries.isEmpty { kind = .other }
  }

  private static func entry(_ text: String) -> Entry? {
    // What is no address of the web would be read for nothing: a file may be one long line.
    guard text.utf8.count < 100_000, let text = text.trimmed,
      let address = WebAddress(text), address.isWeb
    else { return nil }
    return Entry(address: address)
  }

  private mutating func add(_ entry: Entry?) {
    guard let entry else { return }
    if entries.count < Sitemap.entryLimit { entries.append(entry) } else { isCut = true }
  }

  // MARK: XML

  private init(xml: [UInt8], _ charset: String?, _ address: WebAddress?) {
    let tree = ListingTree(xml, charset: charset)
    self.init(kind: .other, isWellFormed: tree.isWellFormed)
    isCut = tree.isCut
    // No sitemap needs them; who declares some means harm.
    if tree.declaresEntities { return }
    for root in tree.children(of: nil) {
      switch tree.name(root) {
      case "urlset": kind = .pages
      case "sitemapindex": kind = .index
      default: continue
      }
      read(tree, root, name: kind == .index ? "sitemap" : "url")
      return
    }
    if let reader = FeedReader(tree, address: address) { read(reader) }
  }

  private mutating func read(_ tree: ListingTree, _ root: Int, name: String) {
    for child in tree.children(of: root) where tree.name(child) == name && !tree.isCutOff(child) {
      add(Sitemap.entry(tree, child))
      if isCut { return }
    }
  }

  private mutating func read(_ reader: FeedReader) {
    kind = .feed
    isCut = isCut || reader.feed.isCut
    for entry in reader.feed.entries.dropLast(reader.endsInEntry ? 1 : 0) {
      guard let link = entry.link else { continue }
      add(
        Entry(
          address: link, modified: entry.updated, published: entry.published,
          title: entry.title?.line))
    }
  }

  private static func entry(_ tree: ListingTree, _ index: Int) -> Entry? {
    let children = tree.children(of: index)
    let text = { (name: String, nodes: [Int]) in
      nodes.first { tree.name($0) == name }.map { tree.text(of: $0) }
    }
    // Some indices give the address without an element of its own.
    let place = children.isEmpty ? tree.text(of: index) : text("loc", children)
    guard var entry = place.flatMap(Sitemap.entry) else { return nil }
    entry.modified = text("lastmod", children).flatMap { WebTime($0) }
    guard let news = children.first(where: { tree.name($0) == "news:news" }) else { return entry }
    let said = tree.children(of: news)
    entry.published = text("news:publication_date", said).flatMap { WebTime($0) }
    entry.title = text("news:title", said).flatMap { $0.folded }
    return entry
  }
}

package import WebAddresses

extension Feed {
  /// Reads a feed in XML or JSON; nil where the file is none.
  ///
  /// - Parameters:
  ///   - bytes: the file as it came.
  ///   - address: where it was found, against which links are resolved.
  ///   - charset: the label of the encoding that the transport declared, if it did.
  package init?(_ bytes: [UInt8], address: WebAddress?, charset: String? = nil) {
    let start = bytes.first { !$0.isBlank && $0 < 0x80 }
    if start == UInt8(ascii: "{") || start == UInt8(ascii: "[") {
      self.init(json: bytes, address: address, charset: charset)
    } else {
      self.init(ListingTree(bytes, charset: charset), address: address)
    }
  }

  /// Reads a feed in XML; nil where the file is none.
  init?(_ tree: ListingTree, address: WebAddress?) {
    guard let reader = FeedReader(tree, address: address) else { return nil }
    self = reader.feed
  }
}

/// Reads a feed in XML, whatever format it is in: all have the same parts under different names.
struct FeedReader {
  /// What was read.
  private(set) var feed: Feed
  /// Whether the file ends within the last entry, of which no one can say how much is missing.
  private(set) var endsInEntry = false
  let tree: ListingTree
  let address: WebAddress?
  /// The element that is the feed.
  let root: Int

  /// Reads a feed; nil where the file is none.
  init?(_ tree: ListingTree, address: WebAddress?) {
    guard let root = FeedReader.root(of: tree) else { return nil }
    self.tree = tree
    self.address = address
    self.root = root
    feed = Feed(format: FeedReader.format(of: tree, root), isWellFormed: tree.isWellFormed)
    feed.isCut = tree.isCut
    readChannel()
    readEntries()
  }

  /// The first element that begins a feed.
  private static func root(of tree: ListingTree) -> Int? {
    tree.nodes.indices.prefix(10_000).first {
      ["rss", "rdf:rdf", "feed", "channel"].contains(tree.name($0))
    }
  }

  // MARK: Formats

  private static func format(of tree: ListingTree, _ root: Int) -> Feed.Format {
    let version = tree.attribute("version", of: root) ?? ""
    let spaces = tree.declarations(of: root).map { $0.lowercased() }
    let declares = { (part: String) in spaces.contains { $0.contains(part) } }
    switch tree.name(root) {
    case "rdf:rdf": return declares("netscape.com/rdf/simple") ? .rss090 : .rss10
    case "feed":
      return version == "0.3" || (version.isEmpty && declares("purl.org/atom/ns"))
        ? .atom03 : .atom10
    case "channel":
      return tree.attribute("href", of: root) != nil || tree.attribute("base", of: root) != nil
        ? .cdf : .rss
    default:
      if version.hasPrefix("2") { return .rss20 }
      if version.hasPrefix("1") { return .rss10 }
      return versions[version] ?? .rss
    }
  }

  private static let versions: [String: Feed.Format] = [
    "0.9": .rss090, "0.90": .rss090, "0.91": .rss091, "0.92": .rss092, "0.93": .rss093,
    "0.94": .rss094,
  ]

  var isAtom: Bool { feed.format == .atom03 || feed.format == .atom10 }

  // MARK: The feed itself

  private mutating func readChannel() {
    let channel = tree.child("channel", of: root) ?? root
    let parts = parts(of: channel)
    feed.title = text(["title", "dc:title"], parts)
    feed.link =
      link(parts) ?? tree.attribute("href", of: channel).flatMap { resolved($0, at: root) }
      ?? address(ofID: parts)
    feed.next = link(parts, relation: "next")
    feed.language =
      string(["language", "dc:language"], parts) ?? tree.attribute("xml:lang", of: channel)?.trimmed
      ?? tree.attribute("xml:lang", of: root)?.trimmed
  }

  /// Goes through all elements that hold an entry, wherever they stand: RSS has them in the channel or beside it, and an
  /// entry that is not closed has the next one in it.
  private mutating func readEntries() {
    let name = isAtom ? "entry" : "item"
    var index = root + 1
    while index < Int(tree.nodes[root].end) {
      let found = tree.name(index)
      if found == name {
        guard feed.entries.count < Feed.entryLimit else {
          feed.isCut = true
          return
        }
        feed.entries.append(entry(index))
        endsInEntry = tree.isCutOff(index)
      } else if FeedReader.texts.contains(found) {
        // What stands in a text is none.
        index = Int(tree.nodes[index].end)
        continue
      }
      index += 1
    }
  }

  private static let texts: Set<String> = [
    "abstract", "content", "content:encoded", "description", "fullitem", "image", "source",
    "summary", "textinput", "xhtml:body", "xhtml:div",
  ]
}

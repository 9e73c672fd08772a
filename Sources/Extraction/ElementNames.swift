import Markup

/// What the words in an element's class and id say about it.
///
/// The words are split at signs and at capitals inside a word, and are compared as wholes: `nav` is
/// in `main-nav` and `mainNav`, but not in `navy`.
struct ElementNames: OptionSet, Sendable {
  /// The bits.
  let rawValue: UInt16

  /// A part that is not main text wherever it stands.
  static let framing = ElementNames(rawValue: 1)
  /// A part that frames a page but is harmless inside an article.
  static let framingOutside = ElementNames(rawValue: 2)
  /// A word that turns the others round: `no-sidebar` says something about the page.
  static let turning = ElementNames(rawValue: 4)
  /// An article or the like.
  static let article = ElementNames(rawValue: 8)
  /// The body of something.
  static let body = ElementNames(rawValue: 16)
  /// The line that names the author.
  static let byline = ElementNames(rawValue: 32)
  /// The author.
  static let author = ElementNames(rawValue: 64)
  /// A name.
  static let name = ElementNames(rawValue: 128)
  /// The date of publication.
  static let date = ElementNames(rawValue: 256)
  /// Any other word.
  static let other = ElementNames(rawValue: 512)
  /// A question about consent, which is no text of the page however long it is.
  static let consent = ElementNames(rawValue: 2048)
  /// The date of the last change.
  static let changed = ElementNames(rawValue: 4096)
  /// What readers wrote.
  static let comments = ElementNames(rawValue: 1024)
  /// What one of several people wrote, in a forum.
  static let message = ElementNames(rawValue: 32768)
  /// One of several things of a kind.
  static let card = ElementNames(rawValue: 8192)
  /// What something costs, or where it is bought.
  static let price = ElementNames(rawValue: 16384)

  /// Lines about a text, such as who wrote it and when; some pages call a part of the text so.
  static let about = ElementNames(rawValue: 4096)

  /// The word `none`, as in `d-none`: the element may be hidden.
  static let none = ElementNames(rawValue: 8192)

  /// What the names of every node of a tree say.
  static func all(in tree: MarkupTree) -> [ElementNames] {
    tree.nodes.indices.map { index in
      guard tree.nodes[index].attributeCount > 0, tree.nodes[index].tag != .text else { return [] }
      var names: ElementNames = []
      for attribute in [MarkupAttribute.class, .id] {
        if let value = tree.attribute(attribute, of: index) { names.formUnion(of(value)) }
      }
      return names
    }
  }

  /// What the words of one attribute say.
  static func of(_ value: String) -> ElementNames {
    var names: ElementNames = []
    var word = Word()
    var wasLower = false
    for byte in value.utf8 {
      let isLetter = byte.isASCIILetter || byte >= 0x80
      let isUpper = isLetter && byte < 0x80 && byte & 0x20 == 0
      if !isLetter || (isUpper && wasLower) {
        if word.count > 0 { names.formUnion(known[word] ?? .other) }
        word = Word()
      }
      if isLetter { word.append(isUpper ? byte | 0x20 : byte) }
      wasLower = isLetter && !isUpper
    }
    if word.count > 0 { names.formUnion(known[word] ?? .other) }
    return names
  }

  /// A word as its first bytes and its length, which tells those that are known from all others.
  private struct Word: Hashable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private(set) var count = 0

    init() {}

    init(_ text: Substring) {
      precondition(text.utf8.count <= 16, "known words fit")
      for byte in text.utf8 { append(byte) }
    }

    /// One number takes a third of the time of three; equal words are told by all of them.
    func hash(into hasher: inout Hasher) {
      hasher.combine(first &+ second &* 31 &+ UInt64(truncatingIfNeeded: count))
    }

    mutating func append(_ byte: UInt8) {
      if count < 8 {
        first = first << 8 | UInt64(byte)
      } else if count < 16 {
        second = second << 8 | UInt64(byte)
      }
      count += 1
    }
  }

  private static let known: [Word: ElementNames] = {
    var known: [Word: ElementNames] = [:]
    for (names, words) in lists {
      for word in words.split(separator: " ") {
        known[Word(word), default: []].formUnion(names)
      }
    }
    return known
  }()

  private static let lists: [(ElementNames, String)] = [
    (
      .framing,
      """
      addthis addtoany advert advertisement advertising adverts ads ad backlinks breadcrumb \
      breadcrumbs byline caption captions carousel copyright credit credits donate \
      footer gallery lightbox login masthead menu modal nav navbar navigation newsletter \
      newsletters offscreen outbrain pager pagination paywall popup print promo promotion \
      recirculation recommended related share sharebar sharedaddy sharing shares sidebar signup \
      rollover skip slideshow social sponsor sponsored subscribe subscription taboola tagcloud tags ticker toc toolbar \
      tooltip trending widget widgets
      """
    ),
    (.about, "meta metadata postmeta"),
    (.framingOutside, "header topbar banner search hero author popular latest"),
    (
      .comments,
      "comments comment commentlist commentary commenting disqus respond responses replies discussion"
    ),
    (
      .consent,
      "ccpa consent cookie cookiebanner cookiebot cookieconsent cookies gdpr onetrust optanon"
    ),
    (.none, "none"),
    (.turning, "no has with without"),
    (.article, "article entry post story blog"),
    (.body, "body content text"),
    (.byline, "byline"),
    (.author, "author"),
    ([.author, .name, .other], "authorname username"),
    (.name, "name"),
    (.message, "message messages reply replies topic thread threads forum postbody poster"),
    (.card, "card cards tile tiles teaser teasers item items result results listing listings grid"),
    (.price, "price prices cart basket sku checkout addtocart"),
    (.date, "date published posted pubdate dateline"),
    ([.changed, .other], "changed modified updated lastmod"),
  ]
}

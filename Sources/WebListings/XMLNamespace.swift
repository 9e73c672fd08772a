/// The vocabularies that listings are written in, each with the prefix by which this module calls it.
enum XMLNamespace {
  /// The prefix for a namespace: empty for those of sitemaps and feeds themselves; `?` for one that is not known here.
  static func prefix(ofURI uri: String) -> String {
    var folded = uri.lowercased()
    while folded.last == "/" || folded.last == "#" { folded.removeLast() }
    if let prefix = prefixes[folded] { return prefix }
    // Podcasts and news come in many editions of the same.
    if folded.contains("itunes.com") { return "itunes" }
    if folded.contains("schemas/sitemap-news") { return "news" }
    if folded.contains("schemas/sitemap/0.") { return "" }
    return "?"
  }

  /// The prefix that stands for what a file most likely means by a prefix that it does not declare.
  static func prefix(forUndeclared prefix: String) -> String {
    let folded = prefix.lowercased()
    if usual.contains(folded) { return folded }
    return folded == "rss" || folded.hasPrefix("atom") || folded == "a10" ? "" : "?"
  }

  private static let usual: Set<String> = [
    "cdf", "content", "dc", "dcterms", "feedburner", "image", "itunes", "media", "news", "rdf",
    "video", "xhtml",
    "xml",
  ]

  private static let prefixes: [String: String] = [
    "": "",
    "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://purl.org/rss/1.0": "", "http://purl.org/net/rss1.1": "",
    "http://purl.org/atom/ns": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/dc/elements/1.1": "dc", "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://search.yahoo.com/mrss": "media",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.google.com/schemas/sitemap-video/1.1": "video",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml", "http://www.w3.org/xml/1998/namespace": "xml",
  ]
}

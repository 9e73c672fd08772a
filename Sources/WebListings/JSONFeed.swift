import Markup
import WebAddresses

extension Feed {
  /// Reads a JSON Feed (https://www.jsonfeed.org); nil where the file is none.
  init?(json bytes: [UInt8], address: WebAddress?, charset: String?) {
    let decoded = TextDecoder.decode(bytes, declared: charset, isMarkup: false)
    guard case .object(let feed)? = LenientJSON.value(of: decoded.bytes),
      case .array(let items)? = feed["items"]
    else { return nil }
    self.init(
      format: .json, isWellFormed: decoded.doubts.isEmpty && JSONSyntax.isSound(decoded.bytes))
    title = feed["title"]?.text.flatMap { FeedText($0, isMarkup: false) }
    link = feed["home_page_url"]?.address(base: address)
    next = feed["next_url"]?.address(base: address)
    language = feed["language"]?.text?.trimmed
    for item in items {
      guard case .object(let item) = item else { continue }
      guard entries.count < Feed.entryLimit else {
        isCut = true
        return
      }
      entries.append(Feed.entry(item, base: address))
    }
  }

  private static func entry(_ item: [String: JSONPart], base: WebAddress?) -> Entry {
    var entry = Entry()
    entry.id = item["id"]?.text?.trimmed
    entry.title = item["title"]?.text.flatMap { FeedText($0, isMarkup: false) }
    entry.link =
      item["url"]?.address(base: base)
      ?? entry.id.flatMap { WebAddress($0) }.flatMap { $0.isWeb ? $0 : nil }
    entry.author = author(item)
    entry.published = item["date_published"]?.text.flatMap { WebTime($0) }
    entry.updated = item["date_modified"]?.text.flatMap { WebTime($0) }
    entry.summary = item["summary"]?.text.flatMap { FeedText($0, isMarkup: false) }
    entry.content =
      item["content_html"]?.text.flatMap { FeedText($0, isMarkup: true) }
      ?? item["content_text"]?.text.flatMap { FeedText($0, isMarkup: false) }
    return entry
  }

  /// The names in `authors`, or that in `author`, as version 1 had it.
  private static func author(_ item: [String: JSONPart]) -> String? {
    var people: [JSONPart] = []
    if case .array(let authors)? = item["authors"] { people = authors }
    if let author = item["author"] { people.append(author) }
    var names: [String] = []
    for case .object(let person) in people {
      if let name = person["name"]?.text?.folded, !names.contains(name) { names.append(name) }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}

extension JSONPart {
  /// The string as it stands; nil for what is none.
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }

  /// The address of the web that it is, resolved against `base`.
  fileprivate func address(base: WebAddress?) -> WebAddress? {
    text?.trimmed.flatMap { WebAddress($0, base: base) }.flatMap { $0.isWeb ? $0 : nil }
  }
}

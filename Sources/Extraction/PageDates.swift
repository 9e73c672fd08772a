import CorpusModel
import Markup

/// Finds when a page was published and when it was last changed.
///
/// What is trusted and in which order was found by looking at the mistakes on 520 pages of all kinds (wcxb-dev); kinds of
/// mistakes were mended, never single pages. Where readers are shown only when a page was changed and machines are told when
/// it was published, it is the latter.
struct PageDates {
  /// A date, and who says so.
  typealias Dated = (date: String, source: MetadataSource)

  /// When the page was published, or nil.
  private(set) var published: Dated?
  /// When it was last changed, or nil.
  private(set) var modified: Dated?

  private static let publishedKeys = [
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dcterms.created",
    "dc.date.created",
    "date", "pubdate", "published", "published-date", "published_date", "published_time",
    "publishdate",
    "publish-date", "publish_date", "publication_date", "publication-date", "publicationdate",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
    "citation_online_date", "cxenseparse:recs:publishtime", "article.published", "rbpubdate",
    "ms.date",
    "datecreated", "created", "timestamp",
  ]
  private static let modifiedKeys = [
    "article:modified_time", "og:article:modified_time", "og:modified_time", "og:updated_time",
    "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "last_modified",
    "lastmodified", "lastmod", "modified", "modified-date", "modified_time", "article.updated",
    "updated",
    "revised", "updated_time",
  ]

  /// Looks through what a page tells machines, then through what it shows.
  init(
    _ parts: PageParts, data: StructuredData, seen: VisibleDates, lines: TitleLines,
    address: String?
  ) {
    published = PageDates.first(
      (data.article.published, .jsonLD), parts.meta(PageDates.publishedKeys))
    if published == nil, let date = data.page.published.flatMap(CalendarDate.normalised),
      seen.shows(date) || lines.dates.contains(date)
    {
      published = (date, .jsonLD)
    }
    let text: Dated? = lines.date.map { ($0, .text) }
    published = published ?? seen.published ?? text
    published = published ?? PageDates.date(inAddress: address).map { ($0, .url) }
    // Machines count the day by another clock than the one by which readers saw it appear.
    if let told = published, let day = CalendarDate.day(told.date) {
      for shown in [
        PageDates.date(inAddress: address).map { ($0, MetadataSource.url) }, seen.written ?? text,
      ] {
        if let shown, let other = CalendarDate.day(shown.0), abs(other - day) == 1 {
          published = shown
          break
        }
      }
    }
    modified = PageDates.first(
      (data.article.modified ?? data.page.modified, .jsonLD), parts.meta(PageDates.modifiedKeys))
    let changed = seen.modifiedWithTitle ?? lines.modified.map { ($0, .text) }
    modified = modified ?? changed ?? seen.modified
    // A page that shows only when it was changed stands by that date.
    published = published ?? changed ?? lines.month.map { ($0, .text) }
  }

  /// Looks at the date of publication again when it is known what kind of page a document was, and what it says.
  ///
  /// A list has none of its own, and what a page that sells or offers something shows are the dates of other things.
  /// Articles may say it in the dateline with which their text begins.
  static func revise(_ document: inout Document) {
    let source = document.metadata.source(of: .date)
    let isShown = source == .text || source == .elementClass || source == .element("time")
    guard let guess = document.pageKind else { return }
    switch guess.kind {
    case .listing where source != nil && guess.confidence >= 0.5:
      document.metadata.set(.date, to: nil, from: .text)
    case .product where isShown, .service where isShown:
      document.metadata.set(.date, to: nil, from: .text)
    case .article where source == nil:
      for block in document.blocks.lazy.filter({ $0.kind == .paragraph }).prefix(2) {
        let date = Dateline.date(in: document.string(block.span))
        document.metadata.fill(.date, with: date, from: .text)
      }
    default: break
    }
  }

  private static func first(
    _ data: (String?, MetadataSource), _ meta: (value: String, key: String)?
  ) -> Dated? {
    if let date = data.0.flatMap(CalendarDate.normalised) { return (date, data.1) }
    guard let meta, let date = CalendarDate.normalised(meta.value) else { return nil }
    return (date, .meta(meta.key))
  }

  /// The date in an address such as `…/2019/03/12/…` or `…/2019-03-12-…`.
  static func date(inAddress address: String?) -> String? {
    let parts = address?.split(separator: "/") ?? []
    for index in parts.indices.dropFirst(2) {
      let part = parts[index]
      if part.count == 4, Int(part) != nil, index + 2 < parts.endIndex {
        let three = parts[index..<index + 3]
        guard three.dropFirst().allSatisfy({ $0.count <= 2 && Int($0) != nil }) else { continue }
        if let date = full(three.joined(separator: "-")) { return date }
      }
      let start = part.prefix(10)
      if start.count == 10, start.filter({ $0 == "-" }).count == 2,
        start.allSatisfy({ $0 == "-" || ($0.isASCII && $0.isAnyNumber) }),
        let date = full(String(start))
      {
        return date
      }
    }
    return nil
  }

  /// The date in `text`, if it names the day.
  static func full(_ text: String) -> String? {
    CalendarDate.normalised(text).flatMap { $0.utf8.count == 10 ? $0 : nil }
  }
}

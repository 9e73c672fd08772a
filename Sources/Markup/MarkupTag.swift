/// The elements of HTML that reading tells apart.
package enum MarkupTag: String, Sendable, CaseIterable {
  /// A run of text, not an element.
  case text = "#text"
  /// The root that holds all else.
  case root = "#root"
  /// An element that is none of the others.
  case other = "#other"

  // The page.
  case html, head, body, title, meta, link, base
  // Sections.
  case article, aside, footer, header, hgroup, main, nav, search, section
  // Headings.
  case h1, h2, h3, h4, h5, h6
  // Blocks.
  case address, blockquote, center, details, dialog, div, fieldset, figcaption, figure, hr, legend
  case listing, menu, p, plaintext, pre, summary, xmp
  // Lists.
  case dd, dl, dt, li, ol, ul
  // Tables.
  case caption, col, colgroup, table, tbody, td, tfoot, th, thead, tr
  // Inside a line.
  case a, abbr, b, bdi, bdo, big, br, cite, code, data, del, dfn, em, font, i, ins, kbd, mark, q
  case rp, rt, ruby, s, samp, small, span, strike, strong, sub, sup, time, tt, u, `var`, wbr
  // What is embedded, filled in or run.
  case area, audio, button, canvas, datalist, embed, form, frame, frameset, iframe, img, input,
    label
  case map, meter, noscript, object, optgroup, option, output, picture, progress, script, select
  case source, style, svg, template, textarea, track, video

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The tag with this name, in lower case; ``other`` if it is none of these.
  package init(name: String) {
    self = MarkupTag.byName[name] ?? .other
  }

  /// Whether the element stands inside a line of text and does not part the words around it.
  package var isInline: Bool {
    switch self {
    case .a, .abbr, .area, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i,
      .ins,
      .kbd, .mark, .q, .rp, .rt, .ruby, .s, .samp, .small, .span, .strike, .strong, .sub, .sup,
      .time, .tt, .u, .var, .wbr, .label, .img, .map, .other, .picture, .source, .track, .output,
      .meter, .progress, .text, .meta, .link, .base, .noscript, .script, .style, .template, .svg,
      .canvas, .input, .embed:
      true
    default: false
    }
  }

  /// The rank of a heading, or 0.
  package var headingLevel: Int {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: 0
    }
  }
}

/// The attributes that reading looks at; all others are dropped before parsing.
package enum MarkupAttribute: String, Sendable, CaseIterable {
  case ariaHidden = "aria-hidden"
  case ariaLabel = "aria-label"
  case dataPreloaded = "data-preloaded"
  case `class`, content, datetime, hidden, href, id, itemprop, itemtype, lang, name, property, rel
  case role, style, type

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The attribute with this name, in lower case; nil if it is none of these.
  package init?(name: String) {
    guard let attribute = MarkupAttribute.byName[name] else { return nil }
    self = attribute
  }
}

/// The element names that the HTML standard's tree construction knows.
///
/// All others are ``other``; ``HTMLNames`` numbers them, so that end tags find their start tags.
enum HTMLName: UInt8, CaseIterable, Sendable {
  case other
  case a, abbr, address, annotationXML, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup
  case data, datalist, dd, del, desc, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, foreignObject, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, kbd, keygen, label, legend, li, link, listing
  case main, malignmark, map, mark, marquee, math, menu, meta, meter, mglyph, mi, mn, mo, ms, mtext
  case nav, nobr, noembed, noframes, noscript
  case object, ol, optgroup, option, output, p, param, picture, plaintext, pre, progress, q
  case rb, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, small, source, span, strike, strong, style, sub
  case summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr, xmp

  /// The bytes of the name as pages write it.
  var bytes: [UInt8] { HTMLName.allBytes[Int(rawValue)] }

  private static let allBytes = allCases.map { Array($0.spelling.utf8) }

  /// The name as pages write it, in lower case.
  var spelling: String { HTMLName.spellings[Int(rawValue)] }

  // Once for all: the name of a case is looked up in what the program knows of its types.
  private static let spellings = allCases.map { name in
    switch name {
    case .annotationXML: "annotation-xml"
    case .foreignObject: "foreignobject"
    default: "\(name)"
    }
  }
}

/// What the standard's rules ask of an element's name.
struct HTMLTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// Ends the walk of an unknown end tag up the stack.
  static let special = HTMLTraits(rawValue: 1 << 0)
  /// Is opened anew where its end was crossed: `b`, `i`, `a` and so on.
  static let formatting = HTMLTraits(rawValue: 1 << 1)
  /// Bounds the search for an open element.
  static let scope = HTMLTraits(rawValue: 1 << 2)
  /// Bounds the search for an open list item, besides those of ``scope``.
  static let listScope = HTMLTraits(rawValue: 1 << 3)
  /// Bounds the search for an open part of a table.
  static let tableScope = HTMLTraits(rawValue: 1 << 4)
  /// Its end tag may be left out.
  static let impliedEnd = HTMLTraits(rawValue: 1 << 5)
  /// Its end tag may be left out where a template ends.
  static let thoroughlyImpliedEnd = HTMLTraits(rawValue: 1 << 6)
  /// Is a heading.
  static let heading = HTMLTraits(rawValue: 1 << 7)
  /// Its start ends a paragraph, and its end needs one that is open.
  static let block = HTMLTraits(rawValue: 1 << 8)
  /// Has neither content nor an end tag, and stands in a line.
  static let void = HTMLTraits(rawValue: 1 << 9)
  /// Belongs to the head wherever it stands.
  static let headContent = HTMLTraits(rawValue: 1 << 10)
  /// Belongs to a table's frame: a start tag of it in running text is passed over.
  static let tablePart = HTMLTraits(rawValue: 1 << 11)
  /// Text inside goes before the table.
  static let fosters = HTMLTraits(rawValue: 1 << 12)
  /// Cannot stand in a drawing or formula, so that it ends one.
  static let breaksOut = HTMLTraits(rawValue: 1 << 13)

  /// The traits of each name, by its number.
  static let all: [HTMLTraits] = {
    var traits = [HTMLTraits](repeating: [], count: HTMLName.allCases.count)
    func mark(_ trait: HTMLTraits, _ names: [HTMLName]) {
      for name in names { traits[Int(name.rawValue)].insert(trait) }
    }
    let blocks: [HTMLName] = [
      .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
      .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .search,
      .section, .summary, .ul,
    ]
    let headings: [HTMLName] = [.h1, .h2, .h3, .h4, .h5, .h6]
    mark(.block, blocks)
    mark(.heading, headings)
    mark(.special, blocks + headings)
    mark(
      .special,
      [
        .applet, .area, .base, .basefont, .bgsound, .body, .br, .button, .caption, .col, .colgroup,
        .dd, .dt, .embed, .form, .frame, .frameset, .head, .hr, .html, .iframe, .img, .input,
        .keygen, .li, .link, .listing, .marquee, .meta, .noembed, .noframes, .noscript, .object,
        .p, .param, .plaintext, .pre, .script, .select, .source, .style, .table, .tbody, .td,
        .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .wbr, .xmp,
      ])
    mark(
      .formatting,
      [.a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u])
    mark(
      .scope,
      [.applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template])
    mark(.listScope, [.ol, .ul])
    mark(.tableScope, [.html, .table, .template])
    let implied: [HTMLName] = [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]
    mark(.impliedEnd, implied)
    mark(
      .thoroughlyImpliedEnd,
      implied + [.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr])
    mark(.void, [.area, .br, .embed, .img, .keygen, .wbr])
    mark(
      .headContent,
      [
        .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title,
      ])
    mark(
      .tablePart,
      [.caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr])
    mark(.fosters, [.table, .tbody, .tfoot, .thead, .tr])
    mark(.breaksOut, headings)
    mark(
      .breaksOut,
      [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .head,
        .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span,
        .strike, .strong, .sub, .sup, .table, .tt, .u, .ul, .var,
      ])
    return traits
  }()
}

/// Numbers the names of a page: known ones by their place in ``HTMLName``, others as they come.
struct HTMLNames {
  /// A name: one that is known, or the number of another.
  struct Key: Hashable {
    var name: HTMLName
    var number: UInt32 = 0
  }

  /// Up to sixteen bytes of a name in two words, and its length.
  fileprivate struct Packed: Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  private struct Slot {
    var packed = Packed()
    var name = HTMLName.other
  }

  private static let slots: [Slot] = {
    var slots = [Slot](repeating: Slot(), count: 1024)
    for name in HTMLName.allCases.dropFirst() {
      var packed = Packed()
      for (offset, byte) in name.spelling.utf8.enumerated() { packed.put(byte, at: offset) }
      var place = packed.place
      while slots[place].name != .other { place = (place + 1) & 1023 }
      slots[place] = Slot(packed: packed, name: name)
    }
    return slots
  }()

  private let slots = HTMLNames.slots
  private var others: [Packed: UInt32] = [:]
  private var longer: [[UInt8]: UInt32] = [:]
  private var count: UInt32 = 0

  /// The name at `range`, in whatever case.
  mutating func key(_ range: Range<Int>, in bytes: Span<UInt8>) -> Key {
    guard range.count <= 16 else { return longName(range, in: bytes) }
    var packed = Packed()
    for offset in 0..<range.count {
      packed.put(bytes[range.lowerBound + offset].lowercasedASCII, at: offset)
    }
    var place = packed.place
    while slots[place].name != .other {
      if slots[place].packed == packed { return Key(name: slots[place].name) }
      place = (place + 1) & 1023
    }
    if let known = others[packed] { return Key(name: .other, number: known) }
    count += 1
    others[packed] = count
    return Key(name: .other, number: count)
  }

  private mutating func longName(_ range: Range<Int>, in bytes: Span<UInt8>) -> Key {
    var name: [UInt8] = []
    name.reserveCapacity(range.count)
    for index in range { name.append(bytes[index].lowercasedASCII) }
    if let known = longer[name] { return Key(name: .other, number: known) }
    count += 1
    longer[name] = count
    return Key(name: .other, number: count)
  }
}

extension HTMLNames.Packed {
  fileprivate mutating func put(_ byte: UInt8, at offset: Int) {
    if offset < 8 {
      low |= UInt64(byte) << UInt64(offset * 8)
    } else {
      high |= UInt64(byte) << UInt64(offset * 8 - 64)
    }
  }

  /// Where the search for the name begins, of 1,024 places.
  fileprivate var place: Int {
    Int(((low ^ (high &* 0x9E37_79B9)) &* 0x9E37_79B9_7F4A_7C15) >> 54)
  }
}

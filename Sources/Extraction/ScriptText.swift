import Markup

/// Text that stands only in a page's data for its scripts: what Next.js and its like make the page of, and what Discourse
/// loads beforehand.
///
/// What the data are called differs from site to site, so that only their shape is looked at: the longest string that is
/// HTML or prose, strings in the same place of a list's entries, and rich text kept as a tree.
struct ScriptText {
  /// A text as it is written, and how much of it is letters.
  private struct Candidate {
    var parts: [(text: String, weight: Int)] = []
    var weight = 0

    private var longest: Int { parts.map(\.weight).max() ?? 0 }

    /// Whether there is a text in it, and not only names, titles or teasers in a list.
    var isText: Bool { longest >= ScriptText.least }

    /// The text: one part where most of all is its own, as of an article in a list of articles, else all of them.
    func text(isDiscussion: Bool) -> String {
      if !isDiscussion, longest * 3 > weight * 2,
        let first = parts.first(where: { $0.weight == longest })
      {
        return first.text
      }
      return parts.map(\.text).joined(separator: "\n\n")
    }
  }

  private var candidates: [String: Candidate] = [:]

  /// Shorter texts are no text of a page, in letters.
  private static let least = 350
  /// JSON within strings of JSON is read to this depth.
  private static let deepestNesting = 2

  /// The texts that a page's data may hold, the likeliest first; Markdown where there is no markup in them.
  static func texts(in tree: MarkupTree) -> [(text: String, isMarkup: Bool)] {
    var found = ScriptText()
    for range in tree.scriptData where range.count > least {
      if let value = LenientJSON.value(of: Array(tree.characters[range])) { found.add(page: value) }
    }
    for index in tree.nodes.indices {
      guard let data = tree.attribute(.dataPreloaded, of: index) else { continue }
      if let value = LenientJSON.value(of: Array(data.utf8)) { found.add(page: value) }
    }
    let likely = found.candidates.filter { $0.value.isText && !isAbout($0.key) }
      .sorted { ($1.value.weight, $0.key) < ($0.value.weight, $1.key) }
    return likely.prefix(4).map { place, candidate in
      // What Discourse has made of a message is "cooked".
      let text = candidate.text(isDiscussion: place.hasSuffix(".cooked"))
      return (text, isMarkup(text))
    }
  }

  private mutating func add(page value: JSONPart) {
    var page = value
    for key in ["props", "pageProps"] {
      if case .object(let object) = page, let inner = object[key] { page = inner }
    }
    walk(page, at: "", nesting: 0)
  }

  private mutating func walk(_ value: JSONPart, at place: String, nesting: Int) {
    switch value {
    case .string(let text):
      let isJSON = text.hasPrefix("{") || text.hasPrefix("[")
      if isJSON, nesting < ScriptText.deepestNesting {
        if let inner = LenientJSON.value(of: Array(text.utf8)) {
          walk(inner, at: place + "\"", nesting: nesting + 1)
        }
      } else {
        add(text, at: place)
      }
    case .array(let values):
      if let markup = RichText.markup(values) {
        add(markup, at: place)
      } else {
        for value in values { walk(value, at: place + "[]", nesting: nesting) }
      }
    case .object(let object):
      for key in object.keys.sorted() {
        if let inner = object[key] { walk(inner, at: place + "." + key, nesting: nesting) }
      }
    case .other: break
    }
  }

  private mutating func add(_ text: String, at place: String) {
    let weight = ScriptText.weight(text)
    guard weight > 0 else { return }
    candidates[place, default: Candidate()].parts.append((text, weight))
    candidates[place, default: Candidate()].weight += weight
  }

  /// Whether what stands at `place` is called what is said about a text or a person.
  private static func isAbout(_ place: String) -> Bool {
    let name = place.split { $0 == "." || $0 == "[" || $0 == "]" }.last?.lowercased() ?? ""
    return ["bio", "descri", "excerpt", "summary", "disclaimer", "caption", "seo", "meta"].contains
    {
      name.contains($0)
    }
  }

  private static func isMarkup(_ text: String) -> Bool {
    text.first { !$0.isSpace } == "<" || (text.contains("</p>") && !text.contains("```"))
  }

  /// How many letters of a text are outside tags; none where there is no space between them, or where it is program code.
  private static func weight(_ text: String) -> Int {
    var (letters, spaces, signs) = (0, 0, 0)
    var isInTag = false
    var last: UInt8 = 0
    for byte in text.utf8 {
      if isInTag {
        isInTag = byte != UInt8(ascii: ">")
      } else if last == UInt8(ascii: "<"), byte.isASCIILetter || byte == UInt8(ascii: "/") {
        isInTag = true
      } else if byte.isASCIILetter || byte >= 0x80 {
        letters += 1
      } else if byte == 0x20 {
        spaces += 1
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "=")
      {
        signs += 1
      }
      last = byte
    }
    return spaces == 0 || letters > spaces * 20 || signs * 60 > letters ? 0 : letters
  }
}

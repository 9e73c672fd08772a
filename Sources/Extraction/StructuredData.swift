import FoundationEssentials
import Markup

/// What a page's JSON-LD says about it; what cannot be parsed is passed over.
struct StructuredData {
  /// The headline of the article, or nil.
  var headline: String?
  /// The authors' names, or nil.
  var author: String?
  /// The date of publication as written, or nil.
  var datePublished: String?
  /// The publisher's name, or nil.
  var publisher: String?
  /// The language, or nil.
  var language: String?
  /// The types of all things that the data speak of.
  var types: [String] = []
  /// The paragraphs of the article's text, where the data hold it.
  var body: [String] = []

  /// Reads the contents of the page's `application/ld+json` scripts.
  init(_ scripts: [[UInt8]]) {
    var things: [[String: JSONValue]] = []
    for script in scripts {
      guard let value = StructuredData.value(of: script) else { continue }
      StructuredData.flatten(value, into: &things, depth: 0)
    }
    types = things.map(\.type)
    var byID: [String: [String: JSONValue]] = [:]
    for thing in things {
      if let id = thing["@id"]?.string, thing.count > 1 { byID[id] = thing }
    }
    for thing in things.sorted(by: { StructuredData.rank($0) < StructuredData.rank($1) })
    where StructuredData.rank(thing) < 2 {
      take(from: thing, byID: byID)
    }
    if publisher == nil {
      let organisation = things.first { ["Organization", "WebSite"].contains($0.type) }
      publisher = organisation?["name"]?.string
    }
  }

  private static func value(of script: [UInt8]) -> JSONValue? {
    if let value = try? JSONDecoder().decode(JSONValue.self, from: Data(script)) { return value }
    // Raw control characters are common here and forbidden in JSON.
    let bytes = script.map { $0 < 0x20 ? 0x20 : $0 }
    return try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  private mutating func take(
    from thing: [String: JSONValue], byID: [String: [String: JSONValue]]
  ) {
    headline = headline ?? thing["headline"]?.string
    datePublished = datePublished ?? thing["datePublished"]?.string
    author = author ?? StructuredData.names(thing["author"], byID: byID)
    publisher = publisher ?? StructuredData.names(thing["publisher"], byID: byID)
    language = language ?? thing["inLanguage"]?.string
    if body.isEmpty, case .string(let text) = thing["articleBody"] {
      body = CharacterReferences.resolved(text).split(whereSeparator: \.isNewline)
        .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        .filter { !$0.isEmpty }
    }
  }

  /// Articles first, then pages; all else says nothing about the text.
  private static func rank(_ thing: [String: JSONValue]) -> Int {
    let type = thing.type
    if type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" { return 0 }
    return type.hasSuffix("Page") ? 1 : 2
  }

  private static func flatten(
    _ value: JSONValue, into things: inout [[String: JSONValue]], depth: Int
  ) {
    guard depth < 6, things.count < 1000 else { return }
    switch value {
    case .array(let values):
      for value in values { flatten(value, into: &things, depth: depth + 1) }
    case .object(let object):
      things.append(object)
      for key in ["@graph", "mainEntity", "author", "publisher"] {
        if let inner = object[key] { flatten(inner, into: &things, depth: depth + 1) }
      }
    default: break
    }
  }

  private static func names(
    _ value: JSONValue?, byID: [String: [String: JSONValue]]
  ) -> String? {
    switch value {
    case .string(let name): return name.isEmpty || name.hasPrefix("http") ? nil : name
    case .object(let object):
      if let name = object["name"]?.string { return name }
      return object["@id"]?.string.flatMap { byID[$0]?["name"]?.string }
    case .array(let values):
      let all = values.compactMap { names($0, byID: byID) }
      return all.isEmpty ? nil : all.joined(separator: ", ")
    default: return nil
    }
  }
}

extension [String: JSONValue] {
  /// The name of the thing's type; the first where there are several.
  fileprivate var type: String {
    switch self["@type"] {
    case .string(let name): name
    case .array(let names): names.first?.string ?? ""
    default: ""
    }
  }
}

/// A value in JSON.
enum JSONValue: Decodable {
  case string(String)
  case number(Double)
  case bool(Bool)
  case array([JSONValue])
  case object([String: JSONValue])
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .null
    }
  }

  /// The text of a string, or of the first string of a list or of a value with a language.
  var string: String? {
    switch self {
    case .string(let value):
      // Many pages escape what needs no escape here.
      let trimmed = CharacterReferences.resolved(value).split { $0.isWhitespace }
        .joined(separator: " ")
      return trimmed.isEmpty ? nil : trimmed
    case .array(let values): return values.first?.string
    case .object(let object): return object["@value"]?.string
    default: return nil
    }
  }
}

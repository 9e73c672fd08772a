internal import CorpusModel

/// A JSON value whose objects keep the order of their members.
package enum JSONValue: Hashable, Sendable {
  /// One member of an object.
  package struct Member: Hashable, Sendable {
    /// The key.
    package var key: String
    /// The value.
    package var value: JSONValue

    /// Makes a member.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; one that is not finite is written as `null`.
  case number(Double)
  /// Text.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object([Member])

  /// Text, or `null` where there is none.
  package static func string(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }

  /// A number, or `null` where there is none.
  package static func number(_ number: Double?) -> JSONValue {
    number.map(JSONValue.number) ?? .null
  }

  /// A whole number, or `null` where there is none.
  package static func integer(_ integer: Int?) -> JSONValue {
    integer.map(JSONValue.integer) ?? .null
  }

  /// The value of a cell.
  init(_ cell: Cell) {
    switch cell {
    case .missing: self = .null
    case .text(let text): self = .string(text)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .list(let names): self = .array(names.map(JSONValue.string))
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// Makes an object with its members in the order in which they are written.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  /// Makes text.
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// Makes an array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

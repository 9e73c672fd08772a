/// An address of the web (URL), read and written as the WHATWG URL Standard says (https://url.spec.whatwg.org).
///
/// It is held as its serialisation, ``href``, with the places of the parts; two addresses are equal if these are.
/// Reading ``href`` again gives the same address.
///
/// Deviations: queries are always encoded as UTF-8, where the standard has the encoding of the document that holds
/// the address; what is longer than ``lengthLimit`` is refused; and so are names in other scripts of more than 4,096
/// bytes, or 1,000 characters between two dots, which no name server knows and which take long to convert.
package struct WebAddress: Sendable {
  /// The most bytes of an address, as given (in UTF-8) and as written (in ASCII).
  ///
  /// Addresses that hold data (`data:`) can be longer.
  package static let lengthLimit = 1 << 20

  /// The whole address, in ASCII.
  package let href: String
  let parts: AddressParts

  init(href: String, parts: AddressParts) {
    self.href = href
    self.parts = parts
  }

  /// Reads an address; what is relative is resolved against `base`.
  package init(parsing text: String, base: WebAddress? = nil) throws(AddressError) {
    try Self.checkLength(text.utf8.count)
    var parser = AddressParser(text, base: base)
    try parser.parse()
    try Self.checkLength(parser.output.count)
    self = parser.address
  }

  /// Reads an address, or gives nil where the text is none; what is relative is resolved against `base`.
  package init?(_ text: String, base: WebAddress? = nil) {
    do { self = try WebAddress(parsing: text, base: base) } catch { return nil }
  }

  private static func checkLength(_ bytes: Int) throws(AddressError) {
    if bytes > lengthLimit { throw .tooLong(bytes: bytes, limit: lengthLimit) }
  }
}

extension WebAddress: Hashable {
  /// Addresses are equal if they are written the same.
  package static func == (one: WebAddress, other: WebAddress) -> Bool { one.href == other.href }

  /// Hashes the serialisation.
  package func hash(into hasher: inout Hasher) { hasher.combine(href) }
}

extension WebAddress: CustomStringConvertible {
  /// The whole address.
  package var description: String { href }
}

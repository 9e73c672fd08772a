import Foundation
import TestSupport
import Testing
import WebAddresses

/// The web-platform tests of the URL Standard; skipped where they are absent.
@Suite struct AddressSuiteTests {
  static let folder = "data/suites/url-wpt/"

  struct Case: Decodable {
    var id: String
    var input: String
    var base: String?
    var failure: Bool?
    var href: String?
    var origin: String?
    var username: String?
    var password: String?
    var host: String?
    var hostname: String?
    var port: String?
    var pathname: String?
    var search: String?
    var hash: String?

    /// What differs from what is wanted, nil if nothing.
    var difference: String? {
      let found: WebAddress?
      if let base {
        found = WebAddress(base).flatMap { WebAddress(input, base: $0) }
      } else {
        found = WebAddress(input)
      }
      guard let found else {
        return failure == true ? nil : "\(id): \(input) on \(base ?? "-") is refused"
      }
      if failure == true { return "\(id): \(input) on \(base ?? "-") is read as \(found)" }
      let pairs: [(String, String?, String)] = [
        ("href", href, found.href), ("username", username, found.username),
        ("origin", origin, found.origin),
        ("password", password, found.password), ("host", host, found.hostAndPort),
        ("hostname", hostname, found.hostname), ("port", port, found.port.map { "\($0)" } ?? ""),
        ("pathname", pathname, found.path), ("search", search, Self.part("?", found.query)),
        ("hash", hash, Self.part("#", found.fragment)),
      ]
      for (name, wanted, found) in pairs where wanted != nil && wanted != found {
        return "\(id): \(name) of \(input) on \(base ?? "-") is \(found), not \(wanted ?? "")"
      }
      return nil
    }

    /// As JavaScript shows query and fragment: an empty one is as good as none.
    private static func part(_ mark: String, _ text: String?) -> String {
      text.map { $0.isEmpty ? "" : mark + $0 } ?? ""
    }
  }

  static func cases<Wanted: Decodable>(_ file: String, of type: Wanted.Type) throws -> Wanted {
    try JSONDecoder().decode(type, from: Data(try SharedData.bytes(folder + file)))
  }

  @Test(SharedData.required(folder + "urltestdata.json"))
  func everyAddressIsReadAsTheStandardSays() throws {
    let cases = try Self.cases("urltestdata.json", of: [Case].self)
    #expect(cases.count == 423)
    let differences = cases.compactMap(\.difference)
    #expect(differences == [])
  }

  /// Reading the serialisation again changes nothing.
  @Test(SharedData.required(folder + "urltestdata.json"))
  func serialisationIsAFixpoint() throws {
    for address in try Self.cases("urltestdata.json", of: [Case].self).compactMap(\.href) {
      #expect(WebAddress(address)?.href == address)
    }
  }
}

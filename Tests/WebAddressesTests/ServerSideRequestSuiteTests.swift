import Foundation
import TestSupport
import Testing
import WebAddresses

/// Addresses by which a document might reach into the user's network (SSRF).
///
/// As far as address, answers of the name server and redirects decide; nothing is connected to. Skipped where the suite
/// is absent.
@Suite struct ServerSideRequestSuiteTests {
  static let file = "data/suites/security/ssrf.json"

  enum Verdict: String, Decodable { case allow, deny, error }

  struct Step: Decodable {
    var location: String
  }

  struct Case: Decodable {
    var id: String
    var url: String
    var dns: [String: Answers]
    var steps: [Step]
    var expect: Verdict
  }

  /// What a name server answers: once, or one time after another.
  struct Answers: Decodable {
    var all: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      all =
        try (try? container.decode([String].self))
        ?? container.decode([[String]].self).flatMap { $0 }
    }
  }

  /// Follows a case from its address through its redirects.
  static func verdict(of example: Case, rules: AddressRules) -> Verdict {
    var address: WebAddress?
    for (redirects, text) in ([example.url] + example.steps.map(\.location)).enumerated() {
      if redirects > 10 { return .error }
      do throws(AddressRefusal) {
        let next = try rules.address(text, base: address)
        guard let answers = answers(for: next, in: example.dns) else { return .error }
        for answer in answers { if let refusal = rules.refusal(of: answer) { throw refusal } }
        address = next
      } catch {
        switch error {
        case .malformed, .tooLong, .nul: return .error
        case .scheme, .port, .localName, .zoneIdentifier, .address: return .deny
        }
      }
    }
    return .allow
  }

  /// All addresses that a host may turn out to have, nil where its name is not known.
  static func answers(for address: WebAddress, in names: [String: Answers]) -> [IPAddress]? {
    switch address.host {
    case .address(let ip): [ip]
    case .domain(let name): names[name]?.all.compactMap { IPAddress($0) }
    default: nil
    }
  }

  /// What the address alone does not decide, or decides otherwise, and why.
  static let deviations: [String: String] = [
    "meta-refresh": "the page is needed to see where it leads",
    "scheme-http:_etc_passwd":
      "to the standard a host named etc, which no name server knows: an error, as in the case empty-host",
  ]

  @Test(SharedData.required(file))
  func everyCase() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(try SharedData.bytes(Self.file)))
    #expect(cases.count == 87)
    let differing = cases.filter {
      Self.verdict(of: $0, rules: AddressRules()) != $0.expect
    }
    #expect(Set(differing.map(\.id)) == Set(Self.deviations.keys))
  }

  /// The walk tells something: where private machines may be asked, it comes through.
  @Test(SharedData.required(file))
  func withoutTheRulesMostIsAllowed() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(try SharedData.bytes(Self.file)))
    let denied = cases.filter { $0.expect == .deny }
    let allowed = denied.filter {
      Self.verdict(of: $0, rules: AddressRules(allowsPrivate: true)) == .allow
    }
    #expect(denied.count > 70)
    #expect(allowed.count > 50)
  }
}

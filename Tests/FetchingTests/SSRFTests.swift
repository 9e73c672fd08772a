import Fetching
import Foundation
import TestSupport
import Testing
import WebAddresses

/// The table of addresses that must not be reached, or may be, as whole visits: what is allowed is led to a server of
/// this machine after it was checked, so that nothing else is ever asked.
struct SSRFTests {
  private struct Case: Decodable {
    var id: String
    var url: String
    var dns: [String: Answers]
    var steps: [Step]
    var expect: String
  }

  private struct Step: Decodable {
    var status: Int
    var location: String
  }

  /// What each look-up of a name gives.
  private struct Answers: Decodable {
    var lookups: [[String]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let plain = try? container.decode([String].self) {
        lookups = [plain]
      } else {
        lookups = try container.decode([[String]].self)
      }
    }
  }

  private static let file = "data/suites/security/ssrf.json"

  @Test("every case of the table", SharedData.required(file))
  func table() throws {
    let cases = try JSONDecoder().decode(
      [Case].self, from: Data(try SharedData.bytes(SSRFTests.file)))
    #expect(cases.count > 80)
    for row in cases { try check(row) }
  }

  private func check(_ row: Case) throws {
    let steps = row.steps
    let isRefresh = row.id == "meta-refresh"
    let server = try LoopbackServer { request in
      if request.target == "/robots.txt" { return [.text("", status: "404 Not Found")] }
      let place = Int(request.target.dropFirst()).map { $0 + 1 } ?? 0
      if request.fields["host"]?.hasPrefix("ok.example") == true, place < steps.count {
        return [.redirect(steps[place].location, status: "\(steps[place].status) Found")]
      }
      let refresh = "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1/\">"
      return [.text(isRefresh ? refresh + "<p>Page</p>" : "<p>Page</p>")]
    }
    defer { server.stop() }
    let corpus = TestCorpus { $0.tries = 1 }
    corpus.session.guardian = ConnectionGuard(detour: server.port)
    // Each look-up of a name is a visit of its own, since names hold for a session.
    let lookups = max(1, row.dns.values.map(\.lookups.count).max() ?? 1)
    var last: FetchFault?
    for lookup in 0..<lookups {
      corpus.session.fixedNames = names(row, lookup)
      let earlier = server.requests.count
      last = try fault(of: row, corpus)
      let isLast = lookup == lookups - 1
      let isMixed = row.id == "name-mixed"
      let mayBeAsked = !isLast || row.expect == "allow" || !steps.isEmpty || isRefresh || isMixed
      #expect(server.requests.count > earlier || !mayBeAsked, "\(row.id)")
      if !mayBeAsked { #expect(server.requests.count == earlier, "\(row.id)") }
    }
    judge(row, last, server)
  }

  /// What must have come of a case in the end.
  private func judge(_ row: Case, _ fault: FetchFault?, _ server: LoopbackServer) {
    let hosts = Set(server.requests.compactMap { $0.fields["host"] })
    #expect(
      hosts.isSubset(
        of: row.expect == "allow" ? hosts : ["ok.example", "rebind.example", "mixed.example"]),
      "\(row.id)"
    )
    #expect(server.requests.allSatisfy { $0.fields["authorization"] == nil }, "\(row.id)")
    switch (row.expect, row.id) {
    case ("allow", _): #expect(fault == nil, "\(row.id): \(String(describing: fault))")
    case (_, "redirect-20"): #expect(fault == .tooManyRedirects(limit: 10))
    // A refresh is no redirect: the page itself is a document like others, and nothing more is asked for.
    case (_, "meta-refresh"):
      #expect(fault == nil)
      #expect(server.requests.count == 2)
    // The public address comes first, and answers: see the next test for the private one.
    case (_, "name-mixed"): #expect(fault == nil)
    default: #expect(fault?.name == "address", "\(row.id): \(String(describing: fault))")
    }
  }

  /// The names of a case, as they are answered at a look-up.
  private func names(_ row: Case, _ lookup: Int) -> [String] {
    var known = row.dns.mapValues { $0.lookups[min(lookup, $0.lookups.count - 1)] }
    // No name is looked up: what the case does not name is this machine.
    if case .domain(let host)? = WebAddress(row.url)?.host {
      known[host] = known[host] ?? ["127.0.0.1"]
    }
    return known.sorted { $0.key < $1.key }.flatMap { host, addresses in
      [80, 443, 8080].map { port in
        "\(host):\(port):"
          + addresses.map { $0.contains(":") ? "[\($0)]" : $0 }.joined(separator: ",")
      }
    }
  }

  /// What kept a case's page from being had; nil where it was.
  private func fault(of row: Case, _ corpus: TestCorpus) throws -> FetchFault? {
    // One case is written as two requests.
    let texts = row.url.components(separatedBy: " then ")
    let first = texts[0]
    let rules = corpus.session.guardian.rules
    do throws(AddressRefusal) {
      for text in texts { _ = try rules.address(text, base: WebAddress(first)) }
    } catch {
      return .address(error)
    }
    let addresses = texts.compactMap { WebAddress($0, base: WebAddress(first))?.href }
    return try corpus.visit(pages: addresses).lazy.compactMap(\.fault).first { $0.name != "sameAs" }
  }

  @Test(
    "name-mixed: a private address is not connected to, wherever it stands among a name's addresses",
    arguments: [
      "10.0.0.5,93.184.216.34", "[::1],93.184.216.34", "93.184.216.34,10.0.0.5",
      "93.184.216.34,[::1]",
    ])
  func mixedNames(_ addresses: String) throws {
    let closed = try ClosedPort()
    let corpus = TestCorpus { $0.tries = 1 }
    // Nothing listens where public addresses are led to, so that the next one would be tried.
    corpus.session.guardian = ConnectionGuard(detour: closed.port)
    corpus.session.fixedNames = ["mixed.example:80:" + addresses]
    let pages = try corpus.visit(pages: ["http://mixed.example/"])
    #expect(pages.first?.fault?.name == "address")
  }

  @Test("a refused connection is told as an address that is refused, with the address and why")
  func refusalIsTold() throws {
    let corpus = TestCorpus()
    corpus.session.guardian = ConnectionGuard()
    corpus.session.fixedNames = ["intranet.example:80:10.1.2.3"]
    let pages = try corpus.visit(pages: ["http://intranet.example/a", "http://intranet.example/b"])
    let address = try #require(IPAddress("10.1.2.3"))
    let fault = FetchFault.address(.address(address, .privateNetwork))
    #expect(pages.map(\.fault) == [fault, fault])
  }
}

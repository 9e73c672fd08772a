import Fetching
import TestSupport
import Testing

/// What a server does with a page, and what must become of it.
struct Behaviour: Sendable, CustomTestStringConvertible {
  /// The name in `suites/security/http-behaviour.json`, perhaps with a word behind a space where several rows belong to it.
  var id: String
  /// The name of the fault that must come of it; nil for a document.
  var fault: String?
  /// How often the page must have been asked for.
  var requests = 1
  /// The limits within which it is fetched.
  var limits: @Sendable (inout FetchLimits) -> Void = { _ in }
  /// What the server does when it is asked for the page.
  var answer: @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step]

  var testDescription: String { id }

  /// Fetches the page `/`, checks what came of it, and hands it on.
  @discardableResult
  func check() throws -> FetchedPage {
    let answer = answer
    let server = try LoopbackServer { request in
      request.target == "/robots.txt" ? [.text("", status: "404 Not Found")] : answer(request)
    }
    defer { server.stop() }
    let corpus = TestCorpus(limits)
    let page = try #require(try corpus.visit(pages: [server.url("/")]).first)
    #expect(page.fault?.name == fault, "\(String(describing: page.fault))")
    #expect((page.document == nil) == (fault != nil))
    #expect(server.requests.count { $0.target == "/" } == requests)
    return page
  }
}

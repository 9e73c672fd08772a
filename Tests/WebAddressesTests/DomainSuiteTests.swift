import Foundation
import TestSupport
import Testing
import WebAddresses

/// Names in all scripts, from the web-platform tests; skipped where they are absent.
@Suite struct DomainSuiteTests {
  /// A case; the suites mix them with comments, which are plain text.
  enum Entry<Case: Decodable>: Decodable {
    case comment
    case example(Case)

    init(from decoder: any Decoder) throws {
      let isText = (try? decoder.singleValueContainer().decode(String.self)) != nil
      self = isText ? .comment : .example(try Case(from: decoder))
    }
  }

  static func cases<Case: Decodable>(_ file: String, of type: Case.Type) throws -> [Case] {
    try AddressSuiteTests.cases(file, of: [Entry<Case>].self).compactMap {
      if case .example(let example) = $0 { example } else { nil }
    }
  }

  struct Name: Decodable {
    var input: String
    var output: String?
  }

  @Test(SharedData.required(AddressSuiteTests.folder + "toascii.json"))
  func everyNameInASCII() throws {
    let names = try Self.cases("toascii.json", of: Name.self)
    #expect(names.count == 87)
    let differences = names.filter { WebAddress("https://\($0.input)/x")?.hostname != $0.output }
    #expect(differences.map(\.input) == [])
  }

  struct Encoding: Decodable {
    var input: String
    /// By encoding; what is not UTF-8 is for documents in other encodings, whose queries are UTF-8 here.
    var output: [String: String]
  }

  @Test(SharedData.required(AddressSuiteTests.folder + "percent-encoding.json"))
  func queriesAndFragmentsInUTF8() throws {
    let cases = try Self.cases("percent-encoding.json", of: Encoding.self)
    #expect(cases.count == 7)
    for example in cases {
      let text = "https://example.org/?\(example.input)#\(example.input)"
      let address = try WebAddress(parsing: text)
      #expect(address.query == example.output["utf-8"])
      #expect(address.fragment == example.output["utf-8"])
    }
  }

  /// Names that other implementations of IDNA read the same, but for characters younger than ICU.
  @Test(
    arguments: [
      ("Bücher.example", "xn--bcher-kva.example"), ("BÜCHER.example", "xn--bcher-kva.example"),
      ("%42%C3%BCcher.example", "xn--bcher-kva.example"),
      ("www.förderung.de", "www.xn--frderung-n4a.de"), ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
      ("straße.de", "xn--strae-oqa.de"), ("ＷＷＷ．ｅｘａｍｐｌｅ．ＯＲＧ", "www.example.org"),
      ("\u{10A0}.ge", "xn--rkj.ge"), ("a\u{3164}b\u{2061}.de", "ab.de"), ("\u{1806}a.mn", nil),
      ("xn--bcher-kva.ß", "xn--bcher-kva.xn--zca"), ("\u{AD}", nil), ("a\u{FFFD}", nil),
      ("%FF", nil), ("%", nil), ("%00", nil), ("a%2Fb", nil), ("a b", nil), ("a%20b", nil),
    ] as [(String, String?)])
  func names(_ name: String, _ ascii: String?) {
    #expect(WebAddress("http://\(name)/")?.hostname == ascii)
  }
}

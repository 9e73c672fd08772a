import Testing

@testable import Markup

struct XMLReaderTests {
  /// Events as `+name@line:column` with attributes in order of their names, and `-`.
  private func shown(_ text: String) throws -> String {
    try XMLReader.events(of: Array(text.utf8)).map { event in
      switch event {
      case .end: "-"
      case .text(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
      case .start(let element):
        "+\(element.name)@\(element.line):\(element.column)"
          + element.attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
      }
    }.joined(separator: ",")
  }

  @Test(arguments: [
    ("<a/>", "+a@1:1,-"),
    (
      "<?xml version='1.0'?>\n<a>\n  <b x='1' y=\"&lt;&#233;&amp;#38;\"/></a>",
      "+a@2:1,+b@3:3 x=1 y=<é&#38;,-,-"
    ),
    ("<a>é<b\nx='1'\n/>\r\r<c/></a>", "+a@1:1,+b@1:5 x=1,-,+c@5:1,-,-"),
    ("<?xml version='1.0' encoding='iso-8859-1'?><a x='é'/>", "+a@1:44 x=é,-"),
    ("<a><b x='é'/>\r\n<c/><d/></a>", "+a@1:1,+b@1:4 x=é,-,+c@2:1,-,+d@2:5,-,-"),
    ("<a><!-- <b/> --><![CDATA[<c/>]]></a>", "+a@1:1,-"),
  ])
  func reportsTags(text: String, expected: String) throws {
    #expect(try shown(text) == expected)
  }

  @Test(arguments: [
    ("<a>\n<b></a>", "Opening and ending tag mismatch: b line 2 and a", 2, 8),
    ("<a x='&foo;'/>", "Entity 'foo' not defined", 1, 12),
    ("", "Document is empty", 1, 1),
  ])
  func faultsSayWhereTheyAre(text: String, problem: String, line: Int, column: Int) {
    #expect(throws: XMLFault(problem: .illFormed(problem), line: line, column: column)) {
      try XMLReader.events(of: Array(text.utf8))
    }
  }

  @Test(arguments: [
    "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'>\n<a/>",
    "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a b='&z;'/>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
  ])
  func documentTypesAreRefused(text: String) {
    #expect(throws: XMLFault(problem: .documentType, line: 1, column: 1)) {
      try XMLReader.events(of: Array(text.utf8))
    }
  }

  @Test func depthIsBounded() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(throws: XMLFault.self) { try XMLReader.events(of: Array(deep.utf8)) }
  }
}

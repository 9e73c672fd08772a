import Testing

@testable import Markup

struct XMLTreeTests {
  private func tree(_ text: String) throws -> XMLTree { try XMLTree(Array(text.utf8)) }

  @Test func textAndElementsStandInOrder() throws {
    let tree = try tree("<x:a><b k='1'>t &amp; <![CDATA[<u>]]>&#233;</b>\n<b/></x:a>")
    #expect(tree.name(0) == "a")
    let children = tree.children(of: 0)
    #expect(children.map { tree.name($0) } == ["b", "", "b"])
    #expect(tree.string(of: children[0]) == "t & <u>é")
    #expect(tree.attribute("k", of: children[0]) == "1")
    #expect(tree.attribute("k", of: children[2]) == nil)
    #expect(tree.text(children[1]) == [0x0A])
    #expect(tree.all("b") == [children[0], children[2]])
  }

  @Test func aPathLeadsDown() throws {
    let tree = try tree("<a><c/><b><c k='1'/></b></a>")
    #expect(tree.descendant("b", "c", of: 0).flatMap { tree.attribute("k", of: $0) } == "1")
    #expect(tree.descendant("b", "d", of: 0) == nil)
  }

  static let wide: [UInt8] = "<a>é</a>".utf16.flatMap {
    [UInt8($0 >> 8), UInt8($0 & 255)] as [UInt8]
  }
  static let encoded: [[UInt8]] = [
    [0xFE, 0xFF] + wide,
    [0xEF, 0xBB, 0xBF] + Array("<a>é</a>".utf8),
    Array("<?xml version='1.0' encoding='iso-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8),
  ]

  @Test(arguments: encoded)
  func anyEncodingIsRead(bytes: [UInt8]) throws {
    #expect(try XMLTree(bytes).string(of: 0) == "é")
  }

  @Test func aDocumentTypeThatDeclaresNothingIsPassedOver() throws {
    #expect(
      try tree("<!DOCTYPE a PUBLIC 'x' 'http://localhost/a.dtd' ><a>x</a>").string(of: 0) == "x")
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY z 'y'>]><a>&z;</a>",
    "<!DOCTYPE a SYSTEM 'b' [<!ENTITY % x SYSTEM 'http://localhost/'>%x;]><a/>",
  ])
  func declarationsAreRefused(text: String) {
    #expect(throws: XMLFault(problem: .documentType, line: 1, column: 1)) { try tree(text) }
  }

  @Test(arguments: ["<a>&nbsp;</a>", "<a><b></a>", "", "text"])
  func faultsAreErrors(text: String) {
    #expect(throws: XMLFault.self) { try tree(text) }
  }
}

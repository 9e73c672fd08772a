import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Lexicons

/// What each reader makes of the corners of its format.
struct InterchangeTests {
  private func read(
    _ text: String, _ file: String, encoding: String? = nil
  ) throws -> Lexicon {
    try LexiconReader(encoding: encoding).read(Array(text.utf8), file: file, sha256: "")
  }

  /// `path: entry entry; path: …`, and the kinds of the notes with their lines and columns.
  private func shown(_ lexicon: Lexicon) -> (entries: String, notes: [String]) {
    let entries = lexicon.categories.enumerated().map { number, category in
      let terms = lexicon.terms.filter { $0.category == CategoryID(number) }
      return category.path + ": " + terms.map(\.pattern.source).joined(separator: ",")
    }
    let notes = lexicon.notes.map { note in
      "\("\(note.kind)".prefix { $0.isLetter })@\(note.location.line):\(note.location.column)"
    }
    return (entries.joined(separator: "; "), notes)
  }

  /// Files, and what is read of them.
  @Test(
    arguments: [
      // Line ends, byte order mark, blanks.
      ("\u{FEFF}%\r1\ta\r%\rx\t1\r", "d.dic", "a: x", []),
      ("\n  %\t\n 01  a b \n%\n\n x  y\t\t1 \n", "d.dic", "a b: x y", []),
      ("%\n1\ta\n%\nx 1\ny 1\r\n\r\nx 01\n", "d.dic", "a: x,y", ["duplicateEntry@7:1"]),
      // Ids that are names, names used as ids, labels in brackets.
      (
        "%\npos\tPositive\nneg\tNegative\n%\nx\tpos\ny neg\n", "d.dic", "Positive: x; Negative: y",
        []
      ),
      ("%\n1\tpos\t(Positive words)\n%\nx\tPOS\n", "d.dic", "pos: x", []),
      // Hierarchy; a category with entries and categories below it.
      ("%\n1\ta\n\t2\tb\n\t\t3\tc\n4\td\n%\nx\t1\t3\ny\t4\n", "d.dic", "a: x; a.b.c: x; d: y", []),
      ("%\n1\ta\n2\ta\n%\nx\t1\ny\t2\n", "d.dic", "a: x,y", ["sameName@3:1"]),
      // What cannot be carried over.
      (
        "title\n%\n1\ta\n2\tb\n%\nx\t1\t9\ny\t(02 3)1/2\t1\nz\t(02)1\nw\nv\t7\n", "d.dic",
        "a: x,y,z",
        [
          "notRead@1:1", "emptyCategory@4:1", "undefinedCategory@6:5", "conditionalCode@7:3",
          "conditionalCode@8:3", "withoutCategory@9:1", "undefinedCategory@10:3",
        ]
      ),
      (
        "%\n1\ta\n%\ncovid 1\t1\n:-)\t1\n*\t1\n", "d.dic", "a: covid 1",
        ["numberInTerm@4:1", "noWord@5:1", "noWord@6:1"]
      ),
      // Tables.
      (
        "DicTerm,a,b\nx,X,\n\"y, z\",0.5,-1\nn,0,\n", "d.dicx", "a: x,y, z; b: y, z",
        ["barrier@3:1"]
      ),
      (
        "term,category,weight,by\nx,a,2,me\ny,b,,\nx,a,1,\n", "d.csv", "a: x; b: y",
        ["notRead@1:1", "duplicateEntry@4:1"]
      ),
      ("DicTerm,a,a\nx,X,\ny,,X\n", "d.csv", "a: x,y", ["sameName@1:1"]),
      // Columns without a name, and cells beyond the last column.
      (
        "DicTerm,a,,b,\nx,X,,,\ny,,1,1, \nz,X,,,,!\n", "d.dicx", "a: x,z; b: y",
        ["unnamedColumn@3:1", "unnamedColumn@4:1"]
      ),
      (
        "category,term,,weight\na,x,?,2\nb,y,,,more\n", "d.csv", "a: x; b: y",
        ["unnamedColumn@2:1", "unnamedColumn@3:1"]
      ),
      // A weight of 0 is no membership.
      ("category,term,weight\na,x,0\na,y,0.0\nb,x,1\n", "d.csv", "b: x", ["emptyCategory@2:1"]),
      ("DicTerm,a,b\nx,0,0.0\ny,0,1\n", "d.csv", "b: y", ["emptyCategory@1:1"]),
      ("word;a\nx;1\n", "d.csv", "!badLine@1:1", []),
      ("DicTerm,a\nx,yes\n", "d.csv", "!badLine@2:1", []),
      ("category,term\na\n", "d.csv", "!badLine@2:1", []),
      // WordStat.
      (
        "A\r\n\tB\r\n\t\tX_Y (1)\r\n\tZ (0.5)\r\nEMPTY\r\n", "d.cat", "A: Z; A.B: X_Y",
        ["emptyCategory@5:1"]
      ),
      ("A\n\tX (1)\n\t@RULE [X NEAR Y] (1)\n", "d.cat", "A: X", ["rule@3:2"]),
      ("X (1)\n", "d.cat", "!badLine@1:1", []),
      // XML.
      (
        "<dictionary>\n<cnode name='a' desc='d'><pnode name='x'/>\n<cnode name='b'/><other/></cnode></dictionary>",
        "d.ykd", "a: x", ["emptyCategory@3:1", "notRead@3:18"]
      ),
      (
        "<dictionary patternengine='regexp'><cnode name='a'><pnode name='x'/><pnode name='y[ab]'/></cnode></dictionary>",
        "d.lcd", "a: x", ["regularExpression@1:69"]
      ),
      ("<dictionary><pnode name='x'/></dictionary>", "d.ykd", "!badLine@1:13", []),
      ("<dictionary>\n <cnode/></dictionary>", "d.ykd", "!missingKey@2:2", []),
      ("<html/>", "d.ykd", "!badLine@1:1", []),
      ("<!DOCTYPE d [<!ENTITY x 'y'>]><dictionary/>", "d.ykd", "!notXML@1:1", []),
      ("<dictionary>\n<cnode></dictionary>", "d.ykd", "!notXML@2:21", []),
      ("<dictionary/>", "d.ykd", "!noTerms@0:0", []),
      // Lexicoder 3.
      ("+A B\n x y \n z\n+C\n x\n+D\n", "d.lc3", "A B: x y,z; C: x", ["emptyCategory@6:1"]),
      ("x\n+A\n", "d.lc3", "!badLine@1:1", []),
      // The content decides, whatever the name.
      ("<dictionary><cnode name='a'><pnode name='x'/></cnode></dictionary>", "d.cat", "a: x", []),
      ("%\n1\ta\n%\nx\t1\n", "d.txt", "a: x", []),
      ("%\n1\ta\n%\nx\t1\n", "d.cat", "a: x", []),
      ("category,term\na,x\n", "words", "a: x", []),
      ("A\n\tX (1)\n", "d.txt", "A: X", []),
      ("+A\nx\n", "d.txt", "A: x", []),
      ("just words\n", "d.txt", "!unknownFormat@0:0", []),
      ("%\n1\ta\n", "d.dic", "!badLine@1:1", []),
    ] as [(String, String, String, [String])])
  func readsTheCorners(text: String, file: String, entries: String, notes: [String]) throws {
    do {
      let found = shown(try read(text, file))
      #expect(found.entries == entries)
      #expect(found.notes == notes)
    } catch let error as LexiconError {
      let name = "\(error.fault)".prefix { $0.isLetter }
      #expect("!\(name)@\(error.location.line):\(error.location.column)" == entries)
    }
  }

  @Test func weightsAndDefinitionsAreKept() throws {
    let table = try read("category,term,weight\na,x,0.25\n", "d.csv")
    #expect(table.terms.map(\.weight) == [0.25])
    let nodes = try read(
      "<dictionary><cnode name='a' desc='What &amp; why'><pnode name='x' desc='r'/></cnode></dictionary>",
      "d.ykd")
    #expect(nodes.categories.map(\.definition) == ["What & why"])
    #expect(nodes.terms.map(\.note) == ["r"])
    let labelled = try read("%\n1\tpos\t(Positive words)\n%\nx\t1\n", "d.dic")
    #expect(labelled.categories.map(\.label) == ["Positive words"])
  }

  /// Bytes of `A`, a tab and a term `é (1)` in many encodings.
  @Test(
    arguments: [
      ([0x41, 0x0A, 0x09, 0xE9, 0x20, 0x28, 0x31, 0x29], "iso-8859-1"),
      ([0x41, 0x0A, 0x09, 0xE9, 0x20, 0x28, 0x31, 0x29], "Windows-1252"),
      ([0x41, 0x0A, 0x09, 0x8E, 0x20, 0x28, 0x31, 0x29], "macintosh"),
      ([0x41, 0x0A, 0x09, 0xC3, 0xA9, 0x20, 0x28, 0x31, 0x29], nil),
      ([0xEF, 0xBB, 0xBF, 0x41, 0x0A, 0x09, 0xC3, 0xA9, 0x20, 0x28, 0x31, 0x29], nil),
      (
        [
          0xFF, 0xFE, 0x41, 0, 0x0A, 0, 0x09, 0, 0xE9, 0, 0x20, 0, 0x28, 0, 0x31, 0, 0x29, 0,
        ], nil
      ),
      (
        [
          0xFE, 0xFF, 0, 0x41, 0, 0x0A, 0, 0x09, 0, 0xE9, 0, 0x20, 0, 0x28, 0, 0x31, 0, 0x29,
        ], nil
      ),
    ] as [([UInt8], String?)])
  func readsEncodings(bytes: [UInt8], encoding: String?) throws {
    let lexicon = try LexiconReader(encoding: encoding).read(bytes, file: "d.cat", sha256: "")
    #expect(lexicon.terms.map(\.pattern.source) == ["é"])
    #expect(lexicon.notes.isEmpty)
  }

  @Test func anXMLDeclarationNamesTheEncoding() throws {
    var bytes = Array(
      "<?xml version='1.0' encoding='iso-8859-1'?><dictionary><cnode name='a'>".utf8)
    bytes += Array("<pnode name='".utf8) + [0xE9] + Array("'/></cnode></dictionary>".utf8)
    let lexicon = try LexiconReader().read(bytes, file: "d.ykd", sha256: "")
    #expect(lexicon.terms.map(\.pattern.source) == ["é"])
  }

  @Test func encodingsThatDoNotFitAreNoted() throws {
    let utf8 = try read("A\n\té (1)\n", "d.cat", encoding: "windows-1252")
    #expect(utf8.notes.map(\.kind) == [.otherEncoding(named: "windows-1252", used: "utf-8")])
    let broken = try LexiconReader(encoding: "shift_jis").read(
      [0x41, 0x0A, 0x09, 0x78, 0x82, 0x20, 0x28, 0x31, 0x29], file: "d.cat", sha256: "")
    #expect(broken.notes.map(\.kind).first == .undecodable(count: 1, encoding: "shift_jis"))
    #expect(throws: LexiconError.self) { try read("a: [x]", "d.yaml", encoding: "klingon") }
  }
}

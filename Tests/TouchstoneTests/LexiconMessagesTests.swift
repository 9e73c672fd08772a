import Lexicons
import Testing

@testable import Touchstone

/// What errors and notes on lexicons of other tools say, word for word.
struct LexiconMessagesTests {
  private func read(_ text: String, _ file: String, encoding: String? = nil) throws -> Lexicon {
    try LexiconReader(encoding: encoding).read(Array(text.utf8), file: file, sha256: "")
  }

  @Test(arguments: [
    (
      "word\n", "d.dic",
      "d.dic:1:1: expected a header of categories between lines of %, found 'word'"
    ),
    (
      "word;a\n", "d.csv",
      "d.csv:1:1: expected a header of columns with commas between them, such as 'category,term', "
        + "found 'word;a'"
    ),
    (
      "DicTerm,a\nx,X\ny,maybe\n", "d.dicx",
      "d.dicx:3:1: expected X, a number or nothing in column 2, found 'maybe'"
    ),
    ("X (1)\n", "d.cat", "d.cat:1:1: expected a category above the first term, found 'X (1)'"),
    (
      "x\n", "d.lc3",
      "d.lc3:1:1: expected a category, such as '+CATEGORY', above the first term, found 'x'"
    ),
    (
      "<dictionary>\n<cnode name='a'>\n</dictionary>", "d.ykd",
      "d.ykd:3:14: the XML cannot be read: Opening and ending tag mismatch: cnode line 2 and "
        + "dictionary; export the dictionary anew, or mend it in a text editor"
    ),
    (
      "<!DOCTYPE d>\n<dictionary/>", "d.ykd",
      "d.ykd:1:1: a document type declaration (<!DOCTYPE …>) is not read; remove it"
    ),
    ("<dictionary>\n  <cnode/></dictionary>", "d.lcd", "d.lcd:2:3: the key 'name' is missing here"),
    (
      "a:\n  - x\n\t- y\n", "d.yaml",
      "d.yaml:3:1: a tab stands here where YAML takes spaces only; put two spaces in its place, and set "
        + "your editor to write spaces for the Tab key"
    ),
    (
      "a:\n  b:\n  \tc: [x]\n", "d.yaml",
      "d.yaml:3:3: a tab stands here where YAML takes spaces only; put two spaces in its place, and set "
        + "your editor to write spaces for the Tab key"
    ),
    (
      "a:\n\t- x\n", "d.yml",
      "d.yml:2:1: a tab stands here where YAML takes spaces only; put two spaces in its place, and set "
        + "your editor to write spaces for the Tab key"
    ),
    (
      "a:\n  -\tb: c\n   d\n", "d.yaml",
      "d.yaml:2:4: a tab stands here where YAML takes spaces only; put two spaces in its place, and set "
        + "your editor to write spaces for the Tab key"
    ),
    (
      "a: [\tx]\nb: @y\n", "d.yaml",
      "d.yaml:2:4: the YAML cannot be read: found character that cannot start any token; a value that "
        + "holds ': ', '#' or quotation marks needs quotation marks around it"
    ),
    (
      "<html/>", "d.cat",
      "d.cat:1:1: expected a <dictionary> of <cnode> and <pnode>, found '<html>'"
    ),
  ])
  func errors(text: String, file: String, message: String) {
    #expect {
      try read(text, file)
    } throws: {
      ($0 as? LexiconError)?.message == message
    }
  }

  @Test func encodings() {
    #expect {
      try read("a: [x]", "d.yaml", encoding: "latin")
    } throws: {
      ($0 as? LexiconError)?.message
        == "d.yaml: no encoding is called 'latin'; known are utf-8, utf-16, windows-1252, iso-8859-1 to "
        + "-16, shift_jis, euc-jp, gb18030, big5, euc-kr, koi8-r, macintosh and others"
    }
    #expect {
      try LexiconReader().read([0x41, 0x0A, 0xE9], file: "d.cat", sha256: "")
    } throws: {
      ($0 as? LexiconError)?.message
        == "d.cat: byte 2 is not UTF-8; save the file as UTF-8 in your editor, or convert it, naming its "
        + "encoding: touchstone lexicon convert d.cat new.yaml --encoding windows-1252"
    }
  }

  @Test func notesOnADictionary() throws {
    let text = """
      %
      1\ta
      2\tb
      %
      x\t1\t9
      x\t(02 3)1/2\t(02)1
      w
      covid 1\t1
      and/or\t1
      :-)\t1
      *\t1
      """
    #expect(
      try read(text, "d.dic").notes.map(\.message) == [
        "d.dic:3:1: note: the category 'b' is left out: it has no entries",
        "d.dic:5:5: note: the category '9' of 'x' is left out: the header does not define it",
        "d.dic:6:1: note: 'x' is in 'a' already, from line 5; it counts once",
        "d.dic:6:3: note: the code '(02 3)1/2' of 'x' is left out: its category depends on the words "
          + "before it",
        "d.dic:6:13: note: 'x' is in the category without the condition of '(02)1', which looks at the "
          + "words before it",
        "d.dic:7:1: note: 'w' is left out: it has no category",
        "d.dic:8:1: note: 'covid 1' is read as a term of several words, because the tab follows it; its "
          + "last word is also a category's code",
        "d.dic:9:1: note: 'and/or' matches only where '/' is not between its words; phrases stop there",
        "d.dic:10:1: note: ':-)' is left out: there is no word in it",
        "d.dic:11:1: note: '*' is left out: it would match every word",
      ])
  }

  @Test func notesOnOtherFormats() throws {
    #expect(
      try read("A\n\tX (1)\n\t@R [X NEAR Y] (1)\n", "d.cat").notes.map(\.message) == [
        "d.cat:3:2: note: '@R [X NEAR Y] (1)' is left out: rules have no counterpart"
      ])
    #expect(
      try read("term,category,by\nx,a,me\n", "d.csv", encoding: "latin1").notes.map(\.message) == [
        "d.csv:1:1: note: 'by' is not read: the format does not say what it means"
      ])
    #expect(
      try read("DicTerm,a,\nx,X,1\n", "d.csv").notes.map(\.message) == [
        "d.csv:2:1: note: '1' is not read: column 3 of the table has no name"
      ])
    let nodes = """
      <dictionary patternengine="regexp"><cnode name="a"><pnode name="x"/><pnode name="y+"/></cnode>
      </dictionary>
      """
    #expect(
      try read(nodes, "d.ykd").notes.map(\.message) == [
        "d.ykd:1:69: note: 'y+' is left out: regular expressions have no counterpart"
      ])
    #expect(
      try read("A\n\té (1)\n", "d.cat", encoding: "windows-1252").notes.map(\.message) == [
        "d.cat: note: the file is not windows-1252, but utf-8, and is read so"
      ])
  }

  @Test func notesOnWriting() throws {
    let lexicon = try read(
      """
      version: 1.0
      categories:
        a:
          label: Alpha
          unless: [a friend]
          terms:
            - KPI
            - term: target
              within: [meet, hit]
            - term: w*t
              weight: 0.5
              unless: [wet]
              note: n
          matches: [A KPI.]
      """, "l.yaml")
    #expect(
      LexiconWriter(.dic).write(lexicon).notes.map(\.message) == [
        "l.yaml: note: the version of the lexicon is not carried over",
        "l.yaml:3:3: note: the label 'Alpha' of 'a' is not carried over",
        "l.yaml:5:14: note: the false friend 'a friend' of 'a' is not carried over",
        "l.yaml:7:9: note: 'KPI' is written without regard to capitals",
        "l.yaml:8:15: note: 'target' is left out: it counts only near 'meet', 'hit', which the format "
          + "cannot say",
        "l.yaml:10:15: note: 'w*t' is written without its false friend 'wet'",
        "l.yaml:10:15: note: 'w*t' is written without its note",
        "l.yaml:10:15: note: 'w*t' is written without its weight 0.5",
        "l.yaml:10:15: note: 'w*t' is written without loss, but LIWC itself reads '*' only at the end of a "
          + "word",
        "l.yaml:14:15: note: the example “A KPI.” of 'a' is not carried over",
      ])
  }
}

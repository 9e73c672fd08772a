import CorpusModel
import Testing

@testable import Extraction

/// What is read of e-mails.
struct EmailReaderTests {
  private func read(_ text: String) throws(ExtractionError) -> Document {
    try read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) throws(ExtractionError) -> Document {
    try Extractor().extract(
      Page(id: "a.eml", bytes: bytes, sha256: "", format: .email))
  }

  private func texts(_ document: Document) -> [String] {
    document.blocks.map { document.string($0.span) }
  }

  @Test func aPlainMessageIsItsTextAndFields() throws {
    let document = try read(
      """
      Received: from x by y; Tue, 3 Mar 2020 10:00:01 +0000\r
      From: "Smith, Anna" <anna@example.org>\r
      Subject: What we\r
       value\r
      Date: Tue, 3 Mar 2020 10:00:00 +0000\r
      Organization: The Agency\r
      \r
      We value integrity.\r
      \r
      Not: a field.\r

      """)
    #expect(texts(document) == ["We value integrity.", "Not: a field."])
    #expect(document.metadata.title == "What we value")
    #expect(document.metadata.author == "Smith, Anna")
    #expect(document.metadata.date == "2020-03-03")
    #expect(document.metadata.organisation == "The Agency")
    #expect(document.provenance.offsetBasis == "extracted")
    #expect(document.notes.isEmpty)
  }

  @Test(arguments: [
    (
      "Content-Transfer-Encoding: quoted-printable",
      "Caf=C3=A9 and tru=\r\nst =3D care=  \r\n.  \r\n"
    ),
    ("Content-Transfer-Encoding: base64", "Q2Fmw6kgYW5kIHRydXN0\r\nID0gY2FyZS4="),
    ("Content-Transfer-Encoding: 8bit", "Caf\u{E9} and trust = care."),
  ])
  func transferEncodingsAreResolved(field: String, body: String) throws {
    let document = try read(
      "From: a@b.c\r\nContent-Type: text/plain; charset=\"UTF-8\"\r\n\(field)\r\n\r\n\(body)")
    #expect(texts(document) == ["Caf\u{E9} and trust = care."])
    #expect(document.metadata.author == "a@b.c")
  }

  @Test func theStatedCharsetCounts() throws {
    let head = "Subject: x\nContent-Type: text/plain;\n charset=iso-8859-15\n\n"
    #expect(try texts(read(Array(head.utf8) + [0xA4, 0x20, 0xE9])) == ["\u{20AC} \u{E9}"])
  }

  @Test(arguments: [
    ("=?utf-8?Q?Caf=C3=A9_and?= =?utf-8?b?IHRydXN0?= us", "Caf\u{E9} and trust us"),
    ("=?iso-8859-1*en?q?=E9?=", "\u{E9}"),
    ("a =? b =?x?= c =?utf-8?z?x?=", "a =? b =?x?= c =?utf-8?z?x?="),
    ("=?utf-8?Q?cut", "=?utf-8?Q?cut"),
  ])
  func encodedWordsAreResolved(written: String, title: String) throws {
    #expect(try read("Subject: \(written)\n\nWe care.").metadata.title == title)
  }

  @Test(arguments: [
    ("Anna B <a@b.c>, Ben <b@b.c>", "Anna B"), ("a@b.c (Anna \\(B\\))", "Anna (B)"),
    ("<a@b.c>", "a@b.c"),
    ("=?utf-8?Q?Zo=C3=AB?= <z@b.c>", "Zo\u{EB}"), ("\"\" <a@b.c>", "a@b.c"),
  ])
  func theSenderIsNamed(written: String, author: String) throws {
    #expect(try read("From: \(written)\n\nWe care.").metadata.author == author)
  }

  /// A message of parts, and what is read of it.
  private static func parts(_ kind: String, _ parts: String...) -> String {
    "Subject: s\nContent-Type: multipart/\(kind); boundary=\"=_b\"\n\nFor old programs.\n"
      + parts.map { "--=_b\n\($0)\n" }.joined() + "--=_b--\nBehind.\n"
  }

  private static let plain = "Content-Type: text/plain\n\nWe value plain words.\n"
  private static let html =
    "Content-Type: text/html\n\n<html><body><p>We value marked words.</p></body></html>\n"
  private static let attachment =
    "Content-Type: application/pdf; name=\"old\"\nContent-Disposition: attachment;\n"
    + " filename*0*=UTF-8''R%C3%A9;\n filename*1=port.pdf\n"
    + "Content-Transfer-Encoding: base64\n\nAAAA\n"
  private static let picture =
    "Content-Type: image/png; name=logo.png\nContent-ID: <x>\nContent-Disposition: inline\n\nx\n"

  @Test(
    arguments: [
      (parts("alternative", plain, html), ["We value plain words."], nil),
      (parts("alternative", html, plain), ["We value plain words."], nil),
      (
        parts("alternative", "Content-Type: text/plain\n\n \n", html), ["We value marked words."],
        nil
      ),
      (parts("alternative", html), ["We value marked words."], nil),
      (
        parts("mixed", plain, attachment, html),
        ["We value plain words.", "We value marked words."],
        "R\u{E9}port.pdf"
      ),
      (parts("mixed", plain, picture), ["We value plain words."], "logo.png"),
      (parts("related", html, picture), ["We value marked words."], nil),
      (
        parts("mixed", plain, "Content-Type: message/rfc822\n\nSubject: y\n\nWe trust.\n"),
        ["We value plain words."], "a forwarded message"
      ),
      (
        parts("mixed", plain).replacing("--=_b--\nBehind.\n", with: ""), ["We value plain words."],
        nil
      ),
      (
        parts(
          "mixed",
          "Content-Type: multipart/alternative; boundary=i\n\n--i\n\(html)\n--i\n\(plain)--i--\n"),
        ["We value plain words."], nil
      ),
    ] as [(String, [String], String?)])
  func ofPartsTheTextIsRead(message: String, expected: [String], attachment: String?) throws {
    let document = try read(message)
    #expect(texts(document) == expected)
    #expect(
      document.notes.map(\.message)
        == [attachment].compactMap { $0.map { "attachments are not read: " + $0 } })
  }

  @Test func blocksOfSeveralPartsStandBehindEachOther() throws {
    let first = "Content-Type: text/html\n\n<h1>One</h1><p>First words of the message.</p>"
    let second = "Content-Type: text/html\n\n<h1>Two</h1><p>Second words of the message.</p>"
    let document = try read(Self.parts("mixed", first, second))
    #expect(
      texts(document) == [
        "One", "First words of the message.", "Two", "Second words of the message.",
      ])
    #expect(document.blocks.map(\.section).suffix(1) == [2])
  }

  @Test func whatIsNoEmailIsRefused() {
    #expect(throws: ExtractionError.empty) { try read(" \n") }
    #expect(throws: ExtractionError.otherFormat(expected: .email)) {
      try read("We value trust.\n\nx")
    }
    #expect(throws: ExtractionError.noText) { try read(Self.parts("mixed", Self.attachment)) }
    #expect(throws: ExtractionError.noText) { try read("Subject: x\n\n") }
  }

  @Test func partsInPartsInPartsEnd() throws {
    var message = Self.plain
    for depth in 0..<3_000 {
      message = "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n\(message)\n"
    }
    #expect(throws: ExtractionError.noText) { try read("Subject: x\n" + message) }
  }
}

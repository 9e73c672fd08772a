import Testing
import WebAddresses

@Suite struct WebAddressTests {
  @Test func parts() throws {
    let address = try WebAddress(
      parsing: " HTTPS://User:pass:Word@Example.ORG:8443/a b/../c?d='e#f g ")
    #expect(address.href == "https://User:pass%3AWord@example.org:8443/c?d=%27e#f%20g")
    #expect(address.scheme == "https" && address.isWeb)
    #expect(address.username == "User" && address.password == "pass%3AWord")
    #expect(address.host == .domain("example.org"))
    #expect(address.hostname == "example.org" && address.hostAndPort == "example.org:8443")
    #expect(address.port == 8443 && address.effectivePort == 8443)
    #expect(address.path == "/c" && address.query == "d=%27e" && address.fragment == "f%20g")
    #expect(address.pathAndQuery == "/c?d=%27e")
    #expect(address.origin == "https://example.org:8443")
    #expect(address.withoutFragment.fragment == nil)
    #expect(address.withoutCredentials.withoutFragment.href == "https://example.org:8443/c?d=%27e")
  }

  /// What is cut from an address is what would be read without it, in all parts.
  @Test(arguments: [
    "http://a@h/p#f", "http://:b@h:81/?q#", "http://a:b@[::1]/p", "ftp://h/p#f", "x://a:b@h#f",
    "x:/p#f", "mailto:a@b#c", "data:a #b", "http://h/p", "file:///p#f", "x:/.//p#f",
  ])
  func cutAddresses(_ text: String) throws {
    let address = try WebAddress(parsing: text)
    for cut in [address.withoutFragment, address.withoutCredentials] {
      let read = try WebAddress(parsing: cut.href)
      #expect(read == cut)
      #expect(read.host == cut.host && read.hostname == cut.hostname && read.port == cut.port)
      #expect(read.username == cut.username && read.password == cut.password)
      #expect(read.path == cut.path && read.query == cut.query && read.fragment == cut.fragment)
    }
    #expect(address.withoutFragment.fragment == nil)
    #expect(address.withoutCredentials.username.isEmpty)
    #expect(address.withoutCredentials.password.isEmpty)
  }

  @Test(
    arguments: [
      ("", .noScheme), ("page.html", .noScheme), ("1http://x/", .noScheme), ("http:", .noHost),
      ("http://:80/", .noHost), ("http://user@/", .noHost), ("http://a b/", .hostCharacter(" ")),
      ("http://a<b/", .hostCharacter("<")), ("http://a%00b/", .hostCharacter("\0")),
      ("x://a|b/", .hostCharacter("|")), ("http://a%zz/", .hostCharacter("%")),
      ("http://\u{FFFD}/", .notDomain("\u{FFFD}")), ("http://1.2.3.256/", .notIPv4("1.2.3.256")),
      ("http://a.1/", .notIPv4("a.1")), ("http://[::g]/", .notIPv6("::g")),
      ("http://[::1/", .unclosedBracket), ("http://[/", .unclosedBracket),
      ("http://[fe80::1%25eth0]/", .zoneIdentifier("fe80::1%25eth0")),
      ("http://h:8a/", .portNotNumber("8a")), ("http://h:-1/", .portNotNumber("-1")),
      ("http://h:65536/", .portTooLarge("65536")),
    ] as [(String, AddressError)])
  func errors(_ text: String, _ error: AddressError) {
    #expect(throws: error) { try WebAddress(parsing: text) }
  }

  /// The examples of RFC 3986, 5.4; where the standard differs, `http:g` is relative to its own scheme.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http://a/b/c/g"), ("%2e%2E/g", "http://a/b/g"), ("\\g", "http://a/g"),
    ("/\\g", "http://g/"),
  ])
  func relativeAddresses(_ text: String, _ wanted: String) throws {
    let base = try #require(WebAddress("http://a/b/c/d;p?q"))
    #expect(WebAddress(text, base: base)?.href == wanted)
  }

  @Test func basesWithoutPath() throws {
    let base = try #require(WebAddress("mailto:a@example.org"))
    #expect(throws: AddressError.baseWithoutPath(scheme: "mailto")) {
      try WebAddress(parsing: "page.html", base: base)
    }
    #expect(WebAddress("#top", base: base)?.href == "mailto:a@example.org#top")
  }

  @Test func length() {
    let limit = WebAddress.lengthLimit
    let text = "data:," + String(repeating: "a", count: limit - 6)
    #expect(WebAddress(text)?.path.utf8.count == limit - 5)
    #expect(throws: AddressError.tooLong(bytes: limit + 1, limit: limit)) {
      try WebAddress(parsing: text + "a")
    }
    let grows = "http://h/" + String(repeating: "ä", count: limit / 6)
    #expect(throws: AddressError.tooLong(bytes: 9 + limit / 6 * 6, limit: limit)) {
      try WebAddress(parsing: grows)
    }
  }

  @Test func lengthOfNamesInOtherScripts() {
    let label = String(repeating: "ä", count: 1_000)
    #expect(WebAddress("http://\(label)/") != nil)
    #expect(WebAddress("http://\(label)ä/") == nil)
    let labels = String(repeating: "ääääääääää.", count: 195)
    #expect(WebAddress("http://\(labels)a/") != nil)
    #expect(WebAddress("http://\(labels)aa/") == nil)
  }
}

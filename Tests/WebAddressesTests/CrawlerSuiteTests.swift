import Foundation
import TestSupport
import Testing
import WebAddresses

/// Cases of a Java crawler: resolving, which is the standard's, and tidying, which goes beyond it.
@Suite struct CrawlerSuiteTests {
  /// The fields of the lines that are neither empty nor comments.
  static func rows(_ file: String) throws -> [[String]] {
    let bytes = try SharedData.bytes(AddressSuiteTests.folder + file)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return lines.filter { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(field)
    }
  }

  private static func field(_ text: Substring) -> String {
    let trimmed = text.trimmingCharacters(in: CharacterSet(charactersIn: " "))
    guard trimmed.count > 1, trimmed.hasPrefix("\""), trimmed.hasSuffix("\"") else {
      return trimmed
    }
    return String(trimmed.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  @Test(SharedData.required(AddressSuiteTests.folder + "crawler-commons-url-resolve.csv"))
  func everyLinkResolvesTheSame() throws {
    let rows = try Self.rows("crawler-commons-url-resolve.csv")
    #expect(rows.count == 22)
    for row in rows {
      #expect(WebAddress(row[0], base: WebAddress(row[1]))?.href == row[2])
    }
  }

  @Test(SharedData.required(AddressSuiteTests.folder + "crawler-commons-invalidUrls.csv"))
  func invalidAddressesAreRefused() throws {
    let rows = try Self.rows("crawler-commons-invalidUrls.csv")
    #expect(rows.count == 2)
    for row in rows { #expect(WebAddress(row[0]) == nil) }
  }

  @Test(SharedData.required(AddressSuiteTests.folder + "crawler-commons-weirdToNormalizedUrls.csv"))
  func tidyingDiffersOnlyWhereItGoesBeyondTheStandard() throws {
    let rows = try Self.rows("crawler-commons-weirdToNormalizedUrls.csv")
    let differing = rows.filter { WebAddress($0[0])?.withoutFragment.href != $0[1] }.map { $0[0] }
    #expect(rows.count == 112)
    #expect(Set(differing) == Set(Self.deviations.flatMap(\.value)))
  }

  /// What the crawler does and the standard does not, and its cases.
  ///
  /// Two addresses that a server may tell apart are two addresses to the standard.
  static let deviations: KeyValuePairs<String, [String]> = [
    "decodes what needs no encoding, writes encodings in capitals": [
      "http://foo.com/%66oo.html", "http://foo.com/%66oo.htm%6c", "http://foo.com/%66oo.ht%6dl",
      "http://foo.com/%66oo.ht%6d%6c", "http://foo.com/%66oo.htm%C0", "http://foo.com/%66oo.htm%1A",
      "http://foo.com/%66oo.htm%c0", "https://www.example.com/search/%2a/",
      "https://www.example.com/topic/9%2f11/", "http://foo.com/fast/dir%2fcz",
      "http://x.com/./a/../%66.html", "http://x.com/foo%c2%80",
    ],
    "encodes more: brackets, ^, ` and | in queries, and a percent sign that encodes nothing": [
      "http://x.com/?x[y]=1", "http://www.example.com/p%zz%77%v",
      "https://www.last.fm/music/Prefuse+73/_/90%+of+My+Mind+Is+With+You",
      "http://www.example.com/a/c/../b/search?q=foobar%",
      "http://www.example.com/a/c/../b/search?q=foobar^",
      "http://www.example.com/a/c/../b/search?q=foobar`",
      "http://www.example.com/a/c/../b/search?q=foobar|",
      "http://www.example.com/search?q=foobar%", "http://www.example.com/search?q=foobar%2",
    ],
    "makes one slash of several": [
      "http://foo.com//aa/bb/foo.html", "http://foo.com/aa//bb/foo.html",
      "http://foo.com/aa/bb//foo.html", "http://foo.com//aa//bb//foo.html",
      "http://foo.com////aa////bb//foo.html", "http://foo.com////aa////bb////foo.html",
    ],
    "allows an empty host, where the standard takes what follows for one or refuses": [
      "ftp:/", "http:////", "http:///////",
    ],
    "supposes http": ["foo.com/index.html"],
    "writes files without the slashes of an empty host": [
      "file:/path/index.html", "file:/var/www/html/////./bar/index.html",
      "file:/var/www/html/foo/../bar/index.html",
    ],
    "takes the dot at the end off a name": ["https://www.example.org./"],
    "removes an empty query": ["http://example.com?", "http://example.com/?"],
    "sorts parameters and removes empty ones": [
      "http://example.com/?b=1&a=1", "http://foo.com/foo.html?b=1&a=1",
      "http://foo.com/index?b=2&a=1", "http://foo.com/index?b=2&a=1#c",
      "http://foo.com/index?a=1&b=", "http://foo.com/index?b&a=1", "http://foo.com/index?b=&a=1",
      "http://foo.com/index?b=1&a=1&", "http://foo.com/index?&b=1&a=1",
      "http://foo.com/index?&=1&a=1", "http://foo.com/index?=1&b=1&a=1",
    ],
  ]
}

import Testing

@testable import Fetching

/// The names of an archive's files.
struct ArchiveFileTests {
  @Test(
    "a host's name becomes a file's, and never a path, an option or a hidden file",
    arguments: [
      ("charity.example", 1, "charity.example-001.warc.gz"),
      ("xn--caf-dma.example", 12, "xn--caf-dma.example-012.warc.gz"),
      ("a.example", 1_000, "a.example-1000.warc.gz"),
    ])
  func plainNames(host: String, visit: Int, name: String) {
    #expect(ArchiveFile(host: host, visit: visit, inFolder: "f").name == name)
  }

  @Test(arguments: [
    "[::1]", "-a.example", ".", "..", "a_b.example", String(repeating: "a", count: 300),
  ])
  func otherNames(_ host: String) {
    let name = ArchiveFile(host: host, visit: 1, inFolder: "f").name
    #expect(name.hasSuffix("-001.warc.gz"))
    #expect(name.utf8.count < 150)
    #expect(name.first?.isLetter == true || name.first?.isNumber == true)
    #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) })
    // What differs has another name.
    #expect(ArchiveFile(host: host + "x", visit: 1, inFolder: "f").name != name)
  }
}

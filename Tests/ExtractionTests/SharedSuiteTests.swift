import CorpusModel
import Extraction
import Foundation
import Markup
import TestSupport
import Testing

/// Suites and corpora that do not belong to the project; skipped where they are absent.
@Suite struct SharedSuiteTests {
  static let nasty = "data/suites/html-nasty/recipes.json"
  static let sniffing = "data/suites/html-encoding/sniff.json"
  static let corpora = "data/corpora"

  /// The list of cases in a file that is one, or that holds one.
  static func cases(_ path: String) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(try SharedData.bytes(path)))
    if let list = value as? [[String: Any]] { return list }
    let object = try #require(value as? [String: Any])
    return try #require(object.values.lazy.compactMap { $0 as? [[String: Any]] }.first)
  }

  @Test(SharedData.required(nasty))
  func readsNastyPages() throws {
    for recipe in try Self.cases(Self.nasty) {
      let name = recipe["id"] as? String ?? ""
      let bytes = Recipe(recipe).source
      #if DEBUG
        // The largest take minutes without optimisation.
        if bytes.count > 3_000_000 { continue }
      #endif
      let page = Page(id: name, bytes: bytes, sha256: "", format: .html)
      let text =
        (try? Extractor(extent: .everything).extract(page))
        .map { String(decoding: $0.text, as: UTF8.self) } ?? ""
      for word in recipe["must_contain"] as? [String] ?? [] {
        #expect(text.contains(word), "\(name) lacks \(word)")
      }
      for word in recipe["must_not_contain"] as? [String] ?? [] {
        #expect(!text.contains(word), "\(name) has \(word)")
      }
    }
  }

  @Test(SharedData.required(sniffing))
  func sniffsEncodings() throws {
    for example in try Self.cases(Self.sniffing) {
      let encoded = try #require(example["data_base64"] as? String)
      let bytes = [UInt8](try #require(Data(base64Encoded: encoded)))
      let expected = try #require(example["encoding"] as? String)
      let charset =
        CharsetSniffer.byteOrderMark(of: bytes.span)?.charset
        ?? CharsetSniffer.metaLabel(in: bytes.span).flatMap { Charset(label: $0) } ?? .windows1252
      #expect(charset == Charset(label: expected), "\(example["id"] ?? "")")
    }
  }

  @Test(SharedData.required(corpora))
  func readsEveryDocument() throws {
    let folder = try #require(SharedData.url(Self.corpora))
    let formats: [String: DocumentFormat] = ["md": .markdown, "html": .html, "txt": .text]
    var unread: [String] = []
    var count = 0
    for case let path as String in try #require(
      FileManager.default.enumerator(atPath: folder.path))
    {
      guard let format = formats[URL(fileURLWithPath: path).pathExtension] else { continue }
      count += 1
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
      do {
        let page = Page(id: path, bytes: bytes, sha256: "", format: format)
        let document = try Extractor().extract(page)
        Reading.checkInvariants(document)
      } catch {
        unread.append(path)
      }
    }
    #expect(count > 400)
    #expect(unread.allSatisfy { $0.hasPrefix("odd-inputs/") }, "\(unread)")
  }
}

import CorpusModel
import Extraction
import Foundation
import TestSupport
import Testing

/// Real and hostile DOCX, ODT and EPUB files; skipped where they are absent.
@Suite struct OfficeSuiteTests {
  static let suite = "data/suites/office"

  /// What was read, or the error in a word.
  private static func read(_ file: String) throws -> (document: Document?, error: ExtractionError?)
  {
    let formats: [String: DocumentFormat] = ["docx": .docx, "odt": .odt, "epub": .epub]
    let format = try #require(formats[String(file.split(separator: ".").last ?? "")])
    let page = Page(
      id: file, bytes: try SharedData.bytes("\(suite)/\(file)"), sha256: "", format: format)
    do {
      return (try Extractor().extract(page), nil)
    } catch {
      return (nil, error)
    }
  }

  private static func words(_ text: String) -> [String: Int] {
    var words: [String: Int] = [:]
    for word in text.lowercased().split(whereSeparator: {
      !$0.isLetter && !$0.isNumber && $0 != "_"
    }) {
      words[String(word), default: 0] += 1
    }
    return words
  }

  /// The F1 of the words that two texts share.
  private static func agreement(_ first: String, _ second: String) -> Double {
    let (first, second) = (words(first), words(second))
    let shared = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
    let all = first.values.reduce(0, +) + second.values.reduce(0, +)
    return all == 0 ? 1 : 2 * Double(shared) / Double(all)
  }

  @Test(SharedData.required(suite))
  func realFilesAreReadAsOtherReadersReadThem() throws {
    var good = 0
    var weak: [String] = []
    for example in try SharedSuiteTests.cases("\(Self.suite)/real.json") {
      let file = try #require(example["file"] as? String)
      let (document, error) = try Self.read(file)
      if let document { Reading.checkInvariants(document) }
      #expect(
        document.map { !$0.blocks.isEmpty } ?? (error != nil), "\(file): neither text nor error")
      guard example["kind"] as? String == "ok" else { continue }
      let text = document.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
      let best =
        ["pandoc_text", "xml_text"].compactMap { example[$0] as? String }
        .map { Self.agreement(text, $0) }.max() ?? 0
      if best >= 0.97 { good += 1 } else { weak.append("\(file): \(best)") }
    }
    #expect(good + weak.count == 53)
    #expect(weak.count <= 2, "\(weak.joined(separator: "\n"))")
  }

  @Test(SharedData.required(suite))
  func hostileFilesAreReadOrRefusedAsStated() throws {
    for example in try SharedSuiteTests.cases("\(Self.suite)/synthetic.json") {
      let file = try #require(example["file"] as? String)
      let (document, error) = try Self.read("synthetic/\(file)")
      let text = document.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
      if example["error"] is String {
        #expect(error != nil, "\(file) was read: \(text.prefix(80))")
      }
      for part in example["must_contain"] as? [String] ?? [] {
        #expect(text.contains(part), "\(file) lacks \(part)")
      }
      for part in example["must_not_contain"] as? [String] ?? [] {
        #expect(!text.contains(part), "\(file) has \(part)")
      }
    }
  }

  @Test(SharedData.required(suite))
  func movedAndAlternativeTextIsReadOnce() throws {
    for (file, word) in [("moved-text.docx", "movedword"), ("alternate-content.docx", "boxword")] {
      let document = try #require(try Self.read("synthetic/\(file)").document)
      #expect(Self.words(String(decoding: document.text, as: UTF8.self))[word] == 1, "\(file)")
    }
    let book = try #require(try Self.read("synthetic/spine-order.epub").document)
    let words = book.blocks.map { book.string($0.span) }.joined(separator: " ")
      .split(separator: " ")
    let first = try #require(words.firstIndex(of: "firstword"))
    #expect(try first < #require(words.firstIndex(of: "lastword")))
  }
}

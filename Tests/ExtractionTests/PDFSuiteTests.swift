import CorpusModel
import Extraction
import Foundation
import TestSupport
import Testing

/// The PDF files of the shared suite; its README says what passing means.
@Suite(.needs("pdftotext"), .needs("mutool")) struct PDFSuiteTests {
  static let synthetic = "data/suites/pdf/synthetic.json"
  static let real = "data/suites/pdf/real.json"

  func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }

  /// Twice the length of the longest common subsequence over the number of words.
  func orderScore(_ expected: [String], _ found: [String]) -> Double {
    guard !expected.isEmpty, !found.isEmpty else { return 0 }
    var numbers: [String: Int] = [:]
    func number(_ word: String) -> Int {
      numbers[word]
        ?? {
          numbers[word] = numbers.count
          return numbers.count - 1
        }()
    }
    let (first, second) = (expected.map(number), found.map(number))
    var row = [Int](repeating: 0, count: second.count + 1)
    for word in first {
      var corner = 0
      for index in second.indices {
        let above = row[index + 1]
        row[index + 1] = second[index] == word ? corner + 1 : max(above, row[index])
        corner = above
      }
    }
    return 2 * Double(row[second.count]) / Double(first.count + second.count)
  }

  func wordF1(_ expected: [String], _ found: [String]) -> Double {
    var rest: [String: Int] = [:]
    for word in expected { rest[word, default: 0] += 1 }
    var shared = 0
    for word in found where rest[word, default: 0] > 0 {
      rest[word, default: 0] -= 1
      shared += 1
    }
    return 2 * Double(shared) / Double(max(1, expected.count + found.count))
  }

  func read(_ path: String) throws -> Result<Document, ExtractionError> {
    let page = Page(id: path, bytes: try SharedData.bytes(path), sha256: "", format: .pdf)
    do throws(ExtractionError) {
      return .success(try Extractor().extract(page))
    } catch {
      return .failure(error)
    }
  }

  func isNamed(_ error: ExtractionError, as meaning: String) -> Bool {
    switch (error, meaning) {
    case (.pdf(.locked), "encrypted"), (.pdf(.noTextLayer), "no text layer"),
      (.pdf(.notPDF), "not a PDF"), (.pdf(.damaged), "damaged"),
      (.pdf(.damaged), "damaged or partial"), (.empty, "damaged"),
      (.pdf(.tooLarge), "too large or too slow"), (.pdf(.tooSlow), "too large or too slow"):
      true
    default: false
    }
  }

  @Test(SharedData.required(synthetic))
  func readsSyntheticFilesInOrder() throws {
    for example in try SharedSuiteTests.cases(Self.synthetic) {
      let name = example["id"] as? String ?? ""
      let file = try #require(example["file"] as? String)
      let result = try read("data/suites/pdf/synthetic/" + file)
      if let paragraphs = example["paragraphs"] as? [String] {
        let document = try result.get()
        let text = String(decoding: document.text, as: UTF8.self)
        let score = orderScore(words(paragraphs.joined(separator: " ")), words(text))
        #expect(score >= (name.hasPrefix("rtl") ? 0.75 : 0.97), "\(name): \(score)")
        Reading.checkInvariants(document)
        #expect(document.blocks.allSatisfy { ($0.page ?? 0) >= 1 })
        let running = Set(example["running"] as? [String] ?? [])
        for block in document.blocks where running.contains(document.string(block.span)) {
          #expect(block.kind == .running || name.hasPrefix("rotated"), "\(name)")
        }
      } else {
        let meaning = try #require(example["error"] as? String)
        switch result {
        case .failure(let error): #expect(isNamed(error, as: meaning), "\(name): \(error)")
        case .success(let document):
          #expect(
            meaning.contains("partial") && document.notes.contains { $0.code == "pdf_faulty" },
            "\(name) is read as if nothing were wrong")
        }
      }
    }
  }

  @Test(SharedData.required(real))
  func readsRealFilesAsOtherReadersDo() throws {
    for example in try SharedSuiteTests.cases(Self.real) {
      let name = example["id"] as? String ?? ""
      let file = try #require(example["file"] as? String)
      let texts = try #require(example["text"] as? [String: String])
      switch try read("data/suites/pdf/" + file) {
      case .failure(let error):
        #expect(example["consensus"] as? Bool != true, "\(name): \(error)")
      case .success(let document):
        Reading.checkInvariants(document)
        guard example["consensus"] as? Bool == true else { continue }
        let found = words(String(decoding: document.text, as: UTF8.self))
        let best = texts.values.map { wordF1(words($0), found) }.max() ?? 0
        #expect(best >= 0.98, "\(name): \(best)")
      }
    }
  }
}

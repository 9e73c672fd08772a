import CorpusModel
import Extraction
import Testing

/// Short ways to read a text and to write down what was read.
enum Reading {
  /// The document that is made of `source`.
  static func document(
    _ source: String, _ format: DocumentFormat, id: String = "page",
    extent: Extractor.Extent = .mainText
  ) throws -> Document {
    let page = Page(id: id, bytes: Array(source.utf8), sha256: "", format: format)
    return try Extractor(extent: extent).extract(page)
  }

  /// The blocks, one a line: kind, level where there is one, and text.
  static func outline(_ document: Document) -> [String] {
    document.blocks.map { block in
      let level = block.level > 0 ? "\(block.level)" : ""
      return "\(name(block.kind))\(level) \(document.string(block.span))"
    }
  }

  private static func name(_ kind: Block.Kind) -> String {
    switch kind {
    case .title: "T"
    case .heading: "H"
    case .paragraph: "P"
    case .listItem: "L"
    case .tableCell: "C"
    case .quote: "Q"
    case .caption: "F"
    case .definition: "D"
    case .code: "X"
    case .byline: "BY"
    case .contact: "CT"
    case .sourceNote: "SN"
    case .running: "RL"
    }
  }

  /// Checks what holds for every document: spans ascend, are not blank at their ends and hold UTF-8.
  static func checkInvariants(_ document: Document) {
    var end = 0
    for (index, block) in document.blocks.enumerated() {
      #expect(Int(block.span.start) >= end && block.span.length > 0)
      end = Int(block.span.end)
      let text = document.string(block.span)
      #expect(text.first?.isWhitespace == false && text.last?.isWhitespace == false)
      #expect(String(validating: document.text[block.span.range], as: UTF8.self) != nil)
      #expect(Int(block.section) < index)
      if block.section >= 0 { #expect(document.blocks[Int(block.section)].kind.isHeading) }
    }
    #expect(end <= document.text.count)
  }
}

/// Bytes that are refused, and the error; a test shows it as the error alone.
struct Refusal: Sendable, CustomTestStringConvertible {
  var bytes: [UInt8]
  var error: ExtractionError
  var testDescription: String { "\(error) for \(bytes.count) bytes" }

  init(_ bytes: [UInt8], _ error: ExtractionError) {
    self.bytes = bytes
    self.error = error
  }
}

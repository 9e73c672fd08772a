import Foundation
import Markup
import TestSupport
import Testing

/// The conformance suite of tree construction: what a page shows, block by block, as browsers read it.
struct HTMLTreeSuiteTests {
  static let cases = "data/suites/html-tree/cases.jsonl"

  private static let hidden: Set<MarkupTag> = [
    .script, .style, .template, .noscript, .iframe, .head, .title,
  ]

  /// The lists of blocks of a tree: text between the starts and ends of elements that are no part of a line.
  static func blocks(of tree: MarkupTree) -> [String] {
    var blocks: [String] = []
    var text = ""
    var ends: [Int] = []
    func endBlock() {
      let words = text.split { $0.isASCII && $0.isWhitespace }
      if !words.isEmpty { blocks.append(words.joined(separator: " ")) }
      text = ""
    }
    var index = 1
    while index < tree.nodes.count {
      while let end = ends.last, end <= index {
        endBlock()
        ends.removeLast()
      }
      let node = tree.nodes[index]
      if hidden.contains(node.tag) {
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        text += String(decoding: tree.characters[tree.textRange(index)], as: UTF8.self)
      } else if partsBlocks(node.tag) {
        endBlock()
        ends.append(Int(node.end))
      }
      index += 1
    }
    endBlock()
    return blocks
  }

  private static func partsBlocks(_ tag: MarkupTag) -> Bool {
    switch tag {
    case .p, .div, .td, .th, .li, .table, .body, .ul, .ol, .dl, .dd, .dt, .h1, .h2, .h3, .h4, .h5,
      .h6, .section, .article, .pre, .blockquote, .caption, .address, .center, .form, .fieldset,
      .main, .header, .footer, .nav, .aside, .hr, .button, .option, .select, .tr, .thead, .tfoot,
      .details, .summary, .figure, .figcaption, .dialog, .menu, .br, .listing, .plaintext, .xmp:
      true
    default: false
    }
  }

  @Test(SharedData.required(cases))
  func pagesShowWhatBrowsersShow() throws {
    var all = 0
    var wrong: [String] = []
    for line in try SharedData.bytes(Self.cases).split(separator: UInt8(ascii: "\n")) {
      let value = try JSONSerialization.jsonObject(with: Data(line))
      let example = try #require(value as? [String: Any])
      guard example["fragment"] is NSNull, example["script"] as? String != "on",
        let source = example["data"] as? String, let expected = example["blocks"] as? [String],
        !expected.isEmpty
      else { continue }
      all += 1
      let found = Self.blocks(of: MarkupParser.parse(Array(source.utf8)))
      if found != expected {
        wrong.append(
          "\(example["id"] ?? ""): \(source.debugDescription) gives \(found), not \(expected)")
      }
    }
    #expect(all == 334)
    #expect(wrong.count <= 2, "\(wrong.joined(separator: "\n"))")
  }
}

import Digests
import Foundation
import Markup
import TestSupport
import Testing

/// Texts in many encodings that nothing names; skipped where the suite is absent.
@Suite struct EncodingSuiteTests {
  static let folder = "data/suites/encodings/"

  static func cases(_ file: String) throws -> [[String: Any]] {
    let data = Data(try SharedData.bytes(folder + file))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  static func decoded(_ bytes: [UInt8], declared: String? = nil, isMarkup: Bool) -> [UInt8] {
    let text = TextDecoder.decode(bytes, declared: declared, isMarkup: isMarkup)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return text.bytes.starts(with: mark) ? Array(text.bytes.dropFirst(3)) : text.bytes
  }

  /// Texts come out to the byte.
  ///
  /// Most of those that do not are in the right encoding, as another codec reads it.
  @Test(SharedData.required(folder + "files.json"))
  func unlabelledFiles() throws {
    var misses: [String] = []
    let cases = try Self.cases("files.json")
    for file in cases {
      let path = try #require(file["file"] as? String)
      let bytes = try SharedData.bytes(Self.folder + path)
      let isMarkup = [".html", ".xml", ".htm"].contains { path.hasSuffix($0) }
      let digest = SHA256Digest.hexDigest(of: Self.decoded(bytes, isMarkup: isMarkup).span)
      if digest != file["text_sha256"] as? String { misses.append(path) }
    }
    #expect(misses.count * 14 <= cases.count, "\(misses)")
  }

  @Test(SharedData.required(folder + "synthetic.json"))
  func syntheticTexts() throws {
    var unlabelled = 0
    for text in try Self.cases("synthetic.json") {
      let source = try #require(text["bytes_base64"] as? String)
      let bytes = Array(try #require(Data(base64Encoded: source)))
      let type = text["http_content_type"] as? String
      let charset = type?.components(separatedBy: "charset=").dropFirst().first
      let isText = text["ext"] as? String == "txt"
      let found = Self.decoded(bytes, declared: charset, isMarkup: !isText)
      let wanted = text["must_contain"] as? String ?? ""
      let holds = String(decoding: found, as: UTF8.self).contains(wanted)
      if isText {
        unlabelled += holds ? 1 : 0
      } else if !wanted.isEmpty {
        #expect(holds, "\(text["id"] ?? "")")
      }
    }
    #expect(unlabelled >= 21)
  }
}

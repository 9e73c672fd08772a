import Foundation
import Testing

@testable import Reporting

/// JSON values as text: escapes, numbers, order, and both layouts.
struct JSONTextTests {
  static func line(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    bytes.append(json: value)
    return String(decoding: bytes, as: UTF8.self)
  }

  static let cases: [(value: JSONValue, text: String)] = [
    (.null, "null"), (.bool(true), "true"), (.bool(false), "false"),
    (.integer(-12), "-12"), (.number(0.5), "0.5"), (.number(1e300), "1e+300"),
    (.number(.nan), "null"), (.number(-.infinity), "null"),
    ("plain", "\"plain\""), ("a\"b\\c/d", #""a\"b\\c/d""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\0\u{1}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u001f\u{7F}\""),
    ("=é😀\u{2028}\u{2029}", "\"=é😀\u{2028}\u{2029}\""),
    ([], "[]"), ([:], "{}"), (["a", .integer(1), .null], #"["a",1,null]"#),
    (["z": .integer(1), "a": ["k": []], "m\n": "v"], #"{"z":1,"a":{"k":[]},"m\n":"v"}"#),
  ]

  @Test(arguments: cases)
  func encodes(value: JSONValue, text: String) {
    #expect(Self.line(value) == text)
  }

  @Test
  func prettyLayout() {
    let value: JSONValue = ["a": [.integer(1), ["b": .null]], "empty": [:], "c": "d"]
    var bytes: [UInt8] = []
    bytes.append(prettyJSON: value)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "empty": {},
          "c": "d"
        }
        """)
  }

  @Test
  func everyCharacterReadsBack() throws {
    for plane in 0..<0x11 {
      let scalars = stride(from: plane << 16, to: (plane + 1) << 16, by: 7).compactMap {
        Unicode.Scalar(UInt32($0))
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let data = Data(Self.line([.string(text)]).utf8)
      let read = try JSONSerialization.jsonObject(with: data) as? [String]
      #expect(read?.first.map { Array($0.unicodeScalars) } == scalars)
    }
  }
}

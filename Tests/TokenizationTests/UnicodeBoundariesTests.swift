import TestSupport
import Testing

@testable import Tokenization

/// The official break vectors of Unicode 17.0.0, against the untailored boundaries.
@Suite struct UnicodeBoundariesTests {
  static let folder = "data/suites/unicode/17.0.0/"

  /// One line of a break test: code points with `÷` where a break belongs.
  struct Vector {
    var text: [UInt8] = []
    var breaks: [Int] = []
  }

  static func vectors(_ name: String) throws -> [Vector] {
    let file = String(decoding: try SharedData.bytes(folder + name), as: UTF8.self)
    return file.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#") else { return nil }
      var vector = Vector()
      for part in line.split(separator: " ") {
        if part == "÷" {
          vector.breaks.append(vector.text.count)
        } else if let scalar = UInt32(part, radix: 16).flatMap(Unicode.Scalar.init) {
          vector.text += Array(String(scalar).utf8)
        }
      }
      return vector
    }
  }

  @Test(SharedData.required(folder + "WordBreakTest.txt"))
  func `every official word break`() throws {
    let boundaries = WordBoundaries(properties: .shared, tailoring: .none)
    let vectors = try Self.vectors("WordBreakTest.txt")
    #expect(vectors.count == 1944)
    for vector in vectors {
      var breaks = [0]
      while let last = breaks.last, last < vector.text.count {
        breaks.append(
          boundaries.boundary(after: last, in: vector.text.span, upTo: vector.text.count))
      }
      #expect(
        breaks == vector.breaks, "\(String(decoding: vector.text, as: UTF8.self).debugDescription)")
    }
  }

  @Test(SharedData.required(folder + "SentenceBreakTest.txt"))
  func `every official sentence break`() throws {
    let boundaries = SentenceBoundaries(properties: .shared)
    let vectors = try Self.vectors("SentenceBreakTest.txt")
    #expect(vectors.count == 512)
    for vector in vectors {
      var breaks = [0]
      while let last = breaks.last, last < vector.text.count {
        breaks.append(boundaries.boundary(after: last, in: vector.text.span))
      }
      #expect(
        breaks == vector.breaks, "\(String(decoding: vector.text, as: UTF8.self).debugDescription)")
    }
  }
}

import Foundation

/// A hostile file of the shared suites: what it is called, how it is made, and what is to come of it.
public struct Recipe: Sendable, CustomStringConvertible {
  /// A text that stands so many times in the file.
  private struct Part: Sendable {
    let bytes: [UInt8]
    let times: Int
    let isNumbered: Bool

    var size: Int { bytes.count * times }
  }

  /// Its name.
  public let id: String
  /// What is to come of it, in words; empty where the suite says so otherwise.
  public let expectation: String
  private let parts: [Part]

  /// Its name, as what a test is about.
  public var description: String { id }

  /// The recipe that an object of a suite describes.
  public init(_ object: [String: Any]) {
    id = object["id"] as? String ?? ""
    expectation = object["expect"] as? String ?? ""
    parts = (object["parts"] as? [[Any]] ?? []).compactMap { part in
      guard part.count >= 2, let text = part[0] as? String, let times = part[1] as? Int else {
        return nil
      }
      let isCoded = part.count > 2 && part[2] as? String == "base64"
      let bytes = isCoded ? Data(base64Encoded: text).map(Array.init) ?? [] : Array(text.utf8)
      return Part(bytes: bytes, times: times, isNumbered: text.contains("{i}"))
    }
  }

  /// The recipes of a file below the shared folder; none where it is absent.
  public static func list(_ path: String) -> [Recipe] {
    guard let bytes = try? SharedData.bytes(path),
      let value = try? JSONSerialization.jsonObject(with: Data(bytes))
    else { return [] }
    return (value as? [[String: Any]] ?? []).map { Recipe($0) }
  }

  /// The file.
  public var source: [UInt8] { source(dividedBy: 1) }

  /// The file as this build can read it: the parser of a build without optimisation takes minutes for the largest, so
  /// that what stands there many times stands there less often.
  public var readableSource: [UInt8] {
    #if DEBUG
      let size = parts.reduce(0) { $0 + $1.size }
      return source(dividedBy: max(1, size / 200_000))
    #else
      return source
    #endif
  }

  private func source(dividedBy divisor: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      let times = part.times > 1_000 ? part.times / divisor : part.times
      if part.isNumbered {
        let text = String(decoding: part.bytes, as: UTF8.self)
        for number in 0..<times {
          bytes.append(contentsOf: text.replacing("{i}", with: "\(number)").utf8)
        }
      } else {
        for _ in 0..<times { bytes.append(contentsOf: part.bytes) }
      }
    }
    return bytes
  }
}

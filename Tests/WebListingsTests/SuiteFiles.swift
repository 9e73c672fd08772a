import Foundation
import TestSupport
import Testing

/// Reads files of the shared suites.
enum SuiteFiles {
  /// The objects of a JSON file that is a list of them.
  static func objects(_ path: String) throws -> [[String: Any]] {
    let data = Data(try SharedData.bytes("data/suites/" + path))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
  }

  /// The objects of a file with one a line.
  static func lines(_ path: String) throws -> [[String: Any]] {
    try SharedData.bytes("data/suites/" + path).split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  /// The bytes that stand under `text`, or in Base64 under `base64`.
  static func bytes(_ object: [String: Any], text: String, base64: String) throws -> [UInt8] {
    if let text = object[text] as? String { return Array(text.utf8) }
    guard let encoded = object[base64] as? String else { return [] }
    return Array(try #require(Data(base64Encoded: encoded)))
  }

  /// The names of all files below a folder, and their bytes, by name.
  static func files(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
    let root = try #require(SharedData.url("data/suites/" + folder))
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    return names.compactMap { name in
      guard let data = try? Data(contentsOf: root.appendingPathComponent(name)) else { return nil }
      return (name, [UInt8](data))
    }
  }
}

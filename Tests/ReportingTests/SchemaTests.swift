import Foundation
import TestSupport
import Testing

@testable import Reporting

/// The JSON Schemas of the project agree with what is written.
///
/// They are checked whole by a validator outside; here the lists of keys are held together.
struct SchemaTests {
  static func schema(_ name: String) throws -> [String: Any] {
    let file = SharedData.projectFolder.appendingPathComponent("schemas/\(name).schema.json")
    return try Samples.object([UInt8](try Data(contentsOf: file)))
  }

  /// The keys that a schema requires, at the end of a path of properties and items.
  static func required(_ name: String, at path: [String] = []) throws -> [String] {
    let end = try path.reduce(try schema(name)) { schema, key in
      let properties = schema["properties"] as? [String: Any]
      return try #require((properties?[key] ?? schema[key]) as? [String: Any])
    }
    let keys = try #require(end["required"] as? [String])
    #expect(end["additionalProperties"] as? Bool == false)
    return keys
  }

  @Test
  func findingsHaveTheKeysOfTheirSchema() throws {
    #expect(try Self.required("finding") == TableLayout.findings.columns.map(\.name))
  }

  static let places: [(file: String, path: [String])] = [
    ("manifest", []), ("manifest", ["tool"]), ("manifest", ["lexicon"]), ("manifest", ["measures"]),
    ("manifest", ["lexicons", "items"]), ("manifest", ["lexicons", "items", "files", "items"]),
    ("manifest", ["inputs", "items"]), ("manifest", ["outputs", "items"]),
    ("summary", []), ("summary", ["lexicon"]), ("summary", ["problems"]),
    ("summary", ["groups", "items", "balance"]),
    ("summary", ["groups", "items", "categories", "items"]),
    ("datapackage", []), ("datapackage", ["resources", "items"]),
  ]

  @Test(arguments: places)
  func filesHaveTheKeysOfTheirSchemas(file: String, path: [String]) throws {
    try Samples.withFolder { folder in
      _ = try RunWriterTests.run(at: folder + "/a")
      let object = try Samples.object(Samples.bytes(folder + "/a/\(file).json"))
      let place = try path.reduce(object as Any) { value, key in
        if key == "items" { return try #require((value as? [Any])?.first) }
        return try #require((value as? [String: Any])?[key])
      }
      let keys = try #require(place as? [String: Any]).keys.sorted()
      #expect(try Self.required(file, at: path).sorted() == keys)
    }
  }

  @Test
  func aPackageDescribesEveryColumn() throws {
    try Samples.withFolder { folder in
      _ = try RunWriterTests.run(at: folder + "/a")
      let package = try Samples.object(Samples.bytes(folder + "/a/datapackage.json"))
      let resources = try #require(package["resources"] as? [[String: Any]])
      #expect(resources.count == 7)
      for resource in resources {
        let path = try #require(resource["path"] as? String)
        let schema = try #require(resource["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        let header = CSVReader.rows(try Samples.bytes(folder + "/a/" + path))[0]
        #expect(fields.compactMap { $0["name"] as? String } == header, "\(path)")
        #expect(fields.allSatisfy { ($0["description"] as? String)?.hasSuffix(".") == true })
      }
    }
  }
}

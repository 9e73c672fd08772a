import DelimitedText
import Foundation
import TestSupport
import Testing

@testable import Touchstone

/// A folder of its own that goes when the value goes.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("touchstone-tests-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file, making the folders above it.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// A CSV of a run, by column names.
struct RunTable {
  let rows: [[String: String]]

  init(_ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let table = DelimitedTable(text).rows
    let header = table.first?.cells ?? []
    rows = table.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(header, row.cells))
    }
  }
}

/// A finished run in a folder of its own.
struct TestRun {
  private let folder: TemporaryFolder
  let report: ScanReport

  init(_ paths: [String], options: ScanOptions = ScanOptions()) async throws {
    folder = try TemporaryFolder()
    report = try await CorpusScan(options: options).run(paths, to: folder.path("run"))
  }

  var path: String { folder.path("run") }

  func table(_ name: String) throws -> RunTable { try RunTable(path + "/" + name) }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
  }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

/// A coded span of a gold file, comparable with a row of `findings.csv`.
struct CodedSpan: Hashable, CustomStringConvertible {
  var start: String
  var end: String
  var category: String
  var text: String

  var description: String { "\(start)-\(end) \(category) “\(text)”" }

  init(gold row: [String: String]) {
    start = row["char_start"] ?? ""
    end = row["char_end"] ?? ""
    category = row["category"] ?? ""
    text = row["verbatim"] ?? ""
  }

  init(finding row: [String: String]) {
    start = row["char_start"] ?? ""
    end = row["char_end"] ?? ""
    category = row["category"] ?? ""
    text = row["text"] ?? ""
  }
}

extension ScanOptions {
  /// The lexicon in the project's folder, so that tests see its latest state.
  static func projectLexicon() -> ScanOptions {
    var options = ScanOptions()
    options.lexicon = .file(
      SharedData.projectFolder.appendingPathComponent("lexicons/values-targets.yaml").path)
    return options
  }
}

import DelimitedText
import Foundation
import TestSupport
import Testing

/// Runs the built program in a folder of its own.
final class CommandBench {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("touchstone-command-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What a run of the program gave.
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program beside the test bundle.
  static let program = BuiltProgram.named("touchstone")

  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Runs a shell command in the folder, `touchstone` being the program.
  func run(_ command: String) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] =
      CommandBench.program.deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
    process.environment = environment
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let warnings = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: warnings, as: UTF8.self))
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// The rows of a table, by column.
  func rows(_ name: String) throws -> [[String: String]] {
    try CommandBench.rows(of: text(name))
  }

  /// The rows of a table that is a text, by column.
  static func rows(of text: String) throws -> [[String: String]] {
    let table = DelimitedTable(text)
    let header = try #require(table.rows.first?.cells)
    return table.rows.dropFirst().map {
      Dictionary(zip(header, $0.cells), uniquingKeysWith: { first, _ in first })
    }
  }

  /// The names in a subfolder, hidden ones included.
  func names(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent(name).path
    ).sorted()
  }
}

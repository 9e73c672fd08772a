public import Foundation
public import Testing

/// The folder of third-party measuring data that does not belong to the project.
///
/// It is found through `TOUCHSTONE_SHARED`, or as `../shared` beside the project. Tests that need it
/// carry the trait ``SharedData/required(_:)`` and report themselves skipped where it is absent.
public enum SharedData {
  /// The folder, or nil where it is absent.
  public static let folder: URL? = {
    let environment = ProcessInfo.processInfo.environment["TOUCHSTONE_SHARED"]
    let folder =
      environment.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? projectFolder.deletingLastPathComponent().appendingPathComponent("shared")
    let marker = folder.appendingPathComponent("data/README.md").path
    return FileManager.default.fileExists(atPath: marker) ? folder : nil
  }()

  /// The project's own root folder.
  public static let projectFolder: URL = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Skips a test, by name, where `path` below the shared folder is absent.
  public static func required(_ path: String) -> ConditionTrait {
    .enabled(if: url(path) != nil, "skipped: \(path) is not here (set TOUCHSTONE_SHARED)")
  }

  /// The file or folder at `path` below the shared folder, or nil where it is absent.
  public static func url(_ path: String) -> URL? {
    guard let url = folder?.appendingPathComponent(path) else { return nil }
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// The bytes of the file at `path` below the shared folder.
  public static func bytes(_ path: String) throws -> [UInt8] {
    let file = try #require(url(path))
    return [UInt8](try Data(contentsOf: file))
  }
}

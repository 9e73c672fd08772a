public import Foundation

/// Programs of others, against which ours is held where they are installed.
public enum OtherPrograms {
  /// warcio (`pip install warcio`), from `TOUCHSTONE_WARCIO` or the search path; nil where it is absent.
  public static let warcio: URL? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/warcio" }
    let paths = [environment["TOUCHSTONE_WARCIO"]].compactMap(\.self) + folders
    return paths.first(where: FileManager.default.isExecutableFile).map { URL(fileURLWithPath: $0) }
  }()

  /// Runs a program to its end.
  ///
  /// - Returns: its exit status, and what it wrote to standard output.
  public static func run(_ program: URL, _ arguments: [String]) throws -> (
    status: Int32, output: Data
  ) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}

public import Foundation

/// Programs of this package, as they were built for the tests.
public enum BuiltProgram {
  /// The program of a name, beside the test bundle.
  public static func named(_ name: String) -> URL {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder = (bundle ?? URL(fileURLWithPath: CommandLine.arguments[0]))
      .deletingLastPathComponent()
    return folder.appendingPathComponent(name)
  }
}

import Foundation

/// What tests have to mind where a sanitizer looks on.
public enum Sanitizer {
  /// Whether one does: `Scripts/check-sanitizers` says so.
  public static let isOn = ProcessInfo.processInfo.environment["TOUCHSTONE_SANITIZED"] != nil

  /// A command of the shell that limits the memory of the commands behind it.
  ///
  /// A sanitizer's own tables take more address space than any machine has memory; with one, the command does nothing.
  ///
  /// - Parameter kilobytes: the limit.
  /// - Returns: the command.
  public static func memoryLimit(kilobytes: Int) -> String {
    isOn ? ":" : "ulimit -d \(kilobytes)"
  }
}

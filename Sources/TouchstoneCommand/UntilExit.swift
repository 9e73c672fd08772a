import Synchronization

/// What is kept until the process ends.
///
/// A scan holds many thousand small values, pages of memory that it shares with its workers. To give them back one by
/// one just before the end takes longer than the system needs for all of them.
enum UntilExit {
  private static let kept = Mutex<[any Sendable]>([])

  /// Keeps a value.
  static func keep(_ value: any Sendable) { kept.withLock { $0.append(value) } }
}

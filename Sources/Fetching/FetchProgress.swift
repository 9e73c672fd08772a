/// How far a fetch is.
package struct FetchProgress: Sendable {
  /// How many hosts are at work.
  package var hosts = 0
  /// How many answers came.
  package var done = 0
  /// How many addresses wait, as far as is known.
  package var waiting = 0
  /// How many bytes came.
  package var bytes = 0
  /// How many addresses gave nothing.
  package var faults = 0
}

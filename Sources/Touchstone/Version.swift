/// The version of the program, as results state it.
public enum Version {
  /// The current version.
  public static let current = "0.1.0"
}

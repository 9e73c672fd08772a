import Glibc

/// A line on standard error that changes while the program works; nothing where that is no terminal.
final class StatusLine {
  private let isShown: Bool
  private let started: Double
  private var lastShown = 0.0
  private let width: Int

  init(isQuiet: Bool) {
    isShown = !isQuiet && isatty(STDERR_FILENO) == 1
    started = StatusLine.now
    width = Terminal(descriptor: STDERR_FILENO).width
  }

  private static var now: Double {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Shows a text in place of the last one, ten times a second at most.
  ///
  /// - Parameters:
  ///   - isLast: whether the text is shown however short ago the last one was.
  ///   - text: makes the text, given the seconds since the start.
  func show(isLast: Bool = false, _ text: (_ elapsed: Double) -> String) {
    guard isShown else { return }
    let now = StatusLine.now
    guard now - lastShown > 0.1 || isLast else { return }
    lastShown = now
    let line = text(max(now - started, 0.001))
    _ = Terminal.write("\r\u{1B}[K" + line.prefix(width - 1), to: STDERR_FILENO)
  }

  /// Takes the line away.
  func clear() {
    if isShown { _ = Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }
}

import CorpusModel
import Glibc

/// What is known about the terminal, if there is one, and the few marks that it is given.
struct Terminal {
  /// Whether the descriptor is a terminal and colour is welcome (`NO_COLOR` unset, `TERM` not dumb).
  let hasStyle: Bool
  /// The width in columns; 80 where it is not known.
  let width: Int

  /// Looks at a file descriptor.
  init(descriptor: Int32) {
    let isTerminal = isatty(descriptor) == 1
    let isPlain = Terminal.variable("NO_COLOR") != nil || Terminal.variable("TERM") == "dumb"
    hasStyle = isTerminal && !isPlain
    var size = winsize()
    let hasSize = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = hasSize ? Int(size.ws_col) : 80
  }

  /// The value of an environment variable, unless it is empty.
  static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  func bold(_ text: String) -> String { styled(text, "1") }
  func dim(_ text: String) -> String { styled(text, "2") }
  func cyan(_ text: String) -> String { styled(text, "1;36") }
  func yellow(_ text: String) -> String { styled(text, "1;33") }

  /// A text from a document without what a terminal would obey, such as escape sequences and marks that turn the direction
  /// of writing.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(isObeyed(scalar) ? "\u{FFFD}" : scalar) }
    return String(safe)
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Text in lines of the terminal's width, or of 100 columns where it is wider.
  func wrapped(_ text: String, indent: String = "") -> [String] {
    TextTable.wrapped(text, width: min(width, 100) - indent.count).map { indent + $0 }
  }

  private func styled(_ text: String, _ code: String) -> String {
    hasStyle ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Writes a line to standard error; on a terminal as ``harmless(_:)``.
  static func warn(_ text: String) {
    _ = write(shown(text + "\n", on: STDERR_FILENO), to: STDERR_FILENO)
  }

  /// Names a document that could not be read, and says why and what to do.
  static func warn(_ problem: Problem) {
    warn("touchstone: \(problem.path): \(problem.message); \(problem.advice)")
  }

  /// Writes a line to standard output; on a terminal as ``harmless(_:)``, into files and pipes exactly.
  ///
  /// - Throws: ``Failure`` where the output takes no more, as on a full disk: half an answer that looks
  ///   whole would be worse than none.
  static func print(_ text: String = "", terminator: String = "\n") throws {
    let code = write(shown(text + terminator, on: STDOUT_FILENO), to: STDOUT_FILENO)
    guard code == 0 else {
      throw Failure("standard output: cannot write: \(unsafe String(cString: strerror(code)))")
    }
  }

  private static func shown(_ text: String, on descriptor: Int32) -> String {
    isatty(descriptor) == 1 ? harmless(text) : text
  }

  /// A text with nothing that a terminal obeys but line ends, tabs and what sets colour and weight.
  ///
  /// Whatever verb prints it: the words and names in it come from documents of strangers.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isObeyed) else { return text }
    let scalars = Array(text.unicodeScalars)
    var harmless = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let end = place + keptLength(scalars[place...])
      if end > place {
        harmless.append(contentsOf: scalars[place..<end])
        place = end
      } else {
        harmless.append(isObeyed(scalars[place]) ? "\u{FFFD}" : scalars[place])
        place += 1
      }
    }
    return String(harmless)
  }

  /// How many scalars at the beginning are a line end, a tab, or `ESC [ 1;36 m`.
  private static func keptLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    switch scalars.first {
    case "\n", "\t": return 1
    case "\r": return scalars.dropFirst().first == "\n" ? 2 : 0
    case "\u{1B}" where scalars.dropFirst().first == "[":
      let numbers = scalars.dropFirst(2).prefix { $0 == ";" || ("0"..."9").contains($0) }
      return scalars.dropFirst(2 + numbers.count).first == "m" ? 3 + numbers.count : 0
    default: return 0
    }
  }

  /// Writes all of a text; returns 0, or the system's error number.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = unsafe bytes[...]
      while unsafe !rest.isEmpty {
        let part = unsafe UnsafeBufferPointer(rebasing: rest)
        let written = unsafe Glibc.write(descriptor, part.baseAddress, part.count)
        if written < 0 {
          if errno == EINTR { continue }
          return errno
        }
        unsafe rest = rest.dropFirst(written)
      }
      return 0
    }
  }
}

/// Columns of text, aligned by what a terminal shows.
struct TextTable {
  /// Where a column's text stands.
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// The lines, columns two spaces apart, the last column's text cut into lines so that all fit `width`.
  func lines(width: Int) -> [String] {
    let last = alignments.count - 1
    let before = (0..<last).reduce(0) { sum, column in
      sum + 2 + (rows.map { TextTable.width($0[column]) }.max() ?? 0)
    }
    let room = max(width - before, TextTable.leastRoom)
    var cut = TextTable(alignments)
    for row in rows {
      for (number, part) in TextTable.wrapped(row[last], width: room).enumerated() {
        cut.add((number == 0 ? Array(row[..<last]) : row[..<last].map { _ in "" }) + [part])
      }
    }
    return cut.lines
  }

  /// The least width of a column whose text is cut into lines.
  private static let leastRoom = 24

  /// A text cut at its spaces into lines of a width, all indented as the first; a longer word stays whole.
  static func wrapped(_ text: String, width: Int) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    let limit = width - indent.count
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, TextTable.width(line) + 1 + TextTable.width(String(word)) > limit {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).map { indent + $0 }
  }

  /// The lines, columns two spaces apart.
  var lines: [String] {
    let widths = alignments.indices.map { column in
      rows.map { TextTable.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - TextTable.width(cell))
        line +=
          (column > 0 ? "  " : "") + (alignments[column] == .left ? cell + padding : padding + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The columns that a text takes; marks that combine take none.
  static func width(_ text: String) -> Int { DisplayWidth.of(text) }
}

import CorpusModel
import Reporting
import Touchstone

/// The lines of a concordance for a terminal, their keywords below each other.
struct ConcordanceText {
  private let poles: LexiconOutline.Poles?
  private let terminal = Terminal(descriptor: 1)
  private let nameWidth: Int
  private let leftWidth: Int
  private let width: Int

  init(poles: LexiconOutline.Poles?) {
    self.poles = poles
    width = max(60, terminal.width)
    nameWidth = min(32, width / 4)
    leftWidth = (width - nameWidth - 2) * 2 / 5
  }

  /// One line: the document, what stands before, the keyword, what stands behind.
  func line(_ line: Concordance.Line) -> String {
    let name = DisplayWidth.suffix(Terminal.safe(line.documentID), nameWidth)
    let left = DisplayWidth.suffix(Terminal.safe(line.left), leftWidth)
    let keyword = DisplayWidth.prefix(Terminal.safe(line.text), width - nameWidth - 2 - leftWidth)
    let room = width - nameWidth - 2 - leftWidth - DisplayWidth.of(keyword)
    let right = DisplayWidth.prefix(Terminal.safe(line.right), room)
    return terminal.dim(name + DisplayWidth.padding(name, nameWidth)) + "  "
      + DisplayWidth.padding(left, leftWidth) + left + colored(keyword, line.pole) + right
  }

  private func colored(_ text: String, _ pole: String?) -> String {
    guard let pole, let poles else { return terminal.bold(text) }
    return pole == poles.first ? terminal.cyan(text) : terminal.yellow(text)
  }

  /// How much was found.
  func totals(_ totals: Concordance.Totals) -> String {
    let rate =
      totals.words > 0
      ? ", \(Number.fixed(1000 * Double(totals.hits) / Double(totals.words), 2)) in 1,000 words"
      : ""
    let found =
      "\(Number.grouped(totals.hits)) \(totals.hits == 1 ? "place" : "places") in "
      + "\(Number.grouped(totals.documentsWithHits)) of \(Number.grouped(totals.documents)) documents\(rate)"
    return totals.shown < totals.hits
      ? "\(found); shown are \(Number.grouped(totals.shown)), drawn at random." : found + "."
  }
}

/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// The width of a text.
  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// The width of a character as people see it: 2 where East Asian writing and pictures take two columns.
  private static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x300 else { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar.value) ? 2 : 1
    }
  }

  /// The ranges of Unicode's East_Asian_Width W and F that texts hold: UAX #11.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The blanks that fill a text up to a width.
  static func padding(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - of(text)))
  }

  /// The beginning of a text, as much as there is room for.
  static func prefix(_ text: String, _ width: Int) -> String {
    guard of(text) > width else { return text }
    var room = width - 1
    let kept = text.prefix { character in
      room -= of(character)
      return room >= 0
    }
    return width > 0 ? kept + "…" : ""
  }

  /// The end of a text, as much as there is room for.
  static func suffix(_ text: String, _ width: Int) -> String {
    guard of(text) > width else { return text }
    var room = width - 1
    let kept = text.reversed().prefix { character in
      room -= of(character)
      return room >= 0
    }
    return width > 0 ? "…" + String(kept.reversed()) : ""
  }
}

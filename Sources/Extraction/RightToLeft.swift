/// Puts text that stands on a page from left to right into the order in which it is read.
enum RightToLeft {
  /// Whether the letters are Hebrew, Arabic or of another script that runs from right to left.
  static func isStrong(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF: scalar.properties.isAlphabetic
    case 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Whether a word has a letter that runs from right to left.
  static func holds(_ text: [UInt8]) -> Bool {
    // The first of these letters begins with the byte D6.
    guard text.contains(where: { $0 >= 0xD6 }) else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.contains(where: isStrong)
  }

  /// The words of a line in reading order, letters included, if most of its words run from right to left;
  /// else nil.
  static func reordered(_ words: [PDFWord]) -> [PDFWord]? {
    var rightToLeft = 0
    for word in words where holds(word.text) { rightToLeft += 1 }
    guard rightToLeft > 0 else { return nil }
    let letters = words.reduce(0) { $0 + (hasLatinLetter($1.text) ? 1 : 0) }
    guard rightToLeft >= letters else { return nil }
    var result: [PDFWord] = []
    var run: [PDFWord] = []
    // Latin words among them run from left to right.
    for word in words.sorted(by: { $0.left > $1.left }) {
      if hasLatinLetter(word.text) && !holds(word.text) {
        run.append(word)
        continue
      }
      result += run.reversed()
      run = []
      var word = word
      word.text = reversed(word.text)
      result.append(word)
    }
    return result + run.reversed()
  }

  private static func hasLatinLetter(_ text: [UInt8]) -> Bool {
    text.contains { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
  }

  /// The letters of one word in reading order; numbers and Latin letters in it keep theirs.
  private static func reversed(_ text: [UInt8]) -> [UInt8] {
    guard holds(text) else { return text }
    var clusters: [String] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.properties.canonicalCombiningClass != .notReordered, !clusters.isEmpty {
        clusters[clusters.count - 1].unicodeScalars.append(scalar)
      } else {
        clusters.append(String(mirrored(scalar)))
      }
    }
    var result: [String] = []
    var run: [String] = []
    for cluster in clusters.reversed() {
      if cluster.unicodeScalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic })
        || cluster.unicodeScalars.contains(where: { $0.properties.numericType != nil })
      {
        run.append(cluster)
      } else {
        result += run.reversed()
        run = []
        result.append(cluster)
      }
    }
    return Array((result + run.reversed()).joined().utf8)
  }

  private static func mirrored(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "(": ")"
    case ")": "("
    case "[": "]"
    case "]": "["
    case "{": "}"
    case "}": "{"
    case "«": "»"
    case "»": "«"
    default: scalar
    }
  }
}

import CorpusModel
import Markup

/// Recognises the signature, contact line and source note at the end of a document, and a signature
/// right below its title: they are not counted (codebook, rule 9).
///
/// The rules are narrow on purpose: a line that is wrongly taken for one of these is lost to the
/// measure, while one that is missed adds a few words.
enum TailMatter {
  /// Looks from the last block upwards as long as blocks are of these kinds.
  static func mark(_ document: inout Document) {
    markOpening(&document)
    var index = document.blocks.count - 1
    let lowest = max(1, document.blocks.count - 6)
    while index >= lowest, let kind = kind(of: document, at: index) {
      document.blocks[index].kind = kind
      document.blocks[index].level = 0
      index -= 1
    }
    repairSections(&document)
  }

  /// A line `By NAME` right after the title.
  private static func markOpening(_ document: inout Document) {
    guard let title = document.blocks.firstIndex(where: { $0.kind == .title }), title < 3,
      title + 2 < document.blocks.count
    else { return }
    guard SignatureShape.opens(document.text.span, document.blocks[title + 1].span),
      isSignedBy(words(of: document, at: title + 1))
    else { return }
    document.blocks[title + 1].kind = .byline
    document.blocks[title + 1].level = 0
    repairSections(&document)
  }

  /// A block that turned out to be no heading does not head the blocks below it.
  private static func repairSections(_ document: inout Document) {
    var section: Int32 = -1
    for index in document.blocks.indices {
      document.blocks[index].section = section
      if document.blocks[index].kind.isHeading { section = Int32(index) }
    }
  }

  private static func kind(of document: Document, at index: Int) -> Block.Kind? {
    let block = document.blocks[index]
    guard block.span.length <= 600 else { return nil }
    switch block.kind {
    case .title, .tableCell, .definition, .caption: return nil
    // The foot of the last page stands below the signature.
    case .running: return .running
    default: break
    }
    let shape = TailShape(document.text.span, block.span)
    guard shape.isPossible else { return nil }
    let text = document.string(block.span)
    let words = shape.needsWords ? text.split { $0.isSpace } : []
    if shape.mayNameSource, isSourceNote(text, words: words.count) { return .sourceNote }
    if shape.mayBeContact, isContact(text, words: words) { return .contact }
    guard block.kind != .listItem else { return nil }
    if shape.opensLikeSignature, isSignedBy(words) { return .byline }
    return shape.mayNameSomeone && isNameAndOrganisation(text) ? .byline : nil
  }

  private static func words(of document: Document, at index: Int) -> [Substring] {
    guard document.blocks[index].span.length <= 200 else { return [] }
    return document.string(document.blocks[index].span).split { $0.isSpace }
  }

  // MARK: Source notes

  private static let sourcePhrases = [
    "originally published", "originally appeared", "originally posted", "first published",
    "first appeared", "was published on", "was published by", "was published in",
    "republished from", "republished with", "reposted from", "cross-posted", "crossposted",
  ]

  /// What such a note begins with, in any case.
  static let sourceOpenings = [
    "this ", "originally ", "first ", "republished ", "reposted ", "cross-posted ", "crossposted ",
    "the original ", "a version ", "an earlier version ", "(this ", "*this ", "note: this ",
  ]

  private static func isSourceNote(_ text: String, words: Int) -> Bool {
    guard words <= 40 else { return false }
    let lower = text.lowercased()
    return sourceOpenings.contains { lower.hasPrefix($0) }
      && sourcePhrases.contains { lower.holds($0) }
  }

  // MARK: Contact lines

  private static let contactWords: Set<String> = [
    "contact", "contacts", "email", "e-mail", "mail", "call", "phone", "telephone", "tel", "ring",
    "mobile", "write", "enquiries", "inquiries", "queries", "touch", "t", "e", "m",
  ]

  private static func isContact(_ text: String, words: [Substring]) -> Bool {
    guard words.count <= 60, words.contains(where: isMailAddress) || hasPhoneNumber(text) else {
      return false
    }
    if words.count <= 3 { return true }
    let folded = words.map { word in
      word.lowercased().filter { $0.isAnyLetter || $0 == "-" }
    }
    if folded.contains(where: contactWords.contains) { return true }
    let lower = text.lowercased()
    return ["know more", "more information", "find out more", "further information"]
      .contains { lower.holds($0) }
  }

  private static func isMailAddress(_ word: Substring) -> Bool {
    guard word.utf8.contains(UInt8(ascii: "@")) else { return false }
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].dropLast().contains("." as Character)
  }

  /// Ten to fifteen digits in a row, with only spaces and signs between them.
  static func hasPhoneNumber(_ text: String) -> Bool {
    var run = DigitRun()
    // Of a character outside ASCII, a byte that is no digit and no sign.
    for character in text { run.take(character.asciiValue ?? 0x80) }
    return run.isTelephone
  }

  // MARK: Signatures

  private static let connectors: Set<String> = [
    "and", "of", "the", "for", "in", "at", "to", "&", "de", "van", "von", "der", "la", "le", "di",
    "da", "bin", "al", "on", "with", "y", "–", "-",
  ]

  /// Whether the words are `By` and a name, with no more than a few words after it.
  private static func isSignedBy(_ words: [Substring]) -> Bool {
    var rest = words[...]
    guard let first = rest.popFirst()?.lowercased(), words.count <= 14 else { return false }
    if first == "written" || first == "posted" || first == "words" {
      guard rest.popFirst()?.lowercased() == "by" else { return false }
    } else if first != "by" && first != "by:" && first != "author:" {
      return false
    }
    guard let name = rest.first, startsUpper(name), rest.count >= 2 else { return false }
    return rest.last?.last != "." && rest.allSatisfy { isNamePart($0) || $0 == "|" }
  }

  /// Whether the text is a personal name, a comma, and an organisation or post in capitals.
  private static func isNameAndOrganisation(_ text: String) -> Bool {
    let parts = text.split(separator: ",").map { $0.split { $0.isSpace } }
    guard (2...4).contains(parts.count), let name = parts.first, (2...4).contains(name.count),
      text.count <= 120, let last = text.last, last.isAnyLetter || last == ")"
    else { return false }
    guard name.allSatisfy({ startsUpper($0) && !$0.contains(where: \.isAnyNumber) }) else {
      return false
    }
    return parts.dropFirst().allSatisfy { part in
      (1...9).contains(part.count) && part.contains(where: startsUpper)
        && part.allSatisfy(isNamePart)
    }
  }

  private static func isNamePart(_ word: Substring) -> Bool {
    startsUpper(word) || connectors.contains(word.lowercased())
  }

  private static func startsUpper(_ word: Substring) -> Bool {
    let first = word.first { $0.isAnyLetter || $0.isAnyNumber }
    return first?.isUppercase ?? false
  }
}

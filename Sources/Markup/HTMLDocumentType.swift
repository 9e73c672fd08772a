/// Tells from its document type whether browsers read a page as pages were written before the standards.
enum HTMLDocumentType {
  /// Whether the text behind `<!doctype` asks for it.
  static func isQuirky(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var words = Words(bytes: range.map { bytes[$0].lowercasedASCII })
    guard words.word() == "html" else { return true }
    let kind = words.word()
    let identifier = kind == "public" ? words.quoted() : nil
    let system = kind == "public" || kind == "system" ? words.quoted() : nil
    if kind == "public", identifier == nil { return true }
    if kind == "system", system == nil { return true }
    if kind != "", kind != "public", kind != "system" { return true }
    if system == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd" { return true }
    guard let identifier else { return false }
    if exact.contains(identifier) { return true }
    if prefixes.contains(where: identifier.hasPrefix) { return true }
    return system == nil && withoutSystem.contains(where: identifier.hasPrefix)
  }

  private static let exact: Set<String> = [
    "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
  ]

  private static let withoutSystem = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]

  /// Beginnings of public identifiers; the standard lists the document types in full.
  private static let prefixes = [
    "+//silmaril//", "-//as//dtd html 3.0", "-//advasoft ltd//", "-//ietf//dtd html",
    "-//metrius//", "-//microsoft//dtd internet explorer", "-//netscape comm. corp.//",
    "-//o'reilly and associates//", "-//sq//", "-//softquad", "-//spyglass//",
    "-//sun microsystems corp.//", "-//w3c//dtd html 3", "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental", "-//w3c//dtd w3 html",
    "-//w3o//dtd w3 html 3.0//", "-//webtechs//",
  ]

  private struct Words {
    var bytes: [UInt8]
    var index = 0

    private mutating func skipSpace() {
      while index < bytes.count, bytes[index].isHTMLSpace { index += 1 }
    }

    mutating func word() -> String {
      skipSpace()
      let start = index
      while index < bytes.count, !bytes[index].isHTMLSpace, bytes[index] != UInt8(ascii: ">"),
        bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'")
      {
        index += 1
      }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    mutating func quoted() -> String? {
      skipSpace()
      guard index < bytes.count,
        bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
      else { return nil }
      let quote = bytes[index]
      index += 1
      let start = index
      while index < bytes.count, bytes[index] != quote, bytes[index] != UInt8(ascii: ">") {
        index += 1
      }
      let end = index
      if index < bytes.count { index += 1 }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
  }
}

/// The date with which the text of a news agency begins: `LEEDS, March 4, 2021 (Agency) - …`.
enum Dateline {
  /// The date in the dateline with which `paragraph` begins, or nil.
  static func date(in paragraph: String) -> String? {
    let start = paragraph.prefix(60)
    guard let comma = start.firstIndex(of: ","), isPlace(start[..<comma]) else { return nil }
    let rest = start[start.index(after: comma)...]
    guard let end = rest.indices.first(where: { isEnd(rest, at: $0) }) else { return nil }
    let words = rest[..<end].split(separator: " ")
    // Agencies may set the time behind the date.
    return words.count <= 6 ? PageDates.full(words.prefix(3).joined(separator: " ")) : nil
  }

  /// Whether `text` is the name of a place as datelines write it, in capitals.
  private static func isPlace(_ text: Substring) -> Bool {
    text.contains(where: \.isAnyLetter)
      && text.allSatisfy { $0.isUppercase || " .-’'".contains($0) }
  }

  /// Whether a dash between spaces or the bracket around an agency's name stands at `index`.
  private static func isEnd(_ text: Substring, at index: Substring.Index) -> Bool {
    text[index] == "(" || ("-–—".contains(text[index]) && text[..<index].last == " ")
  }
}

import CorpusModel

/// The tokens of LIWC-style counting as the Python package contentcoder does it, without punctuation.
///
/// The text is lower-cased, white space collapses to one space, and a few abbreviations that stand
/// between spaces are rewritten so that they stay whole: their stops become hyphens, a last stop moving
/// before the last letter (`u.s.` to `u--s`). Then, at each place, the first of these that fits is a
/// token: a telephone number, an emoticon, an HTML tag, `@user`, `#tag`, a URL (counted twice), the query
/// of a URL, a word of the letters a to z with `'`, `-` and `_` inside, a number with one separator, a
/// run of letters, digits and `_`, an ellipsis, any other character. Tokens that are one of some common
/// punctuation characters are dropped. Unlike contentcoder, HTML entities are not decoded here: that is
/// the extractor's work.
struct LIWCScanner {
  private let properties = BreakProperties.shared
  /// The prepared characters, and for each the offset of the bytes that it came from.
  private var characters: [UInt32] = []
  private var offsets: [Int] = []

  /// A token: its range in the text, and its folded form.
  struct Found {
    var range: Range<Int>
    var folded: [UInt8]
  }

  init(_ text: Span<UInt8>) {
    prepare(text)
  }

  // MARK: Preparing the text

  private mutating func prepare(_ text: Span<UInt8>) {
    var position = 0
    while true {
      while position < text.count, isSpace(text.scalar(at: position).value) {
        position += text.scalar(at: position).length
      }
      guard position < text.count else { break }
      if !characters.isEmpty { append(0x20, from: position) }
      let wordStart = characters.count
      while position < text.count {
        let scalar = text.scalar(at: position)
        guard !isSpace(scalar.value) else { break }
        appendLower(scalar.value, from: position)
        position += scalar.length
      }
      rewriteAbbreviation(from: wordStart)
    }
    offsets.append(text.count)
    characters.append(0)
  }

  private mutating func append(_ character: UInt32, from offset: Int) {
    characters.append(character)
    offsets.append(offset)
  }

  private mutating func appendLower(_ value: UInt32, from offset: Int) {
    if value < 0x80 {
      append(value &- 0x41 < 26 ? value | 0x20 : value, from: offset)
    } else if let scalar = Unicode.Scalar(value), properties[value].isUpper {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        append(lower.value, from: offset)
      }
    } else {
      append(value, from: offset)
    }
  }

  private static let abbreviations: Set<String> = [
    "ie.", "i.e.", "eg.", "e.g.", "vs.", "ph.d.", "phd.", "m.d.", "d.d.s.", "b.a.", "b.s.", "m.s.",
    "u.s.a.", "u.s.", "u.t.", "attn.", "prof.", "mr.", "dr.", "mrs.", "ms.", "a.i.", "a.g.i.",
    "tl;dr", "t.t", "t_t",
  ]

  private mutating func rewriteAbbreviation(from start: Int) {
    let length = characters.count - start
    guard length >= 3, length <= 7 else { return }
    var word = ""
    for character in characters[start...] {
      guard let scalar = Unicode.Scalar(character), scalar.isASCII else { return }
      word.unicodeScalars.append(scalar)
    }
    let hasComma = word.hasSuffix(",")
    if hasComma { word.removeLast() }
    guard Self.abbreviations.contains(word) else { return }
    if hasComma {
      characters.removeLast()
      offsets.removeLast()
    }
    for index in start..<characters.count where [0x2E, 0x3B, 0x5F].contains(characters[index]) {
      characters[index] = 0x2D
    }
    let last = characters.count - 1
    if characters[last] == 0x2D { characters.swapAt(last, last - 1) }
  }

  // MARK: Finding tokens

  /// Calls `body` with each token.
  func scan(_ body: (Found) -> Void) {
    var position = 0
    let end = characters.count - 1
    while position < end {
      if characters[position] == 0x20 {
        // A telephone number or an ellipsis may hold a space, none starts with one.
        position += 1
        continue
      }
      let url = urlEnd(position)
      let next = tokenEnd(position, url: url)
      let isURL = url == next && isAt("http", position)
      if !isPunctuation(position..<next) {
        let found = Found(
          range: offsets[position]..<byteEnd(before: next), folded: bytes(position..<next))
        body(found)
        if isURL { body(found) }
      }
      position = next
    }
  }

  /// The offset of the byte behind the character before `index`.
  private func byteEnd(before index: Int) -> Int {
    let last = characters[index - 1]
    let length = last < 0x80 ? 1 : last < 0x800 ? 2 : last < 0x10000 ? 3 : 4
    return min(offsets[index], offsets[index - 1] + length)
  }

  private func bytes(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for character in characters[range] {
      if let scalar = Unicode.Scalar(character) { bytes += UTF8.encode(scalar) ?? .init() }
    }
    return bytes
  }

  private func tokenEnd(_ start: Int, url: Int?) -> Int {
    phoneEnd(start) ?? emoticonEnd(start) ?? tagEnd(start) ?? userEnd(start) ?? hashtagEnd(start)
      ?? url ?? queryEnd(start) ?? wordEnd(start) ?? numberEnd(start) ?? runEnd(start)
      ?? ellipsisEnd(start) ?? start + 1
  }

  private func isAt(_ text: StaticString, _ start: Int) -> Bool {
    var index = start
    for byte in text.description.utf8 {
      guard index < characters.count, characters[index] == UInt32(byte) else { return false }
      index += 1
    }
    return true
  }

  /// The index behind the run of characters from `start` on that satisfy `isMember`.
  private func end(from start: Int, while isMember: (UInt32) -> Bool) -> Int {
    var index = start
    while index < characters.count - 1, isMember(characters[index]) { index += 1 }
    return index
  }

  private func digitsEnd(_ start: Int, count: Int) -> Int? {
    let end = start + count
    guard end < characters.count else { return nil }
    return characters[start..<end].allSatisfy(isDigit) ? end : nil
  }

  private func phoneEnd(_ start: Int) -> Int? {
    func separators(_ index: Int, _ extra: UInt32 = 0x2E) -> Int {
      end(from: index) { $0 == 0x2D || $0 == 0x20 || $0 == 0x2E || $0 == extra }
    }
    func base(_ index: Int) -> Int? {
      digitsEnd(index, count: 3).flatMap { digitsEnd(separators($0), count: 4) }
    }
    func withArea(_ index: Int) -> Int? {
      let digits = characters[index] == 0x28 ? index + 1 : index
      let area = digitsEnd(digits, count: 3).flatMap { base(separators($0, 0x29)) }
      return area ?? base(index)
    }
    var index = start
    if characters[index] == 0x2B { index += 1 }
    if characters[index] == 0x30 || characters[index] == 0x31,
      let end = withArea(separators(index + 1))
    {
      return end
    }
    return withArea(start)
  }

  /// One place of an emoticon: the characters that may stand there, and whether it may be empty.
  private typealias Place = (characters: String, isOptional: Bool)

  private static let emoticons: [[Place]] = {
    let brow: Place = ("<>", true)
    let eyes: Place = (":;=8", false)
    let nose: Place = ("-o*'", true)
    let mouth: Place = (")]([dp/:}{@|\\", false)
    let eye: Place = ("-^*+o~", false)
    return [
      [brow, eyes, nose, mouth],
      [mouth, nose, eyes, brow],
      [("<", false), ("/\\", true), ("3", false)],
      [
        ("(", true), ("(", true), ("#", true), (">-^*+o~", false), ("_.|o,", false),
        ("<-^*+o~", false), ("#;", true), (")", true), (")", true),
      ],
    ].map { $0 }
  }()

  private func emoticonEnd(_ start: Int) -> Int? {
    for places in Self.emoticons {
      if let end = match(places[...], at: start) { return end }
    }
    return nil
  }

  private func match(_ places: ArraySlice<Place>, at index: Int) -> Int? {
    guard let place = places.first else { return index }
    let character = characters[index]
    if index < characters.count - 1, character < 0x80,
      place.characters.utf8.contains(UInt8(character)),
      let end = match(places.dropFirst(), at: index + 1)
    {
      return end
    }
    return place.isOptional ? match(places.dropFirst(), at: index) : nil
  }

  private func tagEnd(_ start: Int) -> Int? {
    guard characters[start] == 0x3C else { return nil }
    let close = end(from: start + 1) { $0 != 0x3E }
    return close < characters.count - 1 && close > start + 1 ? close + 1 : nil
  }

  private func userEnd(_ start: Int) -> Int? {
    guard characters[start] == 0x40 else { return nil }
    let name = end(from: start + 1, while: isWordCharacter)
    return name > start + 1 ? name : nil
  }

  private func hashtagEnd(_ start: Int) -> Int? {
    let name = end(from: start) { $0 == 0x23 }
    guard name > start, isWordCharacter(characters[name]) else { return nil }
    var last = end(from: name) { isWordCharacter($0) || $0 == 0x27 || $0 == 0x2D }
    while last > name, !isWordCharacter(characters[last - 1]) { last -= 1 }
    return last >= name + 2 ? last : nil
  }

  private func urlEnd(_ start: Int) -> Int? {
    let body = isAt("http://", start) ? start + 7 : isAt("https://", start) ? start + 8 : nil
    return body.map { body in
      end(from: body) { character in
        character == 0x5F || character == 0x2E || character == 0x2F
          || (character < 0x80 && Addresses.isAlphanumeric(UInt8(character)))
      }
    }
  }

  /// The end of the query of a URL, as in `/name?key=value;key=value`.
  private func queryEnd(_ start: Int) -> Int? {
    guard characters[start] == 0x2F else { return nil }
    let name = end(from: start + 1, while: isWordCharacter)
    guard name > start + 1, characters[name] == 0x3F else { return nil }
    var last: Int?
    var index = name + 1
    while true {
      let key = characters[index] == 0x3B ? index + 1 : index
      let equals = end(from: key, while: isWordCharacter)
      guard equals > key, characters[equals] == 0x3D else { return last }
      let value = end(from: equals + 1, while: isWordCharacter)
      guard value > equals + 1 else { return last }
      (last, index) = (value, value)
    }
  }

  private func wordEnd(_ start: Int) -> Int? {
    guard isPlainLetter(characters[start]) else { return nil }
    var last = end(from: start + 1) {
      isPlainLetter($0) || $0 == 0x27 || $0 == 0x2D || $0 == 0x5F
    }
    while last > start, !isPlainLetter(characters[last - 1]) { last -= 1 }
    return last >= start + 3 ? last : nil
  }

  private func numberEnd(_ start: Int) -> Int? {
    let isSigned = characters[start] == 0x2B || characters[start] == 0x2D
    let digits = isSigned ? start + 1 : start
    let separator = end(from: digits, while: isDigit)
    guard separator > digits else { return nil }
    switch characters[separator] {
    case 0x2C, 0x2F, 0x2E, 0x3A, 0x2D: break
    default: return nil
    }
    let last = end(from: separator + 1, while: isDigit)
    guard last > separator + 1 else { return nil }
    return characters[last] == 0x2B || characters[last] == 0x2D ? last + 1 : last
  }

  private func runEnd(_ start: Int) -> Int? {
    let last = end(from: start, while: isWordCharacter)
    return last > start ? last : nil
  }

  private func ellipsisEnd(_ start: Int) -> Int? {
    guard characters[start] == 0x2E else { return nil }
    var last = start + 1
    while true {
      let stop = end(from: last) { $0 == 0x20 }
      guard characters[stop] == 0x2E else { break }
      last = stop + 1
    }
    return last > start + 1 ? last : nil
  }

  // MARK: Characters

  private static let punctuation: Set<String> = {
    let single = "`´~!@#$%^&*()_+-–=[]\\;',./{}|:\"<>?«»“”‘’…¿¡•†‡°¦"
    return Set(single.map(String.init) + ["..", "...", "««", "»»", "‘‘", "’’"])
  }()

  private func isPunctuation(_ range: Range<Int>) -> Bool {
    guard range.count <= 3,
      !isWordCharacter(characters[range.lowerBound])
        || characters[range.lowerBound] == 0x5F
    else { return false }
    return Self.punctuation.contains(String(decoding: bytes(range), as: UTF8.self))
  }

  private func isSpace(_ scalar: UInt32) -> Bool {
    scalar < 0x80
      ? scalar == 0x20 || (0x09...0x0D).contains(scalar) || (0x1C...0x1F).contains(scalar)
      : Punctuation.isSpace(scalar)
  }

  private func isPlainLetter(_ character: UInt32) -> Bool { character &- 0x61 < 26 }

  private func isDigit(_ character: UInt32) -> Bool {
    character < 0x80
      ? character &- 0x30 < 10 : properties[character].word == .numeric
  }

  private func isWordCharacter(_ character: UInt32) -> Bool {
    let kind = properties[character]
    return kind.isLetter || kind.isNumber || character == 0x5F
  }
}

import Markup

/// A set of words in whatever case, each kept as a number.
struct WordHashes {
  private var hashes: Set<UInt64> = []

  init() {}

  init(_ words: [String]) {
    for word in words { hashes.insert(WordHashes.hash(Array(word.utf8)[...])) }
  }

  /// The words of lines, but for those that are parted between two; compounds whole and in parts.
  init(of lines: [PDFLine]) {
    var isContinued = false
    for line in lines {
      let text = line.text
      let endsInHyphen = line.endsInHyphen
      var index = 0
      var isFirst = true
      while index < text.count {
        guard text[index].isWordByte else {
          index += 1
          continue
        }
        var end = index
        while end < text.count, text[end].isCompoundByte { end += 1 }
        let isParted = (isFirst && isContinued) || (endsInHyphen && end == text.count)
        if !isParted { insert(compound: text[index..<end]) }
        isFirst = false
        index = end
      }
      isContinued = endsInHyphen
    }
  }

  private mutating func insert(compound: ArraySlice<UInt8>) {
    hashes.insert(WordHashes.hash(compound))
    guard compound.contains(UInt8(ascii: "-")) else { return }
    for part in compound.split(separator: UInt8(ascii: "-")) {
      hashes.insert(WordHashes.hash(part))
    }
  }

  func contains(_ word: [UInt8]) -> Bool { hashes.contains(WordHashes.hash(word[...])) }

  /// FNV-1a over the bytes, ASCII capitals made small.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in word { hash.add(byte.lowercasedASCII) }
    return hash.value
  }
}

extension UInt8 {
  /// Whether the byte is part of a letter; punctuation beyond ASCII counts too, and does no harm here.
  var isWordByte: Bool { isASCIILetter || self >= 0x80 }
  /// Whether the byte is part of a letter or the hyphen of a compound.
  var isCompoundByte: Bool { isWordByte || self == UInt8(ascii: "-") }
}

/// A word pattern with wildcards: `*` is any run of characters, also none, `?` exactly one.
package struct Glob: Hashable, Sendable {
  private let bytes: [UInt8]

  /// Makes a glob from its folded spelling.
  package init(_ spelling: String) {
    bytes = Array(spelling.utf8)
  }

  /// The bytes before the first wildcard.
  package var prefix: ArraySlice<UInt8> {
    bytes.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") }
  }

  /// Whether the glob is a stem with `*` at its end and no other wildcard.
  package var isStem: Bool { Glob.isStem(bytes.span) }

  /// The same for a spelling of which no glob was made.
  package static func isStem(_ spelling: Span<UInt8>) -> Bool {
    let firstWildcard = spelling.indices.first {
      spelling[$0] == UInt8(ascii: "*") || spelling[$0] == UInt8(ascii: "?")
    }
    guard let firstWildcard else { return false }
    return firstWildcard == spelling.count - 1 && spelling[firstWildcard] == UInt8(ascii: "*")
  }

  /// The length of the spelling in bytes.
  package var length: Int { bytes.count }

  /// Whether the glob covers a word, given as folded UTF-8.
  ///
  /// A failed attempt returns only to the latest `*`, so the cost is at most the product of the lengths.
  package func covers(_ word: ArraySlice<UInt8>) -> Bool {
    var glob = 0
    var index = word.startIndex
    var star: (glob: Int, word: Int)?
    while index < word.endIndex {
      if glob < bytes.count, bytes[glob] == UInt8(ascii: "*") {
        glob += 1
        star = (glob, index)
      } else if glob < bytes.count, bytes[glob] == UInt8(ascii: "?") {
        glob += 1
        index = Glob.nextCharacter(after: index, in: word)
      } else if glob < bytes.count, bytes[glob] == word[index] {
        glob += 1
        index += 1
      } else if let last = star {
        glob = last.glob
        index = Glob.nextCharacter(after: last.word, in: word)
        star = (glob, index)
      } else {
        return false
      }
    }
    return bytes[glob...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func nextCharacter(after index: Int, in word: ArraySlice<UInt8>) -> Int {
    var next = index + 1
    while next < word.endIndex, word[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}

/// The distinct folded word forms that one worker has met, numbered as they come.
///
/// Folded means: lower case, curly apostrophes straight. Matching meets a string once per type and
/// then compares numbers. The numbers are private to one worker and never reach a result.
public struct Vocabulary: Sendable {
  /// The packed bytes of each type.
  ///
  /// One that cannot be packed has no head, and as its tail the place of its bytes in `long`, with their number in the
  /// lower half.
  private var words: [PackedWord] = []
  /// The folded bytes of all types that cannot be packed, one after another.
  private var long: [UInt8] = []
  /// An open-addressing table; its size is a power of two.
  private var slots: [Slot]
  /// What to shift a mixed key by, to have a slot's index.
  private var shift: UInt64
  /// Words of up to eight bytes that were met last, each at the place that its bytes give: few enough for a core's own
  /// cache, and with most of a text's words among them.
  @usableFromInline var recent = [RecentWord](
    repeating: RecentWord(), count: 1 << Vocabulary.recentBits)
  /// The same for words of nine to sixteen bytes.
  @usableFromInline var recentLong = [RecentLongWord](
    repeating: RecentLongWord(), count: 1 << Vocabulary.recentLongBits)

  @usableFromInline static let recentBits: UInt64 = 14
  @usableFromInline static let recentLongBits: UInt64 = 12

  /// A word that was met lately, with its type; no bytes in a free place.
  @usableFromInline struct RecentWord: Sendable {
    @usableFromInline var head: UInt64 = 0
    @usableFromInline var type: UInt32 = 0
  }

  /// The same for a longer word.
  @usableFromInline struct RecentLongWord: Sendable {
    @usableFromInline var head: UInt64 = 0
    @usableFromInline var tail: UInt64 = 0
    @usableFromInline var type: UInt32 = 0
  }

  /// A word of up to sixteen bytes as two numbers, so that words are compared without a loop.
  public struct PackedWord: Hashable, Sendable {
    /// Up to eight bytes, the first one lowest; none of them 0.
    public var head: UInt64
    /// The bytes after the eighth, the ninth one lowest; 0 for a shorter word.
    public var tail: UInt64

    /// Packs up to eight bytes, and those after the eighth.
    @inlinable public init(head: UInt64, tail: UInt64 = 0) {
      self.head = head
      self.tail = tail
    }

    /// Packs a word, unless it is empty, too long, or holds a NUL and would be ambiguous.
    init?(_ bytes: Span<UInt8>) {
      guard bytes.count > 0, bytes.count <= 16 else { return nil }
      (head, tail) = (0, 0)
      for index in bytes.indices {
        guard bytes[index] != 0 else { return nil }
        if index < 8 {
          head |= UInt64(bytes[index]) << UInt64(8 * index)
        } else {
          tail |= UInt64(bytes[index]) << UInt64(8 * index - 64)
        }
      }
    }

    /// Appends the bytes.
    func append(to bytes: inout [UInt8]) {
      func append(_ number: UInt64) {
        var rest = number
        while rest != 0 {
          bytes.append(UInt8(truncatingIfNeeded: rest))
          rest >>= 8
        }
      }
      append(head)
      append(tail)
    }

    /// What finds the slot: the bytes themselves if they fit, else a hash that is no word's bytes.
    var key: UInt64 {
      tail == 0
        ? head : (head &* 0xD6E8_FEB8_6659_FD93 ^ tail &* 0xA076_1D64_78BD_642F) | 0xFF << 56
    }
  }

  /// One slot of the table.
  private struct Slot {
    var key: UInt64 = 0
    /// The number of the type + 1, or 0 for a free slot.
    var entry: UInt32 = 0
  }

  /// Makes an empty vocabulary.
  public init() {
    slots = [Slot](repeating: Slot(), count: 1 << 14)
    shift = 64 - 14
  }

  /// Forgets all types and keeps the storage.
  public mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    long.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = Slot() }
    for index in recent.indices { recent[index] = RecentWord() }
    for index in recentLong.indices { recentLong[index] = RecentLongWord() }
  }

  /// The number of types.
  public var count: Int { words.count }

  /// The folded form of a type.
  public func string(_ type: TypeID) -> String {
    var bytes: [UInt8] = []
    append(type, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the folded bytes of a type.
  public func append(_ type: TypeID, to bytes: inout [UInt8]) {
    let word = words[Int(type.rawValue)]
    if word.head == 0 {
      bytes += long[Vocabulary.range(word)]
    } else {
      word.append(to: &bytes)
    }
  }

  /// Where in `long` the bytes of a type stand that cannot be packed.
  private static func range(_ word: PackedWord) -> Range<Int> {
    let start = Int(word.tail >> 32)
    return start..<start + Int(word.tail & 0xFFFF_FFFF)
  }

  /// The number of the type with these folded bytes, new if it was not met before.
  ///
  /// - Parameters:
  ///   - folded: the folded bytes of the word.
  ///   - hash: ``hash(of:)`` of `folded`; a scanner can compute it while it folds.
  /// - Returns: the number of the type.
  public mutating func intern(_ folded: Span<UInt8>, hash: UInt32) -> TypeID {
    if let packed = PackedWord(folded) { return intern(packed) }
    let key = 0xFF << 56 | UInt64(hash)
    var slot = index(of: key)
    while true {
      let found = slots[slot]
      if found.entry == 0 { break }
      if found.key == key, isEqual(Int(found.entry - 1), folded) { return TypeID(found.entry - 1) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = UInt64(long.count) << 32 | UInt64(folded.count)
    for index in folded.indices { long.append(folded[index]) }
    return insert(PackedWord(head: 0, tail: place), key, at: slot)
  }

  /// The number of the type with these folded bytes, new if it was not met before.
  public mutating func intern(_ word: PackedWord) -> TypeID {
    let key = word.key
    var slot = index(of: key)
    while true {
      let found = slots[slot]
      if found.key == key, word.tail == 0 || words[Int(found.entry - 1)] == word {
        return TypeID(found.entry - 1)
      }
      if found.entry == 0 { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(word, key, at: slot)
  }

  /// The number of the type with these folded bytes, up to eight, as in ``PackedWord/head``; as
  /// ``intern(_:)``, and faster for words that come again and again.
  @inlinable
  public mutating func intern(short head: UInt64) -> TypeID {
    let mixed = head &* 0x9E37_79B9_7F4A_7C15
    let place = Int(truncatingIfNeeded: mixed >> (64 - Vocabulary.recentBits))
    let known = recent[place]
    return known.head == head ? TypeID(known.type) : internAnew(short: head, at: place)
  }

  /// The same for a word of nine to sixteen bytes.
  @inlinable
  public mutating func intern(long word: PackedWord) -> TypeID {
    let mixed = (word.head ^ word.tail << 3) &* 0x9E37_79B9_7F4A_7C15
    let place = Int(truncatingIfNeeded: mixed >> (64 - Vocabulary.recentLongBits))
    let known = recentLong[place]
    return known.head == word.head && known.tail == word.tail
      ? TypeID(known.type) : internAnew(long: word, at: place)
  }

  @usableFromInline
  mutating func internAnew(short head: UInt64, at place: Int) -> TypeID {
    let type = intern(PackedWord(head: head))
    recent[place] = RecentWord(head: head, type: type.rawValue)
    return type
  }

  @usableFromInline
  mutating func internAnew(long word: PackedWord, at place: Int) -> TypeID {
    let type = intern(word)
    recentLong[place] = RecentLongWord(head: word.head, tail: word.tail, type: type.rawValue)
    return type
  }

  /// The number of the type with this folded form, new if it was not met before.
  public mutating func intern(_ folded: String) -> TypeID {
    let bytes = Array(folded.utf8)
    return intern(bytes.span, hash: Vocabulary.hash(of: bytes.span))
  }

  /// The hash that ``intern(_:hash:)`` expects: FNV-1a over 32 bits.
  ///
  /// Results never depend on it; it only spreads types over slots.
  public static func hash(of folded: Span<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for index in folded.indices {
      hash = (hash ^ UInt32(folded[index])) &* 16_777_619
    }
    return hash
  }

  private func isEqual(_ type: Int, _ folded: Span<UInt8>) -> Bool {
    guard words[type].head == 0 else { return false }
    let range = Vocabulary.range(words[type])
    guard range.count == folded.count else { return false }
    for index in folded.indices where long[range.lowerBound + index] != folded[index] {
      return false
    }
    return true
  }

  private func index(of key: UInt64) -> Int {
    // Fibonacci hashing: the upper bits of the product depend on all bits of the key.
    Int(truncatingIfNeeded: ((key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func insert(_ word: PackedWord, _ key: UInt64, at slot: Int) -> TypeID {
    let type = UInt32(words.count)
    words.append(word)
    slots[slot] = Slot(key: key, entry: type + 1)
    if words.count * 4 > slots.count * 3 { grow() }
    return TypeID(type)
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    shift -= 1
    for entry in old where entry.entry != 0 {
      var slot = index(of: entry.key)
      while slots[slot].entry != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}

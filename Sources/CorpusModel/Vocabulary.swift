/// The distinct folded word forms that one worker has met, numbered as they come.
///
/// Folded means: lower case, curly apostrophes straight. Matching meets a string once per type and
/// then compares numbers. The numbers are private to one worker and never reach a result.
public struct Vocabulary: Sendable {
  /// The packed bytes of each type, behind one word that is none, for the free slots.
  ///
  /// A type that cannot be packed has no head, and as its tail the place of its bytes in `long`, with their number in the
  /// lower half.
  @usableFromInline var words = [PackedWord(head: 0)]
  /// The folded bytes of all types that cannot be packed, one after another.
  private var long: [UInt8] = []
  /// An open-addressing table of indices of `words`, 0 in a free slot; its size is a power of two, and a quarter of it stays free.
  ///
  /// Types have the slot that their bytes give or one soon behind it. The words that a text is made of are met early:
  /// nearly all have their own slot, and stand side by side in `words`, so that a core's own cache holds them.
  @usableFromInline var slots: [UInt32]
  /// What to shift a product by, to have a slot's index.
  @usableFromInline var shift: UInt64

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

    /// The bytes as one number: for words of up to eight, themselves.
    @inlinable var mixed: UInt64 { head ^ tail &* 0xA076_1D64_78BD_642F }
  }

  /// Makes an empty vocabulary.
  public init() {
    slots = [UInt32](repeating: 0, count: 1 << 14)
    shift = 64 - 14
  }

  /// Forgets all types and keeps the storage.
  public mutating func removeAll() {
    words.removeSubrange(1...)
    long.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  /// The number of types.
  public var count: Int { words.count - 1 }

  /// The folded form of a type.
  public func string(_ type: TypeID) -> String {
    var bytes: [UInt8] = []
    append(type, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the folded bytes of a type.
  public func append(_ type: TypeID, to bytes: inout [UInt8]) {
    let word = words[Int(type.rawValue) + 1]
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
    let slot = slot(from: slot(of: UInt64(hash))) { isEqual($0, folded) }
    if slots[slot] != 0 { return TypeID(slots[slot] - 1) }
    let place = UInt64(long.count) << 32 | UInt64(folded.count)
    for index in folded.indices { long.append(folded[index]) }
    return insert(PackedWord(head: 0, tail: place), at: slot)
  }

  /// The number of the type with these folded bytes, new if it was not met before.
  @inlinable
  @inline(__always)
  public mutating func intern(_ word: PackedWord) -> TypeID {
    let slot = slot(of: word.mixed)
    let number = slots[slot]
    return words[Int(number)] == word ? TypeID(number &- 1) : intern(word, behind: slot)
  }

  /// The same for a word that its own slot does not name.
  @usableFromInline
  mutating func intern(_ word: PackedWord, behind first: Int) -> TypeID {
    let slot = slot(from: first) { words[$0] == word }
    return slots[slot] != 0 ? TypeID(slots[slot] - 1) : insert(word, at: slot)
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

  private func isEqual(_ word: Int, _ folded: Span<UInt8>) -> Bool {
    guard words[word].head == 0 else { return false }
    let range = Vocabulary.range(words[word])
    guard range.count == folded.count else { return false }
    for index in folded.indices where long[range.lowerBound + index] != folded[index] {
      return false
    }
    return true
  }

  /// The slot that a number gives: Fibonacci hashing, the upper bits of the product depend on all bits of the number.
  @inlinable
  func slot(of number: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// The first slot from one on that has a word which is wanted, or is free.
  private func slot(from first: Int, _ isWanted: (Int) -> Bool) -> Int {
    var slot = first
    while slots[slot] != 0, !isWanted(Int(slots[slot])) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func insert(_ word: PackedWord, at slot: Int) -> TypeID {
    slots[slot] = UInt32(words.count)
    words.append(word)
    if words.count * 4 > slots.count * 3 { grow() }
    return TypeID(UInt32(words.count - 2))
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    shift -= 1
    for (index, word) in words.enumerated().dropFirst() {
      let number =
        word.head != 0
        ? word.mixed : UInt64(Vocabulary.hash(of: long.span.extracting(Vocabulary.range(word))))
      slots[slot(from: slot(of: number)) { _ in false }] = UInt32(index)
    }
  }
}

/// The distinct folded word forms that one worker has met, numbered in order of appearance.
///
/// Folded means: lower case, curly apostrophes straight. Matching meets a string once per type and
/// then compares numbers. The numbers are private to one worker and never reach a result.
public struct Vocabulary: Sendable {
  /// The folded bytes of all types, one after another.
  private var bytes: [UInt8] = []
  /// Where each type starts in `bytes`; one more entry than types.
  private var starts: [UInt32] = [0]
  /// An open-addressing table: hash in the upper half, type number + 1 in the lower; 0 for a free slot.
  private var slots: [UInt64]
  private var mask: UInt32

  /// Makes an empty vocabulary.
  public init() {
    slots = [UInt64](repeating: 0, count: 1 << 14)
    mask = UInt32(slots.count - 1)
  }

  /// The number of types.
  public var count: Int { starts.count - 1 }

  /// The folded form of a type.
  public func string(_ type: TypeID) -> String {
    String(decoding: bytes[range(type)], as: UTF8.self)
  }

  /// The folded bytes of a type.
  public func bytes(_ type: TypeID) -> ArraySlice<UInt8> { bytes[range(type)] }

  private func range(_ type: TypeID) -> Range<Int> {
    Int(starts[Int(type.rawValue)])..<Int(starts[Int(type.rawValue) + 1])
  }

  /// The number of the type with these folded bytes, new if it was not met before.
  ///
  /// - Parameters:
  ///   - folded: the folded bytes of the word.
  ///   - hash: ``hash(of:)`` of `folded`; a scanner can compute it while it folds.
  public mutating func intern(_ folded: Span<UInt8>, hash: UInt32) -> TypeID {
    var slot = hash & mask
    while true {
      let entry = slots[Int(slot)]
      if entry == 0 { return insert(folded, hash: hash, at: slot) }
      if UInt32(truncatingIfNeeded: entry >> 32) == hash {
        let type = UInt32(truncatingIfNeeded: entry) - 1
        if isEqual(Int(type), folded) { return TypeID(type) }
      }
      slot = (slot &+ 1) & mask
    }
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
    let start = Int(starts[type])
    guard Int(starts[type + 1]) - start == folded.count else { return false }
    let known = bytes.span
    for index in 0..<folded.count where known[start + index] != folded[index] { return false }
    return true
  }

  private mutating func insert(_ folded: Span<UInt8>, hash: UInt32, at slot: UInt32) -> TypeID {
    let type = UInt32(count)
    for index in folded.indices { bytes.append(folded[index]) }
    starts.append(UInt32(bytes.count))
    slots[Int(slot)] = UInt64(hash) << 32 | UInt64(type + 1)
    if count * 2 > slots.count { grow() }
    return TypeID(type)
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    mask = UInt32(slots.count - 1)
    for entry in old where entry != 0 {
      var slot = UInt32(truncatingIfNeeded: entry >> 32) & mask
      while slots[Int(slot)] != 0 { slot = (slot &+ 1) & mask }
      slots[Int(slot)] = entry
    }
  }
}

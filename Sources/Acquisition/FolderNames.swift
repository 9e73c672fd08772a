/// The names in a folder, in the order of their bytes: some bytes more than the names have.
struct FolderNames {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = []

  /// Makes an empty list.
  init() {}

  /// How many names there are.
  var count: Int { starts.count }

  /// Adds a name.
  mutating func append(_ name: some Sequence<UInt8>) {
    starts.append(UInt32(bytes.count))
    bytes += name
    // No name holds this byte; it ends one.
    bytes.append(0)
  }

  /// Puts the names into order.
  mutating func sort() {
    starts.sort { one, other in
      var (left, right) = (Int(one), Int(other))
      while bytes[left] == bytes[right], bytes[left] != 0 {
        left += 1
        right += 1
      }
      return bytes[left] < bytes[right]
    }
  }

  /// A name.
  subscript(_ number: Int) -> [UInt8] {
    let start = Int(starts[number])
    return Array(bytes[start...].prefix { $0 != 0 })
  }

  /// Whether a name is among them, which must be in order.
  func contains(_ name: String) -> Bool {
    let wanted = Array(name.utf8)
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == wanted
  }
}

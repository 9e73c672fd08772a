/// Finds the attributes that reading looks at by the bytes of their names.
enum MarkupAttributeNames {
  private struct Entry {
    var name: [UInt8]
    var attribute: MarkupAttribute
  }

  /// The attributes by the length of their names.
  private static let byLength: [[Entry]] = {
    let all = MarkupAttribute.allCases.map { Entry(name: Array($0.rawValue.utf8), attribute: $0) }
    let longest = all.map(\.name.count).max() ?? 0
    return (0...longest).map { length in all.filter { $0.name.count == length } }
  }()

  /// The attribute whose name stands at `range`, in whatever case.
  static func attribute(_ range: Range<Int>, in bytes: Span<UInt8>) -> MarkupAttribute? {
    let byLength = byLength
    guard range.count < byLength.count else { return nil }
    search: for entry in byLength[range.count] {
      for offset in entry.name.indices
      where bytes[range.lowerBound + offset].lowercasedASCII != entry.name[offset] {
        continue search
      }
      return entry.attribute
    }
    return nil
  }
}

internal import GRDB

// Essentials only: the whole of Foundation brings ICU, whose types clash with those of the system's ICU.
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The keys of the results that are kept: enough to say whether there is one, in 16 bytes each.
package struct KnownResults: Sendable {
  /// The first half of a key; two of a million keys have the same once in some 10^26 cases.
  private struct Mark: Comparable, Sendable {
    let high: UInt64
    let low: UInt64

    init(_ key: some Sequence<UInt8>) {
      var numbers: (high: UInt64, low: UInt64) = (0, 0)
      for byte in key.prefix(16) {
        numbers = (numbers.high << 8 | numbers.low >> 56, numbers.low << 8 | UInt64(byte))
      }
      (high, low) = numbers
    }

    static func < (left: Mark, right: Mark) -> Bool {
      (left.high, left.low) < (right.high, right.low)
    }
  }

  private var marks: [Mark] = []

  /// Knows of none.
  package init() {}

  /// Knows of the results with these keys, each of 16 bytes or more.
  package init(_ keys: some Sequence<[UInt8]>) {
    marks = keys.map { Mark($0) }.sorted()
  }

  /// Knows of the results whose keys a cursor gives.
  init(_ keys: some Cursor<Data>) throws {
    while let key = try keys.next() { marks.append(Mark(key)) }
    marks.sort()
  }

  /// How many there are.
  package var count: Int { marks.count }

  /// Whether a result is kept under a key.
  package func contains(_ key: [UInt8]) -> Bool {
    let mark = Mark(key)
    var range = 0..<marks.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if marks[middle] == mark { return true }
      range = marks[middle] < mark ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }
}

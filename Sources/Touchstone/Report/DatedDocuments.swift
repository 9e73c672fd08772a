import Measures

/// The documents of one line of a chart of change: those with a date and enough text to be ranked.
struct DatedDocuments {
  /// One of them.
  struct Point {
    /// Its number.
    let number: Int
    /// Its date as years with a fraction: the middle of what the date names.
    let year: Double
    /// Its balance.
    let value: Double
    /// By what documents are drawn where there are too many.
    fileprivate let hash: UInt64
  }

  /// How many are kept; where there are more, so many are drawn by a hash of their names.
  static let limit = 1_000

  /// The name of the line.
  let name: String
  /// How many there are.
  private(set) var count = 0
  private var drawn = BestList<Point>(DatedDocuments.limit) { $0.hash < $1.hash }

  /// Starts a line without documents.
  init(_ name: String) { self.name = name }

  /// Those that are kept, in order.
  var points: [Point] { drawn.elements.sorted { $0.number < $1.number } }

  /// Adds a document, if it has a date and enough text.
  mutating func add(_ document: PageDocument, _ number: Int) {
    guard !document.balance.isInsufficient, let value = document.balance.value,
      let year = DatedDocuments.year(document.date)
    else { return }
    count += 1
    drawn.add(
      Point(
        number: number, year: year, value: value,
        hash: EvidenceSample.mixed(EvidenceSample.hash(document.id))))
  }

  private static func year(_ date: String) -> Double? {
    let parts = date.split(separator: "-").map { Double($0) }
    guard let first = parts.first, let year = first, (1000...9999).contains(year) else {
      return nil
    }
    guard parts.count > 1, let month = parts[1], (1...12).contains(month) else { return year + 0.5 }
    guard parts.count > 2, let day = parts[2], (1...31).contains(day) else {
      return year + (month - 0.5) / 12
    }
    return year + (month - 1 + (day - 0.5) / 31) / 12
  }
}

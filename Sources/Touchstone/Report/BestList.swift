/// The first few of many elements in some order; no more than these are kept.
struct BestList<Element> {
  /// The elements, best first.
  private(set) var elements: [Element] = []
  private let limit: Int
  private let isBefore: (Element, Element) -> Bool

  /// Starts an empty list.
  ///
  /// - Parameters:
  ///   - limit: how many are kept.
  ///   - isBefore: whether one element comes before another; of equal ones, what was added first comes first.
  init(_ limit: Int, by isBefore: @escaping (Element, Element) -> Bool) {
    self.limit = limit
    self.isBefore = isBefore
  }

  /// Adds an element, if it is among the first.
  mutating func add(_ element: Element) {
    if elements.count >= limit {
      guard let last = elements.last, isBefore(element, last) else { return }
      elements.removeLast()
    }
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(element, elements[middle]) { high = middle } else { low = middle + 1 }
    }
    elements.insert(element, at: low)
  }
}

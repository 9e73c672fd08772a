/// What many tests at once do to the single one.
package enum FalseDiscovery {
  /// The p-values adjusted so that those below q hold at most a share q of false alarms, in the order given.
  ///
  /// The step-up procedure of Benjamini & Hochberg 1995, *Journal of the Royal Statistical Society B* 57(1), 289–300.
  package static func adjusted(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) > (values[$1], $1) }
    var result = values
    var least = 1.0
    for (place, index) in order.enumerated() {
      let rank = values.count - place
      least = min(least, values[index] * Double(values.count) / Double(rank))
      result[index] = least
    }
    return result
  }
}

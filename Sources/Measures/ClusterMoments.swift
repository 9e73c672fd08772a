package import CorpusModel
internal import Glibc

/// Sums over clusters from which the spread of the balance follows: integers, so that they add up in
/// any grouping and no list of clusters need be kept.
package struct ClusterMoments: Hashable, Sendable {
  /// The number of clusters, `k`: documents of a group, or paragraphs of a document.
  package private(set) var clusters = 0
  /// The sums of `v_i` and `t_i`: hits on each pole.
  package private(set) var poles = PoleCount()
  private var firstSquares = 0
  private var products = 0
  private var secondSquares = 0

  /// Makes the moments of no clusters.
  package init() {}

  /// Makes the moments of a list of clusters.
  package init(_ clusters: [PoleCount]) {
    for cluster in clusters { add(cluster) }
  }

  /// The sums that make the value, to be kept and taken up again by ``init(sums:)``.
  package var sums: [Int] {
    [clusters, poles.first, poles.second, firstSquares, products, secondSquares]
  }

  /// Makes the moments of six sums, as ``sums`` gives them; nil of any other number.
  package init?(sums: [Int]) {
    guard sums.count == 6 else { return nil }
    clusters = sums[0]
    poles = PoleCount(first: sums[1], second: sums[2])
    (firstSquares, products, secondSquares) = (sums[3], sums[4], sums[5])
  }

  /// Adds one cluster.
  package mutating func add(_ cluster: PoleCount) {
    clusters += 1
    poles.add(cluster)
    firstSquares += cluster.first * cluster.first
    products += cluster.first * cluster.second
    secondSquares += cluster.second * cluster.second
  }

  /// Adds the clusters of another sum.
  package mutating func add(_ other: ClusterMoments) {
    clusters += other.clusters
    poles.add(other.poles)
    firstSquares += other.firstSquares
    products += other.products
    secondSquares += other.secondSquares
  }

  /// The cluster-robust standard error of the balance: `sqrt(k/(k-1) * sum u_i^2)` with
  /// `u_i = v_i/V - t_i/T`.
  ///
  /// The linearised (sandwich) variance of `ln V - ln T` with the small-sample factor of cluster
  /// sampling: Cameron and Miller (2015), *Journal of Human Resources* 50(2), 317-372.
  ///
  /// - Returns: nil where there are fewer than two clusters or a pole has no hit, and where every
  ///   `u_i` is 0. The last happens when all hits stand in one cluster: the clusters then say
  ///   nothing about spread, and an interval of no width would claim certainty.
  package var standardError: Double? {
    guard clusters > 1, poles.first > 0, poles.second > 0 else { return nil }
    // V^2 T^2 sum u_i^2, exactly: no rounding that could depend on the order of the clusters.
    let scaled = isSmall ? Double(scaledSquares(Int.self)) : Double(scaledSquares(Int128.self))
    guard scaled > 0 else { return nil }
    let product = Double(poles.first) * Double(poles.second)
    let correction = Double(clusters) / Double(clusters - 1)
    return sqrt(correction * scaled) / product
  }

  /// Whether the sums are so small that numbers of 64 bits hold all products; those of a document are.
  private var isSmall: Bool {
    max(poles.first, poles.second) < 1 << 14
      && max(firstSquares, max(products, secondSquares)) < 1 << 31
  }

  private func scaledSquares<Number: SignedInteger>(_: Number.Type) -> Number {
    let v = Number(poles.first)
    let t = Number(poles.second)
    return t * t * Number(firstSquares) - 2 * v * t * Number(products)
      + v * v * Number(secondSquares)
  }
}

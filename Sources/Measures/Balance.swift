package import CorpusModel
internal import Glibc
internal import Synchronization

/// How an interval was obtained.
package enum IntervalMethod: String, Sendable, CaseIterable {
  /// From the spread between clusters, with Student's t.
  case clusterRobust = "cluster_robust"
  /// From drawing the clusters again: BCa; see ``BootstrapInterval``.
  case bootstrap = "bootstrap_bca"
  /// From the two counts alone: too narrow where words come in bunches.
  case analytic
  /// There is no interval.
  case none
}

/// Where a text stands between two poles: `ln((V + 1/2) / (T + 1/2))`, with its interval.
///
/// The logit scale of Lowe, Benoit, Mikhaylov and Laver (2011), *Legislative Studies Quarterly*
/// 36(1), 123-155, with the offset of one half. Above 0 the first pole has more hits.
package struct Balance: Hashable, Sendable {
  /// The balance.
  package var value: Double
  /// The standard error on which the interval rests.
  package var standardError: Double
  /// The bounds.
  package var interval: Interval
  /// How the standard error was obtained.
  package var method: IntervalMethod

  /// The balance of two counts, with an interval that rests on how they spread over clusters.
  ///
  /// The interval is cluster-robust where ``ClusterMoments/standardError`` exists, with Student's t
  /// on `k - 1` degrees of freedom; otherwise it is analytic, with the normal quantile.
  ///
  /// - Parameters:
  ///   - count: hits on the two poles.
  ///   - clusters: the sums over documents of a group, or over paragraphs of a document.
  ///   - confidence: the level of the interval.
  package init(_ count: PoleCount, clusters: ClusterMoments, confidence: Double = 0.95) {
    value = Balance.logit(count)
    let quantile: Double
    if let robust = clusters.standardError {
      method = .clusterRobust
      standardError = robust
      quantile = CommonQuantiles.student(clusters.clusters - 1, (1 + confidence) / 2)
    } else {
      method = .analytic
      standardError = Balance.analyticStandardError(count)
      quantile = CommonQuantiles.normal((1 + confidence) / 2)
    }
    let reach = quantile * standardError
    interval = Interval(low: value - reach, high: value + reach)
  }

  /// The same balance with an interval from drawing its clusters again, where there is one.
  ///
  /// - Parameters:
  ///   - clusters: hits on the two poles of each document.
  ///   - seed: where the draws begin.
  /// - Returns: the balance as it is for fewer than two clusters.
  package func bootstrapped(over clusters: PoleColumn, seed: UInt64 = 1) -> Balance {
    guard let interval = BootstrapInterval.balance(clusters, seed: seed) else { return self }
    var balance = self
    balance.interval = interval
    balance.method = .bootstrap
    return balance
  }

  /// The balance of two counts, `ln((V + 1/2) / (T + 1/2))`.
  package static func logit(_ count: PoleCount) -> Double {
    log((Double(count.first) + 0.5) / (Double(count.second) + 0.5))
  }

  /// The standard error of ``logit(_:)`` for independent hits,
  /// `sqrt(1/(V + 1/2) + 1/(T + 1/2))`.
  ///
  /// The delta method on Poisson counts with the offset of Haldane (1956), *Annals of Human
  /// Genetics* 20, 309-311, and Anscombe (1956), *Biometrika* 43, 461-464.
  package static func analyticStandardError(_ count: PoleCount) -> Double {
    sqrt(1 / (Double(count.first) + 0.5) + 1 / (Double(count.second) + 0.5))
  }
}

/// The quantiles that every document asks for again, each worked out once, when it is first asked for.
private enum CommonQuantiles {
  private static let share = 0.975
  private static let normal = NormalDistribution.quantile(share)
  private static let students = Mutex([Double?](repeating: nil, count: 200))

  static func normal(_ p: Double) -> Double {
    p == share ? normal : NormalDistribution.quantile(p)
  }

  static func student(_ degreesOfFreedom: Int, _ p: Double) -> Double {
    guard p == share else { return newStudent(degreesOfFreedom, p) }
    return students.withLock { known in
      guard known.indices.contains(degreesOfFreedom - 1) else {
        return newStudent(degreesOfFreedom, p)
      }
      let quantile = known[degreesOfFreedom - 1] ?? newStudent(degreesOfFreedom, p)
      known[degreesOfFreedom - 1] = quantile
      return quantile
    }
  }

  private static func newStudent(_ degreesOfFreedom: Int, _ p: Double) -> Double {
    StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(p)
  }
}

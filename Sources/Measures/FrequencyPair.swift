internal import Glibc

/// How often something stands in two corpora, with their sizes in running words.
package struct FrequencyPair: Hashable, Sendable {
  /// Hits here (a) and running words here (n).
  package let hits, words: Int
  /// Hits there (b) and running words there (n′).
  package let otherHits, otherWords: Int

  /// Makes a pair; hits may be more than words, for phrases overlap.
  package init(hits: Int, words: Int, otherHits: Int, otherWords: Int) {
    precondition(hits >= 0 && words >= 0 && otherHits >= 0 && otherWords >= 0)
    (self.hits, self.words) = (hits, words)
    (self.otherHits, self.otherWords) = (otherHits, otherWords)
  }

  /// The same pair from the other side.
  package var swapped: FrequencyPair {
    FrequencyPair(hits: otherHits, words: otherWords, otherHits: hits, otherWords: words)
  }

  private var rate: Double { Double(hits) / Double(words) }
  private var otherRate: Double { Double(otherHits) / Double(otherWords) }
  private var hasWords: Bool { words > 0 && otherWords > 0 }

  /// The four cells: hits here and there, and the other words.
  package var cells: FourCells {
    FourCells(hits, otherHits, max(0, words - hits), max(0, otherWords - otherHits))
  }

  /// G² over four cells, as ``FourCells/logLikelihood``; nil without words.
  package var logLikelihood: Double? { hasWords ? cells.logLikelihood : nil }

  /// G² over the two cells of hits only, as Rayson & Garside 2000 (*Workshop on Comparing Corpora*, 1–6) print it; nil without
  /// words.
  package var twoCellLogLikelihood: Double? {
    guard hasWords else { return nil }
    let both = Double(hits + otherHits) / Double(words + otherWords)
    return 2
      * [(hits, words), (otherHits, otherWords)].reduce(0) { sum, side in
        side.0 > 0 ? sum + Double(side.0) * log(Double(side.0) / (Double(side.1) * both)) : sum
      }
  }

  /// The size of the prior of ``weightedLogOdds``, in words.
  package static let priorWords = 1_000.0

  /// ``Keyness/weightedLogOdds(count:size:otherCount:otherSize:priorSize:)`` with a prior of ``priorWords``.
  package var weightedLogOdds: Double {
    guard hasWords else { return 0 }
    return Keyness.weightedLogOdds(
      count: hits, size: words, otherCount: otherHits, otherSize: otherWords,
      priorSize: FrequencyPair.priorWords)
  }

  /// The Bayes factor in the approximation `G² − ln(n + n′)`: 2 to 6 positive, 6 to 10 strong, above very strong evidence.
  ///
  /// Wilson 2013, "Embracing Bayes factors for key item analysis in corpus linguistics", in *New Approaches to the Study
  /// of Linguistic Variability*. It rests on G² and shares its faults.
  package var bayesFactor: Double? {
    logLikelihood.map { $0 - log(Double(words + otherWords)) }
  }

  /// %DIFF, `100 (p − p′) / p′`; infinite where there are hits here only, nil where there are none at all.
  ///
  /// Gabrielatos & Marchi 2011, "Keyness: matching metrics to definitions".
  package var percentDifference: Double? {
    guard hasWords, hits + otherHits > 0 else { return nil }
    return otherHits > 0 ? 100 * (rate - otherRate) / otherRate : .infinity
  }

  /// The log ratio with one half added, `log₂((a+½)/(n+½)) − log₂((b+½)/(n′+½))`: 1 is twice as often.
  ///
  /// Hardie 2014, "Log Ratio: an informal introduction"; the offset is that of Walter 1975, *Biometrika* 62(2), 371–374.
  package var logRatio: Double? {
    guard hasWords else { return nil }
    return log2((Double(hits) + 0.5) / (Double(words) + 0.5))
      - log2((Double(otherHits) + 0.5) / (Double(otherWords) + 0.5))
  }

  /// The conservative log ratio: the bound nearer to 0 of the log ratio's interval, and 0 where that holds 0.
  ///
  /// From the exact interval of Clopper & Pearson 1934 (*Biometrika* 26(4), 404–413) for `τ = a/(a+b)`, at level α divided by
  /// the size of the family: `log₂((n′/n) τ/(1 − τ))`. Evert 2022, "Measuring keyness", *Digital Humanities*.
  ///
  /// - Parameters:
  ///   - family: how many such figures are looked at together.
  ///   - confidence: the level for the whole family.
  /// - Returns: nil without words, or without a hit.
  package func conservativeLogRatio(family: Int = 1, confidence: Double = 0.95) -> Double? {
    guard hasWords, hits + otherHits > 0 else { return nil }
    let alpha = (1 - confidence) / Double(max(1, family))
    let bounds = Interval.exact(
      successes: hits, trials: hits + otherHits, confidence: 1 - alpha)
    func ratio(_ share: Double) -> Double {
      log2(Double(otherWords) / Double(words)) + log2(share / (1 - share))
    }
    let (low, high) = (ratio(bounds.low), ratio(bounds.high))
    if low > 0 { return low }
    return high < 0 ? high : 0
  }

  /// The odds ratio, `(a / (n − a)) / (b / (n′ − b))`; nil where a cell that divides is empty.
  package var oddsRatio: Double? {
    guard words > hits, otherWords > otherHits, otherHits > 0 else { return nil }
    return (Double(hits) / Double(words - hits))
      / (Double(otherHits) / Double(otherWords - otherHits))
  }

  /// The ratio of the rates with its interval on the log scale; nil where either has no hit.
  ///
  /// `exp(ln RR ± z √(1/a − 1/n + 1/b − 1/n′))`: Katz, Baptista, Azen & Pike 1978, *Biometrics* 34(3), 469–474.
  package func rateRatio(z: Double = 1.96) -> (value: Double, interval: Interval)? {
    guard hasWords, hits > 0, otherHits > 0 else { return nil }
    let value = rate / otherRate
    let variance =
      1 / Double(hits) - 1 / Double(words) + 1 / Double(otherHits) - 1 / Double(otherWords)
    let reach = exp(z * max(0, variance).squareRoot())
    return (value, Interval(low: value / reach, high: value * reach))
  }

  /// Kilgarriff's "simple maths": the ratio of the rates per million words with `k` added to both.
  ///
  /// Kilgarriff 2009, "Simple maths for keywords", *Corpus Linguistics Conference*.
  package func simpleMaths(adding k: Double) -> Double? {
    hasWords ? (rate * 1e6 + k) / (otherRate * 1e6 + k) : nil
  }

  /// The difference coefficient, `(p − p′) / (p + p′)`; nil where there is no hit.
  ///
  /// Hofland & Johansson 1982, *Word Frequencies in British and American English*.
  package var differenceCoefficient: Double? {
    guard hasWords, hits + otherHits > 0 else { return nil }
    return (rate - otherRate) / (rate + otherRate)
  }
}

import CorpusModel
import Glibc
import Measures

// Corpora in which the truth is known: how often tests cry wolf where nothing differs, and how often intervals hold the
// balance. Prints two tables in Markdown; docs/measures.md has them.
//
// usage: Simulations [RUNS]

let runs = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_500

/// The share of runs, without the leading nought.
func share(_ count: Int) -> String {
  let thousandths = (count * 1000 + runs / 2) / runs
  return thousandths >= 1000 ? "1.0" : "." + String(String(1000 + thousandths).dropFirst())
}

print("\(runs) runs each\n")
print(
  "| documents a side | bunching | G2, p < .05 | quasi-Poisson interval | document permutation |")
print("|---|---|---|---|---|")
for (side, k) in [(20, nil), (20, 2.0), (20, 1.0), (20, 0.5), (8, 1.0), (5, 1.0)]
  as [(Int, Double?)]
{
  var alarms = [0, 0, 0]
  var dice = Dice(seed: side * 100 + Int((k ?? 0) * 10))
  for run in 0..<runs {
    let words = (0..<2 * side).map { _ in dice.words() }
    let hits = words.map { dice.hits(mean: Double($0) * 0.009, k: k) }
    let isFirst = words.indices.map { $0 < side }
    let (first, second) = (hits[..<side].reduce(0, +), hits[side...].reduce(0, +))
    let pair = FrequencyPair(
      hits: first, words: words[..<side].reduce(0, +), otherHits: second,
      otherWords: words[side...].reduce(0, +))
    if (pair.logLikelihood ?? 0) > 3.841 { alarms[0] += 1 }
    let documents = zip(words, hits).map { words, hits in
      ComparedDocument(
        words: words, poles: PoleCount(), categoryHits: [hits], termHits: [])
    }
    var dealing = GroupComparison.Dealing()
    dealing.rounds = 999
    dealing.seed = UInt64(run)
    let rates = GroupComparison(
      documents, isFirst: isFirst, hasPoles: false, dealing: dealing
    ).categories[0]
    if let interval = rates.interval, interval.low > 0 || interval.high < 0 { alarms[1] += 1 }
    if rates.p <= 0.05 { alarms[2] += 1 }
  }
  let bunching = k.map { "k = \($0)" } ?? "none"
  print(
    "| \(side) | \(bunching) | \(share(alarms[0])) | \(share(alarms[1])) | \(share(alarms[2])) |")
}

print("\n| documents | bunching | textbook interval of a rate | quasi-Poisson (the default) |")
print("|---|---|---|---|")
for (count, k) in [(5, nil), (5, 1.0), (8, 1.0), (20, 1.0), (40, 1.0)] as [(Int, Double?)] {
  var held = [0, 0]
  var dice = Dice(seed: 9_000 + count + (k == nil ? 1 : 0))
  for _ in 0..<runs {
    let words = (0..<count).map { _ in dice.words() }
    let hits = words.map { dice.hits(mean: Double($0) * 0.009, k: k) }
    guard let rate = ClusteredRate(hits: hits, words: words) else { continue }
    for (place, interval) in [rate.independentInterval, rate.interval].enumerated() {
      if let interval, interval.low <= 0.009, 0.009 <= interval.high { held[place] += 1 }
    }
  }
  let bunching = k.map { "k = \($0)" } ?? "none"
  print("| \(count) | \(bunching) | \(share(held[0])) | \(share(held[1])) |")
}

print("\n| documents | bunching | textbook interval | BCa bootstrap | cluster-robust |")
print("|---|---|---|---|---|")
let truth = log(2.0)
for (count, k) in [(5, nil), (5, 1.0), (8, 1.0), (20, 1.0), (40, 1.0)] as [(Int, Double?)] {
  var held = [0, 0, 0]
  var dice = Dice(seed: 7_000 + count + (k == nil ? 1 : 0))
  for run in 0..<runs {
    let clusters = (0..<count).map { _ in
      let words = Double(dice.words())
      return PoleCount(
        first: dice.hits(mean: words * 0.012, k: k), second: dice.hits(mean: words * 0.006, k: k))
    }
    let moments = ClusterMoments(clusters)
    let intervals = [
      Balance(moments.poles, clusters: ClusterMoments()).interval,
      BootstrapInterval.balance(PoleColumn(clusters), rounds: 999, seed: UInt64(run)),
      Balance(moments.poles, clusters: moments).interval,
    ]
    for (place, interval) in intervals.enumerated() {
      if let interval, interval.low <= truth, truth <= interval.high { held[place] += 1 }
    }
  }
  let bunching = k.map { "k = \($0)" } ?? "none"
  print("| \(count) | \(bunching) | \(share(held[0])) | \(share(held[1])) | \(share(held[2])) |")
}

import ArgumentParser
import Glibc
import Lexicons
import Touchstone

/// `touchstone lexicon suggest`: words and phrases of the user's own corpus that keep company with a category.
struct LexiconSuggestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Propose terms for a category from your own documents.")

  @Argument(help: "The category, such as values.trust.")
  var category: String

  @Argument(help: "Folders, files or globs.")
  var paths: [String]

  @Option(help: "A lexicon file (default: the built-in one).")
  var lexicon: String?

  @Option(help: "How many suggestions to show.")
  var top = 50

  @Option(help: "seeds")
  var selfCheck: Int?

  func run() async throws {
    let source = lexicon.map { LexiconSource.file($0) } ?? .builtIn
    let lexicon = try source.load()
    let jobs = 2
    if let selfCheck {
      let paths = self.paths
      let cats = category == "all" ? lexicon.categories.filter { $0.pole != nil }.map(\.path) : [category]
      var w: [String: (Int, Int)] = [:]
      for seed in 1...selfCheck {
        let rows = try await SuggestionRecall(lexicon, seed: UInt64(seed), jobs: jobs).run(paths, categories: cats)
        for row in rows {
          let old = w[row.category] ?? (0, 0)
          w[row.category] = (old.0 + row.wanted.count, old.1 + row.found.count)
          print(seed, row.category, row.found.count, row.wanted.count, "FOUND", row.found, "MISSED", row.wanted.filter { !row.found.contains($0) })
        }
      }
      for c in cats { print(c, w[c]!.1, w[c]!.0) }
      print("all", w.values.reduce(0) { $0 + $1.1 }, w.values.reduce(0) { $0 + $1.0 })
      return
    }
    let report = try await CorpusSuggestion(lexicon, categories: [category], jobs: jobs).run(paths)
    for s in (report.suggestions[category] ?? []).prefix(top) {
      print(s.term, s.score, s.count, s.documents, s.sentencesWithHits, s.signals.sentenceLogOdds, s.signals.nearLogOdds, s.signals.logDice ?? 0, s.signals.listLogOdds, s.signals.context, s.signals.sharesStem, s.nearestTerms.prefix(2), s.conflict ?? "-")
    }
  }
}

import Allocations
import Benchmark
import CorpusModel
import Digests
import Extraction
import Lexicons
import Markup
import Matching
import Reporting
import Tokenization

/// Calls to the allocator in one pass over all files.
private let allocations = BenchmarkMetric.custom("Allocations", useScalingFactor: false)
/// Megabytes (10^6 bytes of the source) in a second.
private let speed = BenchmarkMetric.custom(
  "MB per second", polarity: .prefersLarger, useScalingFactor: false)

/// One stage over a corpus: its speed and its allocations.
private func stage(
  _ name: String, size: @escaping @Sendable () -> Int, _ pass: @escaping @Sendable () -> () -> Void
) {
  let configuration = Benchmark.Configuration(
    metrics: [.cpuUser, allocations, speed], warmupIterations: 1, maxDuration: .seconds(4),
    maxIterations: 9)
  Benchmark(name, configuration: configuration) { benchmark in
    let run = pass()
    let size = size()
    let before = touchstone_allocations()
    benchmark.startMeasurement()
    let clock = ContinuousClock()
    let elapsed = clock.measure(run)
    benchmark.stopMeasurement()
    benchmark.measurement(allocations, touchstone_allocations() - before)
    benchmark.measurement(speed, Int(Double(size) / 1e6 / (elapsed / .seconds(1))))
  }
}

let benchmarks: @Sendable () -> Void = {
  let texts: @Sendable () -> Int = { Corpus.texts.size }
  let pages: @Sendable () -> Int = { Corpus.pages.size }

  stage("text: digest", size: texts) {
    {
      for file in Corpus.texts.files { blackHole(SHA256Digest.hexDigest(of: file.bytes.span)) }
    }
  }
  stage("text: to blocks", size: texts) {
    { blackHole(Corpus.texts.documents().count) }
  }
  stage("text: tokens and sentences", size: texts) {
    let corpus = PreparedCorpus(Corpus.texts)
    var vocabulary = corpus.vocabulary
    var buffer = TokenizedDocument()
    let tokenizer = Tokenizer()
    return {
      for document in corpus.documents {
        tokenizer.tokenize(document, into: &buffer, vocabulary: &vocabulary)
        blackHole(buffer.tokens.count)
      }
    }
  }
  stage("text: hits", size: texts) {
    let corpus = PreparedCorpus(Corpus.texts)
    var vocabulary = corpus.vocabulary
    var session = MatchingSession()
    let matcher = Matcher(Corpus.lexicon)
    return {
      for (document, tokens) in zip(corpus.documents, corpus.tokenized) {
        let matches = matcher.match(
          document, tokens, vocabulary: &vocabulary, session: &session, wantsMarks: false)
        blackHole(matches.hits.count)
      }
    }
  }
  stage("text: rows of counts and documents", size: texts) {
    let outline = Corpus.lexicon.outline
    let encoder = DocumentEncoder(outline: outline, tables: [.counts, .documents])
    let documents = PreparedCorpus(Corpus.texts).documents.map { document in
      let counts = [Int](repeating: 1, count: outline.categories.count)
      return ScannedDocument(
        id: document.id, sha256: "", format: .text, metadata: document.metadata,
        offsetBasis: document.provenance.offsetBasis, notes: [], words: 1000, tokens: 1000,
        sentences: 50, hits: counts, weightedHits: counts.map(Double.init), clusters: [],
        findings: [], dropped: [])
    }
    return {
      for document in documents { blackHole(encoder.encode(document)) }
    }
  }
  stage("HTML: to a tree", size: pages) {
    {
      for page in Corpus.pages.files { blackHole(MarkupParser.parse(page.bytes).nodes.count) }
    }
  }
  stage("HTML: to blocks", size: pages) {
    { blackHole(Corpus.pages.documents().count) }
  }
  stage("lexicon: to entries", size: { Corpus.lexiconBytes.count }) {
    {
      blackHole(try? LexiconReader().read(Corpus.lexiconBytes, file: "lexicon.yml", sha256: ""))
    }
  }
  stage("lexicon: to a matcher", size: { Corpus.lexiconBytes.count }) {
    let lexicon = Corpus.lexicon
    return { blackHole(Matcher(lexicon)) }
  }
}

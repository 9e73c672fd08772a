import CorpusModel
import Digests
import Extraction
import Foundation
import Lexicons
import Markup
import Matching
import Reporting
import Tokenization

// Times each stage of the main job by itself, over plain-text files that are in memory before the clock
// starts, so that one sees which stage bounds the job.
//
// usage: Stages FOLDER LEXICON [PAGES]
//
// PAGES is a folder of HTML files, which are read to a tree and to blocks.

/// One stage's name, its times and what it counted.
struct Stage {
  var name: String
  var seconds: [Double] = []
  var count = 0
}

/// Runs a stage and adds its time; what it counted must be the same in every round.
func time(_ stage: inout Stage, _ body: () throws -> Int) rethrows {
  let clock = ContinuousClock()
  let start = clock.now
  let count = try body()
  let elapsed = clock.now - start
  stage.seconds.append(elapsed / .seconds(1))
  guard stage.seconds.count == 1 || stage.count == count else {
    fatalError("\(stage.name) answers \(count) after \(stage.count)")
  }
  stage.count = count
}

let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first, let lexiconPath = arguments.dropFirst().first else {
  fatalError("usage: Stages FOLDER LEXICON")
}
let lexicon = try LexiconReader().read(
  [UInt8](Data(contentsOf: URL(filePath: lexiconPath))), file: lexiconPath, sha256: "")
let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
  .filter { $0.hasSuffix(".txt") }.sorted()
let files = try names.map { [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0))) }
let size = files.reduce(0) { $0 + $1.count }

let extractor = Extractor()
let tokenizer = Tokenizer()
let matcher = Matcher(lexicon)
let encoder = DocumentEncoder(outline: lexicon.outline, tables: [.counts, .documents])

var digesting = Stage(name: "digest (sha256 of the bytes)")
var extracting = Stage(name: "decode, plain text to blocks")
var tokenising = Stage(name: "tokenise (tokens)")
var matching = Stage(name: "match (hits)")
var encoding = Stage(name: "encode counts and documents")

for _ in 0..<5 {
  time(&digesting) {
    var digest = SHA256Digest()
    for bytes in files { digest.update(bytes.span) }
    return digest.finalize().prefix(7).reduce(0) { $0 << 8 | Int($1) }
  }

  var documents: [Document] = []
  documents.reserveCapacity(files.count)
  time(&extracting) {
    for (name, bytes) in zip(names, files) {
      let page = Page(id: name, bytes: bytes, sha256: "", format: .text)
      if let document = try? extractor.extract(page) { documents.append(document) }
    }
    return documents.reduce(0) { $0 + $1.blocks.count }
  }

  // As in a scan, one worker's vocabulary and memory serve all documents; here its buffer is kept for
  // the stage that follows.
  var vocabulary = Vocabulary()
  var tokenized: [TokenizedDocument] = []
  tokenized.reserveCapacity(documents.count)
  var buffer = TokenizedDocument()
  time(&tokenising) {
    var tokens = 0
    for document in documents {
      tokenizer.tokenize(document, into: &buffer, vocabulary: &vocabulary)
      tokens += buffer.tokens.count
    }
    return tokens
  }
  for document in documents {
    var result = TokenizedDocument()
    tokenizer.tokenize(document, into: &result, vocabulary: &vocabulary)
    tokenized.append(result)
  }

  var session = MatchingSession()
  var hits: [[Hit]] = []
  hits.reserveCapacity(documents.count)
  time(&matching) {
    for (document, tokens) in zip(documents, tokenized) {
      let matches = matcher.match(
        document, tokens, vocabulary: &vocabulary, session: &session, wantsMarks: false)
      hits.append(matches.hits)
    }
    return hits.reduce(0) { $0 + $1.count }
  }

  time(&encoding) {
    var rows: [EncodedDocument] = []
    var hitCount = 0
    for (index, document) in documents.enumerated() {
      var counts = [Int](repeating: 0, count: lexicon.categories.count)
      for hit in hits[index] { counts[hit.category.index] += 1 }
      let tokens = tokenized[index]
      let scanned = ScannedDocument(
        id: document.id, sha256: "", format: .text, metadata: document.metadata,
        offsetBasis: document.provenance.offsetBasis, notes: [], words: tokens.tokens.count,
        tokens: tokens.tokens.count, sentences: tokens.sentences.count, hits: counts,
        weightedHits: counts.map { Double($0) }, clusters: [], findings: [], dropped: [])
      rows.append(encoder.encode(scanned))
      hitCount += counts.reduce(0, +)
    }
    return withExtendedLifetime(rows) { hitCount }
  }
}

print("\(files.count) files, \(Double(size) / 1e6) MB, best of \(digesting.seconds.count) rounds")
let stages = [digesting, extracting, tokenising, matching, encoding]
let total = stages.reduce(0) { $0 + ($1.seconds.min() ?? 0) }
for stage in stages {
  let best = stage.seconds.min() ?? 0
  let columns = [
    stage.name.padding(toLength: 32, withPad: " ", startingAt: 0),
    String(format: "%7.0f MB/s", Double(size) / best / 1e6),
    String(format: "%5.1f %% of the time of all", 100 * best / total),
    "  answer \(stage.count)",
  ]
  print("  " + columns.joined(separator: " "))
}

if let folder = arguments.dropFirst(2).first {
  let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".html") }.sorted()
  let pages = try names.map { [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0))) }
  var parsing = Stage(name: "HTML to a tree")
  var reading = Stage(name: "HTML to blocks")
  for _ in 0..<5 {
    time(&parsing) { pages.reduce(0) { $0 + MarkupParser.parse($1).nodes.count } }
    time(&reading) {
      zip(names, pages).reduce(0) { sum, page in
        let document = try? extractor.extract(
          Page(id: page.0, bytes: page.1, sha256: "", format: .html))
        return sum + (document?.blocks.count ?? 0)
      }
    }
  }
  let size = pages.reduce(0) { $0 + $1.count }
  print("\(pages.count) pages, \(Double(size) / 1e6) MB")
  for stage in [parsing, reading] {
    let speed = Double(size) / (stage.seconds.min() ?? 0) / 1e6
    print("  " + stage.name + String(format: ": %.0f MB/s", speed) + ", answer \(stage.count)")
  }
}

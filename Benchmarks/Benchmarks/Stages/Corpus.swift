import CorpusModel
import Extraction
import Foundation
import Lexicons
import Tokenization

/// Files in memory, so that no stage waits for a disk.
struct Corpus: Sendable {
  /// The files' names and bytes, in the order of the names.
  let files: [(name: String, bytes: [UInt8])]
  /// The format in which they are read.
  let format: DocumentFormat

  /// Reads the files below a folder whose names have an ending.
  init(_ folder: String, ending: String, format: DocumentFormat) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(ending) }.sorted()
    files = try names.map { ($0, [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + $0)))) }
    self.format = format
  }

  /// The size of all files, in bytes.
  var size: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// The files as documents.
  func documents() -> [Document] {
    let extractor = Extractor()
    return files.compactMap { file in
      try? extractor.extract(Page(id: file.name, bytes: file.bytes, sha256: "", format: format))
    }
  }

  /// What an environment variable says, or the end of the program with a word on what is missing.
  static func setting(_ name: String) -> String {
    guard let value = ProcessInfo.processInfo.environment[name] else {
      fatalError("set \(name); Benchmarks/run does that")
    }
    return value
  }

  /// What a function gives, or the end of the program with its error.
  static func required<Value>(_ body: () throws -> Value) -> Value {
    do {
      return try body()
    } catch {
      fatalError("\(error)")
    }
  }

  /// The plain texts.
  static let texts = required {
    try Corpus(setting("BENCHMARK_TEXTS"), ending: ".txt", format: .text)
  }
  /// The web pages.
  static let pages = required {
    try Corpus(setting("BENCHMARK_PAGES"), ending: ".html", format: .html)
  }
  /// The bytes of the lexicon.
  static let lexiconBytes = required {
    [UInt8](try Data(contentsOf: URL(filePath: setting("BENCHMARK_LEXICON"))))
  }
  /// The lexicon.
  static let lexicon = required {
    try LexiconReader().read(lexiconBytes, file: setting("BENCHMARK_LEXICON"), sha256: "")
  }
}

/// Documents and what was made of them, for the stages that come later.
struct PreparedCorpus {
  let documents: [Document]
  var vocabulary = Vocabulary()
  var tokenized: [TokenizedDocument] = []

  init(_ corpus: Corpus) {
    documents = corpus.documents()
    let tokenizer = Tokenizer()
    for document in documents {
      var result = TokenizedDocument()
      tokenizer.tokenize(document, into: &result, vocabulary: &vocabulary)
      tokenized.append(result)
    }
  }
}

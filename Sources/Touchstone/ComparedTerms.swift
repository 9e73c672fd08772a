import CorpusModel
import Measures

/// The terms that stand in some documents, numbered by category and then in byte order.
struct ComparedTerms {
  /// The terms, by number.
  let all: [RunTables.Term]
  private let numbers: [RunTables.Term: Int]

  /// Numbers the terms of documents.
  init(_ documents: some Sequence<RunTables.Document>) {
    all = Set(documents.flatMap(\.termHits.keys)).sorted()
    numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
  }

  /// What measures need to know of a document.
  func counts(of document: RunTables.Document, poles: PoleCount) -> ComparedDocument {
    ComparedDocument(
      words: document.words, poles: poles, categoryHits: document.categoryHits,
      termHits: document.termHits.compactMap { term, hits in
        numbers[term].map { ComparedDocument.TermHits(term: $0, hits: hits) }
      }.sorted { $0.term < $1.term })
  }
}

import CorpusModel
import Reporting

extension CorpusSuggestion.Report {
  /// The first suggestions for a category as JSON over several lines.
  public func json(category: String, suggestions: [LexiconSuggestion]) -> String {
    let value: JSONValue = [
      "category": .string(category),
      "documents": .integer(documents),
      "sentences_with_hits": .integer(hitSentences[category] ?? 0),
      "suggestions": .array(suggestions.map(\.json)),
    ]
    return value.prettyText
  }

  /// Suggestions as CSV, one a row, best first.
  public static func csv(_ suggestions: [LexiconSuggestion]) -> [UInt8] {
    var encoder = CSVEncoder()
    let columns = LexiconSuggestion.columns
    encoder.append(row: columns.map { .text($0.name) })
    for suggestion in suggestions { encoder.append(row: columns.map { $0.cell(suggestion) }) }
    return encoder.bytes
  }

  /// Writes suggestions as CSV to a file, whole or not at all.
  public static func write(_ suggestions: [LexiconSuggestion], to path: String) throws {
    try WholeFile.write(csv(suggestions), to: path)
  }
}

extension LexiconSuggestion {
  /// One column of the CSV.
  struct Column {
    var name: String
    var cell: (LexiconSuggestion) -> Cell
  }

  static var columns: [Column] {
    [
      Column(name: "term") { .text($0.term) },
      Column(name: "forms") { .text($0.forms.joined(separator: "; ")) },
      Column(name: "score") { .number($0.score) },
      Column(name: "count") { .integer($0.count) },
      Column(name: "sentences") { .integer($0.sentences) },
      Column(name: "sentences_with_hits") { .integer($0.sentencesWithHits) },
      Column(name: "documents") { .integer($0.documents) },
      Column(name: "sentence_log_odds") { .number($0.signals.sentenceLogOdds) },
      Column(name: "near_log_odds") { .number($0.signals.nearLogOdds) },
      Column(name: "log_dice") { $0.signals.logDice.map(Cell.number) ?? .missing },
      Column(name: "in_lists") { .integer($0.signals.inLists) },
      Column(name: "list_log_odds") { .number($0.signals.listLogOdds) },
      Column(name: "context") { .number($0.signals.context) },
      Column(name: "kinship") { .number($0.signals.kinship) },
      Column(name: "effective_documents") { .number($0.signals.effectiveDocuments) },
      Column(name: "nearest_terms") { .text($0.nearestTerms.joined(separator: "; ")) },
      Column(name: "conflict") { $0.conflict.map(Cell.text) ?? .missing },
    ]
      + (0..<ExampleTally.exampleCount).flatMap { index in
        [
          Column(name: "example_\(index + 1)") {
            index < $0.examples.count ? .text($0.examples[index].sentence) : .missing
          },
          Column(name: "example_\(index + 1)_document") {
            index < $0.examples.count ? .text($0.examples[index].document) : .missing
          },
        ]
      }
  }

  var json: JSONValue {
    [
      "term": .string(term),
      "forms": .array(forms.map { .string($0) }),
      "score": .number(score),
      "count": .integer(count),
      "sentences": .integer(sentences),
      "sentences_with_hits": .integer(sentencesWithHits),
      "documents": .integer(documents),
      "signals": [
        "sentence_log_odds": .number(signals.sentenceLogOdds),
        "near_log_odds": .number(signals.nearLogOdds),
        "log_dice": .number(signals.logDice),
        "in_lists": .integer(signals.inLists),
        "list_log_odds": .number(signals.listLogOdds),
        "context": .number(signals.context),
        "kinship": .number(signals.kinship),
        "effective_documents": .number(signals.effectiveDocuments),
      ],
      "nearest_terms": .array(nearestTerms.map { .string($0) }),
      "conflict": .string(conflict),
      "examples": .array(
        examples.map { ["doc_id": .string($0.document), "sentence": .string($0.sentence)] }),
    ]
  }
}

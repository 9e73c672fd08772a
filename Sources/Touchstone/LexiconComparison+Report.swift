import CorpusModel
import Lexicons
import Reporting

extension LexiconComparison {
  /// The changes of documents as a table: one row for each document and count, with the parts that add up to
  /// the difference of old and new.
  public struct Table: Sendable {
    private var encoder = CSVEncoder()

    /// Makes a table of the steps of a comparison.
    public init(_ comparison: LexiconComparison) {
      let names = ["doc_id", "count", "old"] + comparison.stages.steps + ["new"]
      encoder.append(row: names.map(Cell.text))
    }

    /// Appends the rows of a document.
    public mutating func add(_ change: Change) {
      for count in change.counts {
        let numbers = [count.old] + count.parts + [count.new]
        encoder.append(
          row: [.text(change.documentID), .text(count.name)] + numbers.map(Cell.integer))
      }
    }

    /// Writes the table to a file, whole or not at all.
    ///
    /// - Throws: ``ScanError`` where it cannot be written.
    public func write(to path: String) throws {
      try WholeFile.write(encoder.bytes, to: path)
    }
  }

  /// The comparison as JSON: `old`, `new`, `edits`, `categories_moved`, `statement_patterns`, and, after a run
  /// over a corpus, `corpus`.
  public func json(_ report: Report?) -> String {
    var members = [
      JSONValue.Member("old", old.identityJSON),
      JSONValue.Member("new", new.identityJSON),
      JSONValue.Member(
        "edits",
        .array(
          difference.edits.enumerated().map { number, edit in
            json(edit, effects: report?.effects[number])
          })),
      JSONValue.Member(
        "categories_moved",
        .array(
          difference.moves.map {
            ["category": .string($0.category), "old": .string($0.old), "new": .string($0.new)]
          })),
      JSONValue.Member(
        "statement_patterns",
        .array(
          difference.statementEdits.map {
            [
              "change": .string($0.change), "kind": .string($0.kind), "name": .string($0.name),
              "location": .string($0.location.description),
            ]
          })),
    ]
    if let report { members.append(JSONValue.Member("corpus", json(report))) }
    return JSONValue.object(members).prettyText
  }

  private func json(_ edit: LexiconDifference.Edit, effects: [Effect]?) -> JSONValue {
    var members = [
      JSONValue.Member("kind", .string(edit.kind.rawValue)),
      JSONValue.Member("categories", .array(edit.categories.map(JSONValue.string))),
      JSONValue.Member("pattern", .string(edit.pattern)),
      JSONValue.Member("changes", .array(edit.changes.map(JSONValue.string))),
      JSONValue.Member("location", .string(edit.location.description)),
    ]
    if let effects {
      members.append(
        JSONValue.Member(
          "effects",
          .array(
            effects.map {
              [
                "category": .string($0.category), "gained": .integer($0.gained),
                "lost": .integer($0.lost),
              ]
            })))
    }
    return .object(members)
  }

  private func json(_ report: Report) -> JSONValue {
    [
      "documents": .integer(report.documents),
      "counts": .array(
        report.total.counts.map { count in
          .object(
            [
              JSONValue.Member("count", .string(count.name)),
              JSONValue.Member("old", .integer(count.old)),
            ]
              + zip(report.total.steps, count.parts).map { step, part in
                JSONValue.Member(step, .integer(part))
              } + [JSONValue.Member("new", .integer(count.new))])
        }),
    ]
  }
}

import CorpusModel
import Reporting

extension ExtractedPage {
  /// The page as one line of JSON: metadata and who said so, the text in which offsets count, and the blocks.
  ///
  /// `offset_basis` says what `text` is: the decoded source (`source`) or the text that was extracted
  /// from it (`extracted`). `char_start` and `char_end` count Unicode scalars of `text`, here as in
  /// `findings.csv`; a block's own `text` is what was read there, markup removed.
  public var jsonLine: String {
    let basis = OffsetBasis(document)
    let value: JSONValue = [
      "doc_id": .string(document.id),
      "source_sha256": .string(sha256),
      "format": .string(format.rawValue),
      "offset_basis": .string(document.provenance.offsetBasis),
      "page_kind": .string(document.pageKind?.kind.rawValue),
      "page_kind_confidence": .number(document.pageKind?.confidence),
      "metadata": .object(
        Metadata.Field.allCases.compactMap { field in
          metadata[field].map { JSONValue.Member(field.rawValue, .string($0)) }
        }),
      "metadata_sources": .object(
        Metadata.Field.allCases.compactMap { field in
          metadata.source(of: field).map { JSONValue.Member(field.rawValue, .string("\($0)")) }
        }),
      "notes": .array(
        document.notes.map { ["code": .string($0.code), "message": .string($0.message)] }),
      "text": .string(basis.string),
      "blocks": .array(document.blocks.map { json($0, basis) }),
    ]
    return value.compactText
  }

  private func json(_ block: Block, _ basis: OffsetBasis) -> JSONValue {
    let range = basis.characters(block.span)
    return [
      "kind": .string(block.kind.rawValue),
      "level": .integer(Int(block.level)),
      "section": block.section >= 0 ? .integer(Int(block.section) + 1) : .null,
      "page": .integer(block.page.map(Int.init)),
      "part": .string(block.part?.rawValue),
      "counted": .bool(block.isCounted),
      "char_start": .integer(range.lowerBound),
      "char_end": .integer(range.upperBound),
      "text": .string(document.string(block.span)),
    ]
  }
}

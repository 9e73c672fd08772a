internal import BinaryRecords
internal import CorpusModel
internal import Files

/// Writes the hits of a document as rows of `findings.csv` or `dropped.csv` and as lines of `findings.jsonl`.
///
/// Most of a row is what the row before says: document, place, sentence. Such stretches are written once and then
/// copied. The bytes are those of ``TableLayout/findings`` and ``TableLayout/dropped``.
struct FindingRowEncoder {
  /// The tables of hits.
  enum Kind {
    /// The hits that are counted.
    case counted
    /// The hits that are not.
    case dropped
  }

  /// The hit whose row is written.
  private(set) var hits: PackedHits
  private let kind: Kind
  private let documentID: String
  private let cells: FindingCells
  /// From the start of the row to the number of the hit.
  private let id: FindingStretch
  /// From there to the cell of the section.
  private let document: FindingStretch
  /// The cell of the section.
  private var section = FindingStretch()
  private var sectionText = 0..<0
  /// From the number of the hit to its first character.
  private var place = FindingStretch()
  private var sentence = FindingStretch()

  /// Starts before the first hit of a document.
  init(_ packed: PackedFindings, _ kind: Kind, of document: EncodedDocument, _ cells: FindingCells)
  {
    hits = PackedHits(packed)
    self.kind = kind
    self.cells = cells
    documentID = document.id
    // The number of the hit stands before the quotation marks that close its name.
    var id = FindingStretch(["hit_id": .text(document.id + (kind == .counted ? "#" : "#d"))])
    id.json[0] = UInt8(ascii: "{")
    id.json.removeLast()
    var rest = FindingStretch([
      "doc_id": .text(document.id), "source_sha256": .text(document.sha256),
    ]).betweenCommas
    rest.json.insert(UInt8(ascii: "\""), at: 0)
    if id.csv.first == UInt8(ascii: "\"") {
      id.csv.removeLast()
      rest.csv.insert(UInt8(ascii: "\""), at: 0)
    }
    rest.json.append(lent: cells.section.span)
    (self.id, self.document) = (id, rest)
    section.json.append(jsonString: "")
  }

  /// Goes on to the next hit; false behind the last.
  mutating func advance() -> Bool {
    do {
      guard try hits.advance() else { return false }
    } catch {
      preconditionFailure("packed findings are looked through when they are taken from a record")
    }
    if hits.isNewPlace { updatePlace() }
    return true
  }

  private mutating func updatePlace() {
    let new = hits.place
    if new.section != sectionText {
      sectionText = new.section
      section.csv.removeAll(keepingCapacity: true)
      section.csv.append(cell: hits.bytes, new.section)
      section.json.removeAll(keepingCapacity: true)
      section.json.append(jsonString: hits.bytes, new.section)
    }
    writePlace(new)
    sentence.csv.removeAll(keepingCapacity: true)
    sentence.csv.append(cell: hits.bytes, new.sentenceText)
    sentence.json.removeAll(keepingCapacity: true)
    sentence.json.append(contentsOf: cells.sentenceText)
    sentence.json.append(jsonString: hits.bytes, new.sentenceText)
  }

  private mutating func writePlace(_ new: PackedHits.Place) {
    place.csv.removeAll(keepingCapacity: true)
    place.csv.append(contentsOf: document.csv)
    place.csv.append(contentsOf: section.csv)
    place.csv.append(UInt8(ascii: ","))
    if let page = new.page { place.csv.append(integer: page) }
    place.json.removeAll(keepingCapacity: true)
    place.json.append(contentsOf: document.json)
    place.json.append(contentsOf: section.json)
    place.json.append(contentsOf: cells.page)
    place.json.append(json: .integer(new.page))
    for (key, number) in [(cells.block, new.block), (cells.sentence, new.sentence)] {
      place.csv.append(UInt8(ascii: ","))
      place.csv.append(integer: number)
      place.json.append(contentsOf: key)
      place.json.append(integer: number)
    }
    place.csv.append(UInt8(ascii: ","))
    place.json.append(contentsOf: cells.charStart)
  }

  /// Notes the hit in an index.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - document: the number of the document in it.
  ///   - offset: where the row will begin.
  /// - Throws: ``FileError`` where the index cannot be written.
  func note(
    in index: HitIndex, document: Int, offset: Int
  ) throws(FileError) {
    let term = String(decoding: hits.bytes[hits.term], as: UTF8.self)
    var hit = HitIndex.Hit()
    hit.document = document
    hit.term = index.number(ofTerm: term, category: hits.category)
    hit.sentence = hits.place.sentence
    let isQuoted = sentence.csv.first == UInt8(ascii: "\"")
    hit.sentenceLength = sentence.csv.count - (isQuoted ? 2 : 0)
    hit.isInHeading = hits.marks.contains(.heading)
    hit.contrast = hits.part?.contrast
    hit.offset = offset
    try index.add(hit)
  }

  // MARK: Rows

  /// Appends the hit as a row.
  func appendRow(to row: inout [UInt8]) {
    row.append(lent: id.csv.span)
    row.append(integer: hits.number)
    row.append(lent: place.csv.span)
    row.append(integer: hits.charStart)
    row.append(UInt8(ascii: ","))
    row.append(integer: hits.charEnd)
    row.append(UInt8(ascii: ","))
    row.append(cell: hits.bytes, hits.text)
    row.append(UInt8(ascii: ","))
    row.append(cell: hits.bytes, hits.term)
    cells.categories.append(hits.category, toRow: &row)
    cells.marks.append(Int(hits.marks.rawValue), toRow: &row)
    switch kind {
    case .counted: appendRelation(to: &row)
    case .dropped: append(cells: [hits.dropped?.code, hits.dropped?.pattern], to: &row)
    }
    row.append(lent: sentence.csv.span)
    cells.versions.append(hits.category, toRow: &row)
    if let span = hits.fileSpan { row.append(integer: span.lowerBound) }
    row.append(UInt8(ascii: ","))
    if let span = hits.fileSpan { row.append(integer: span.upperBound) }
    row.append(UInt8(ascii: ","))
    row.append(integer: hits.sentenceOffset)
    row.append(UInt8(ascii: "\r"))
    row.append(UInt8(ascii: "\n"))
  }

  private func appendRelation(to row: inout [UInt8]) {
    guard let part = hits.part else {
      row.append(lent: cells.noRelation.csv.span)
      return
    }
    row.append(UInt8(ascii: ","))
    row += FindingStretch(["contrast_id": .text(contrastID(part))]).csv
    append(cells: [part.role, part.stance], to: &row)
  }

  private func contrastID(_ part: PackedHits.Part) -> String? {
    part.contrast.map { RelationFinding.id(documentID, $0) }
  }

  /// Appends cells with a comma before and behind each.
  private func append(cells texts: [Range<Int>?], to row: inout [UInt8]) {
    row.append(UInt8(ascii: ","))
    for text in texts {
      if let text { row.append(cell: hits.bytes, text) }
      row.append(UInt8(ascii: ","))
    }
  }

  /// Appends the hit as a line of JSON, as those stand that are counted.
  func appendLine(to line: inout [UInt8]) {
    line.append(lent: id.json.span)
    line.append(integer: hits.number)
    line.append(lent: place.json.span)
    line.append(integer: hits.charStart)
    line.append(lent: cells.charEnd.span)
    line.append(integer: hits.charEnd)
    line.append(lent: cells.text.span)
    line.append(jsonString: hits.bytes, hits.text)
    line.append(lent: cells.term.span)
    line.append(jsonString: hits.bytes, hits.term)
    cells.categories.append(hits.category, toLine: &line)
    cells.marks.append(Int(hits.marks.rawValue), toLine: &line)
    appendRelation(toLine: &line)
    line.append(lent: sentence.json.span)
    cells.versions.append(hits.category, toLine: &line)
    line.append(json: .integer(hits.fileSpan?.lowerBound))
    line.append(lent: cells.byteEnd.span)
    line.append(json: .integer(hits.fileSpan?.upperBound))
    line.append(lent: cells.sentenceOffset.span)
    line.append(integer: hits.sentenceOffset)
    line.append(UInt8(ascii: "}"))
    line.append(UInt8(ascii: "\n"))
  }

  private func appendRelation(toLine line: inout [UInt8]) {
    guard let part = hits.part else {
      line.append(lent: cells.noRelation.json.span)
      return
    }
    line += FindingStretch(["contrast_id": .text(contrastID(part))]).json
    for (key, text) in [(cells.role, part.role), (cells.stance, part.stance)] {
      line.append(contentsOf: key)
      if let text { line.append(jsonString: hits.bytes, text) } else { line.append(json: .null) }
    }
  }
}

/// The hits of one document as tables show them: each sentence and heading once, however many hits stand there.
///
/// An element is put together when it is asked for. Elements stand in the order in which they were added.
public struct Findings: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// Where hits stand that follow each other in one sentence, as in ``Finding``; its texts as places in ``Findings/texts``.
  package struct Place: Sendable {
    package var section = 0..<0
    package var page: Int?
    package var block = 0
    package var blockKind = Block.Kind.paragraph
    package var sentence = 0
    package var sentenceText = 0..<0

    /// Makes a place without texts.
    package init() {}
  }

  /// What a hit has for itself, as in ``Finding``.
  package struct Entry: Sendable {
    /// The index of its place in ``Findings/places``.
    package var place: Int
    /// The index of its term in ``Findings/terms``.
    package var term: Int
    package var category: CategoryID
    package var marks: Marks
    package var charStart, charEnd: Int
    /// Its words, as a place in ``Findings/texts``.
    package var text: Range<Int>
    package var sentenceOffset: Int
    package var fileSpan: TextSpan?
    /// The index of its verdict in ``Findings/verdicts``; nil where there is none.
    package var verdict: Int?

    /// Makes an entry without marks and verdict.
    package init(
      place: Int, term: Int, category: CategoryID, charStart: Int, charEnd: Int,
      text: Range<Int>, sentenceOffset: Int
    ) {
      self.place = place
      self.term = term
      self.category = category
      self.charStart = charStart
      self.charEnd = charEnd
      self.text = text
      self.sentenceOffset = sentenceOffset
      marks = []
    }
  }

  /// What few hits have, as in ``Finding``.
  package struct Verdict: Sendable {
    package var dropped: DroppedHit.Reason?
    package var relation: Finding.Part?

    /// Makes a verdict; nil where there is nothing to say.
    package init?(dropped: DroppedHit.Reason?, relation: Finding.Part?) {
      if dropped == nil, relation == nil { return nil }
      self.dropped = dropped
      self.relation = relation
    }
  }

  /// The texts, one behind the other, in UTF-8.
  package var texts: [UInt8] = []
  /// The places, in the order of their hits.
  package var places: [Place] = []
  /// The hits.
  package var entries: [Entry] = []
  /// The patterns of terms, as the lexicon writes them.
  package private(set) var terms: [String]
  /// The verdicts of hits that have one.
  package private(set) var verdicts: [Verdict] = []

  /// Starts without hits; they will be of these terms.
  package init(terms: [String]) { self.terms = terms }

  /// Takes findings, in their order.
  public init(_ findings: some Sequence<Finding>) {
    terms = []
    for finding in findings { append(finding) }
  }

  /// Takes findings, in their order.
  public init(arrayLiteral elements: Finding...) { self.init(elements) }

  // MARK: Adding

  /// Adds a finding behind the others.
  public mutating func append(_ finding: Finding) {
    if !isAtLastPlace(finding) { appendPlace(of: finding) }
    if terms.last != finding.term { terms.append(finding.term) }
    var entry = Entry(
      place: places.count - 1, term: terms.count - 1, category: finding.category,
      charStart: finding.charStart, charEnd: finding.charEnd, text: append(finding.text),
      sentenceOffset: finding.sentenceOffset)
    entry.marks = finding.marks
    entry.fileSpan = finding.fileSpan
    append(entry, Verdict(dropped: finding.dropped, relation: finding.relation))
  }

  /// Adds a hit whose texts are in ``texts``.
  package mutating func append(_ entry: Entry, _ verdict: Verdict?) {
    var entry = entry
    if let verdict {
      entry.verdict = verdicts.count
      verdicts.append(verdict)
    }
    entries.append(entry)
  }

  private func isAtLastPlace(_ finding: Finding) -> Bool {
    guard let last = places.last else { return false }
    return last.sentence == finding.sentence && last.block == finding.block
      && last.page == finding.page && last.blockKind == finding.blockKind
      && texts[last.section].elementsEqual(finding.section.utf8)
      && texts[last.sentenceText].elementsEqual(finding.sentenceText.utf8)
  }

  private mutating func appendPlace(of finding: Finding) {
    var place = Place()
    let known = places.last?.section ?? 0..<0
    place.section =
      texts[known].elementsEqual(finding.section.utf8) ? known : append(finding.section)
    place.page = finding.page
    place.block = finding.block
    place.blockKind = finding.blockKind
    place.sentence = finding.sentence
    place.sentenceText = append(finding.sentenceText)
    places.append(place)
  }

  private mutating func append(_ text: String) -> Range<Int> {
    let start = texts.count
    texts.append(contentsOf: text.utf8)
    return start..<texts.count
  }

  // MARK: Elements

  /// 0.
  public var startIndex: Int { 0 }
  /// How many hits there are.
  public var endIndex: Int { entries.count }

  /// The hit at a place.
  public subscript(index: Int) -> Finding {
    let entry = entries[index]
    let place = places[entry.place]
    let verdict = entry.verdict.map { verdicts[$0] }
    var finding = Finding(
      section: text(place.section), page: place.page, block: place.block,
      blockKind: place.blockKind, sentence: place.sentence,
      charStart: entry.charStart, charEnd: entry.charEnd,
      text: text(entry.text), term: terms[entry.term], category: entry.category,
      marks: entry.marks, sentenceText: text(place.sentenceText),
      sentenceOffset: entry.sentenceOffset, dropped: verdict?.dropped)
    finding.relation = verdict?.relation
    finding.fileSpan = entry.fileSpan
    return finding
  }

  /// One of the texts.
  package func text(_ place: Range<Int>) -> String {
    String(decoding: texts[place], as: UTF8.self)
  }
}

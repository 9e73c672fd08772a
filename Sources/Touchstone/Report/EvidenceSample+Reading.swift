import CorpusModel
import Reporting

/// Where the hits come from: the table of a run, or what a scan has noted of them.
extension EvidenceSample {
  /// A hit of the document that is being read.
  struct Hit {
    var category: Int
    /// The number of its term as of what is counted, if figures of that are shown.
    var term: Int?
    var quality: Int
    var hash: UInt64
    /// The number of its sentence among those of the document that have hits.
    var sentence: Int
    var place: Int
  }

  /// A sentence of the document that is being read.
  struct Sentence {
    var start: Int
    var count = 0
  }

  /// What was read of a document.
  struct Reading {
    var document = -1
    var group = 0
    /// How many sentences it has, where the places of its hits are asked for.
    var placedSentences: Double?
    var hits: [Hit] = []
    var sentences: [Sentence] = []
    var sentenceNumber = -1
    var seed: UInt64 = 0
    var units = HitsByUnit()

    /// Forgets the document, and keeps the storage.
    mutating func clear() {
      var next = Reading()
      swap(&next, &self)
      swap(&next.hits, &hits)
      swap(&next.sentences, &sentences)
      swap(&next.units, &units)
      hits.removeAll(keepingCapacity: true)
      sentences.removeAll(keepingCapacity: true)
    }
  }

  /// The hits of a document by what they are counted as; keeps its storage from one document to the next.
  struct HitsByUnit {
    /// By the number of what is counted.
    private var hits: [[Int]] = []
    /// What has hits.
    private var used: [Int] = []

    /// Adds a hit to those of a unit.
    mutating func add(_ hit: Int, to unit: Int) {
      while hits.count <= unit { hits.append([]) }
      if hits[unit].isEmpty { used.append(unit) }
      hits[unit].append(hit)
    }

    /// Calls `body` with each unit and its hits, and takes them out.
    mutating func empty(_ body: (Int, [Int]) -> Void) {
      for unit in used {
        body(unit, hits[unit])
        hits[unit].removeAll(keepingCapacity: true)
      }
      used.removeAll(keepingCapacity: true)
    }
  }

  /// A row of hits, as it is drawn from.
  struct Row {
    /// The number of the hit in its document, from 1.
    var number: Int
    var category: Int
    /// The number of its term as ``number(ofTerm:)`` gives it.
    var term: Int?
    /// The number of its sentence in the document.
    var sentence: Int
    /// The length of the sentence in the table.
    var length: Int
    var isInHeading: Bool
    /// Its contrast, as ``contrastKey(run:id:)``.
    var contrast: String?
    /// Where it begins.
    var offset: Int
  }

  /// Takes the hits of a run from its table.
  mutating func read(_ run: Int) throws {
    let finder = try corpus.finder(ofRun: run)
    let categories = Dictionary(
      corpus.outline.categories.enumerated().map { ($1.path, $0) },
      uniquingKeysWith: { first, _ in first })
    var reading = Reading()
    var number = 0
    var name = ""
    var found: PageCorpus.Finder.Found?
    let columns = [
      "doc_id", "category", "term", "marks", "sentence", "sentence_text", "contrast_id",
    ]
    try RunFile("findings.csv", in: corpus.runs[run]).forEachRow(columns) { row in
      if name.isEmpty || !row.cell(0, equals: name) {
        finish(&reading)
        name = row[0]
        found = try finder.find(row)
        number = 0
        try begin(&reading, found.map { ($0.number, $0.group) }, name)
      }
      number += 1
      guard let found, let category = categories[row[1]] else { return }
      let term = RunTables.Term(category: category, text: row[2])
      // Hits that were left out of a comparison stand behind no figure.
      guard found.counts(term) else { return }
      take(
        Row(
          number: number, category: category, term: self.number(ofTerm: term),
          sentence: try row.integer(4), length: row.length(5),
          isInHeading: row.length(3) > 0 && row[3].contains("heading"),
          contrast: row.length(6) > 0
            ? EvidenceSample.contrastKey(run: run, id: row[6]) : nil, offset: row.offset),
        into: &reading)
    }
    finish(&reading)
  }

  /// Takes the hits of the only run as they were noted while it was written.
  mutating func read(_ hits: HitIndex) throws {
    let finder = try corpus.finder(ofRun: 0)
    let terms = hits.terms.map { term in
      number(ofTerm: RunTables.Term(category: term.category, text: term.text))
    }
    var reading = Reading()
    var name = ""
    try hits.forEach { hit in
      if hit.document != reading.document {
        finish(&reading)
        let found = try finder.find(number: hit.document)
        name = found?.id ?? ""
        try begin(&reading, found.map { (hit.document, $0.group) }, name)
      }
      take(
        Row(
          number: hit.number, category: hits.terms[hit.term].category, term: terms[hit.term],
          sentence: hit.sentence,
          length: hit.sentenceLength, isInHeading: hit.isInHeading,
          contrast: hit.contrast.map {
            EvidenceSample.contrastKey(run: 0, id: RelationFinding.id(name, $0))
          }, offset: hit.offset),
        into: &reading)
    }
    finish(&reading)
  }
}

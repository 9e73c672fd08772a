import CorpusModel
import Foundation
import Reporting

/// Small values that the tests of this room share.
enum Samples {
  /// A lexicon of four categories, two poles, and one category on neither.
  static let outline: LexiconOutline = {
    var outline = LexiconOutline(
      name: "toy", version: "1.2", sha256: String(repeating: "e", count: 64),
      categories: [
        .init(path: "values.trust", label: "Trust", pole: "values"),
        .init(path: "values.care", label: "Care", pole: "values"),
        .init(path: "targets.metrics", label: "Metrics", pole: "targets"),
        .init(path: "context.money", label: "Money", pole: nil),
      ],
      poles: .init(first: "values", second: "targets"))
    outline.files = [LexiconFile(path: "lexicons/toy.yaml", sha256: outline.sha256)]
    return outline
  }()

  /// What the manifest says of a run.
  static let record = RunRecord(
    toolVersion: "0.1.0",
    options: [.init("paths", ["corpora/toy"]), .init("tables", .null)],
    jobs: 2, started: Timestamp(seconds: 1_767_225_600))

  /// A finding; `category` numbers the outline's list.
  static func finding(
    _ text: String, category: Int, marks: Marks = [], dropped: DroppedHit.Reason? = nil
  ) -> Finding {
    Finding(
      section: "Aims, and means", page: nil, block: 2, blockKind: .paragraph, sentence: 3,
      charStart: 10, charEnd: 10 + text.count, text: text, term: text.lowercased() + "*",
      category: CategoryID(category), marks: marks, sentenceText: "- We \"\(text)\", always.",
      sentenceOffset: 6,
      dropped: dropped)
  }

  /// A document with hits in three categories.
  static func document(
    _ id: String = "b/one.md", group: String? = "north", hits: [Int] = [2, 1, 1, 1],
    words: Int = 570
  ) -> ScannedDocument {
    var metadata = Metadata()
    metadata.set(.group, to: group, from: .folder)
    metadata.set(.title, to: "=Our values", from: .meta("og:title"))
    metadata.set(.date, to: "2024-05", from: .jsonLD)
    return ScannedDocument(
      id: id, sha256: String(repeating: "a", count: 64), bytes: 4321, format: .markdown,
      metadata: metadata, offsetBasis: "source",
      notes: [ReadingNote(code: "encoding_guessed", message: "read as windows-1252")],
      words: words, tokens: words + 30, sentences: 37, hits: hits,
      weightedHits: hits.map { Double($0) * 1.5 },
      clusters: [
        PoleCount(first: hits[0], second: 0), PoleCount(first: hits[1], second: hits[2]),
        PoleCount(),
      ],
      findings: [
        finding("Trust", category: 0, marks: [.heading, .negated]), finding("care", category: 1),
        finding("metric", category: 2, marks: .quoted),
      ],
      dropped: [finding("trust", category: 0, dropped: .falseFriend("trust fund"))])
  }

  /// A document that was not read.
  static let problem = Problem(
    path: "c/two.pdf", severity: .error, code: "format_not_read", message: "a PDF, \"encrypted\"",
    advice: "Save it without a password.", sha256: String(repeating: "b", count: 64))

  /// A fresh folder for one test, which is removed afterwards.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/touchstone-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The names in a folder, hidden ones too, in order.
  static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// A JSON object that Foundation read.
  static func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
  }
}

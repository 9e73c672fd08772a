internal import CorpusModel
internal import Measures

/// The text of `manifest.json`, piece by piece, so that a hundred thousand inputs need no memory.
///
/// Members stand on lines of their own; each input and each output is one line.
enum ManifestText {
  /// How every manifest of this tool begins; a run folder is known by it.
  static let opening = Array("{\n  \"tool\": {\n    \"name\": \"touchstone\"".utf8)
  /// How the list of outputs begins.
  static let outputsOpening = Array("\n  \"outputs\": [".utf8)

  /// How the entry of an output begins.
  static func outputKey(_ file: String) -> [UInt8] {
    var bytes = Array("\n    {\"file\":".utf8)
    bytes.append(jsonString: file)
    return bytes
  }

  /// Everything before the first input.
  static func head(
    _ record: RunRecord, _ outline: LexiconOutline, _ thresholds: Reliability.Thresholds
  ) -> [UInt8] {
    let members: JSONValue = [
      "tool": ["name": "touchstone", "version": .string(record.toolVersion)],
      "started": .string(record.started.text),
      "jobs": .integer(record.jobs),
      "options": .object(record.options),
      "lexicon": .object(lexicon(LexiconOutline.Identity(outline))),
      "lexicons": .array(
        outline.lexicons.map { .object(lexicon($0) + [.init("files", files(of: $0))]) }),
      "measures": MeasureSettings.json(thresholds),
    ]
    var bytes: [UInt8] = []
    bytes.append(prettyJSON: members)
    bytes.removeLast(2)  // The object is still open: its end is cut off.
    bytes.append(text: ",\n  \"inputs\": [")
    return bytes
  }

  private static func lexicon(_ lexicon: LexiconOutline.Identity) -> [JSONValue.Member] {
    [
      .init("name", .string(lexicon.name)), .init("version", .string(lexicon.version)),
      .init("sha256", .string(lexicon.sha256)), .init("path", .string(lexicon.path)),
    ]
  }

  private static func files(of lexicon: LexiconOutline.Identity) -> JSONValue {
    .array(
      lexicon.files.map { ["path": .string($0.path), "sha256": .string($0.sha256)] })
  }

  /// The line of one input; the digest and the length are left open where they are not known.
  static func input(
    path: String, sha256: String?, bytes: Int?, isRead: Bool, isFirst: Bool
  ) -> [UInt8] {
    line(
      [
        "path": .string(path), "sha256": .string(sha256), "bytes": .integer(bytes),
        "read": .bool(isRead),
      ], isFirst: isFirst)
  }

  /// Everything after the last input.
  static func tail(_ outputs: [OutputRecord], finished: Timestamp, hasInputs: Bool) -> [UInt8] {
    var bytes = Array((hasInputs ? "\n  ]," : "],").utf8)
    bytes.append(contentsOf: outputsOpening)
    for (index, output) in outputs.enumerated() {
      let members: JSONValue = [
        "file": .string(output.file), "sha256": .string(output.sha256),
        "bytes": .integer(output.bytes), "rows": .integer(output.rows),
      ]
      bytes.append(contentsOf: line(members, isFirst: index == 0))
    }
    bytes.append(text: "\n  ],\n  \"finished\": ")
    bytes.append(jsonString: finished.text)
    bytes.append(text: "\n}\n")
    return bytes
  }

  private static func line(_ value: JSONValue, isFirst: Bool) -> [UInt8] {
    var bytes = Array((isFirst ? "\n    " : ",\n    ").utf8)
    bytes.append(json: value)
    return bytes
  }
}

/// What the measures were computed with, stated in every run.
enum MeasureSettings {
  /// The level of every interval.
  static let confidence = 0.95

  /// The settings as JSON.
  static func json(_ thresholds: Reliability.Thresholds) -> JSONValue {
    [
      "confidence": .number(confidence),
      "insufficient_below": [
        "words": .integer(thresholds.insufficientWords),
        "hits": .integer(thresholds.insufficientHits),
      ],
      "low_below": ["words": .integer(thresholds.lowWords), "hits": .integer(thresholds.lowHits)],
    ]
  }
}

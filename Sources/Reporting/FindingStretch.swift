internal import BinaryRecords
internal import CorpusModel

/// Some cells of a row of hits as they are written, in CSV and in JSON.
///
/// In CSV the cells of a stretch are joined by commas, in JSON each has its key and a comma before it.
struct FindingStretch {
  /// The cells as CSV.
  var csv: [UInt8] = []
  /// The cells as JSON.
  var json: [UInt8] = []

  /// Makes a stretch of cells with their columns' names.
  init(_ cells: KeyValuePairs<String, Cell> = [:]) {
    var encoder = CSVEncoder()
    for (name, cell) in cells {
      encoder.append(cell)
      json += FindingStretch.key(name)
      json.append(json: JSONValue(cell))
    }
    csv = encoder.bytes
  }

  /// What stands before a value of JSON that is not the first.
  static func key(_ name: String) -> [UInt8] {
    var key: [UInt8] = [UInt8(ascii: ",")]
    key.append(jsonString: name)
    key.append(UInt8(ascii: ":"))
    return key
  }

  /// The stretch with commas around it in CSV.
  var betweenCommas: FindingStretch {
    var result = self
    result.csv = [UInt8(ascii: ",")] + csv + [UInt8(ascii: ",")]
    return result
  }
}

/// Several stretches, one behind the other.
struct FindingStretches: Sendable {
  /// The bytes of all.
  private var csv: [UInt8] = []
  private var json: [UInt8] = []
  /// Where each begins, and the last one ends.
  private var csvBounds = [0]
  private var jsonBounds = [0]

  init(_ stretches: [FindingStretch]) {
    for stretch in stretches {
      csv += stretch.csv
      json += stretch.json
      csvBounds.append(csv.count)
      jsonBounds.append(json.count)
    }
  }

  /// Appends a stretch to a row of CSV.
  func append(_ number: Int, toRow row: inout [UInt8]) {
    row.append(lent: csv.span.extracting(csvBounds[number]..<csvBounds[number + 1]))
  }

  /// Appends a stretch to a line of JSON.
  func append(_ number: Int, toLine line: inout [UInt8]) {
    line.append(lent: json.span.extracting(jsonBounds[number]..<jsonBounds[number + 1]))
  }
}

/// The stretches of rows of hits that follow from the lexicons.
struct FindingCells: Sendable {
  /// Category and pole, for each category.
  let categories: FindingStretches
  /// The version of the lexicon of each category, and the key behind it.
  let versions: FindingStretches
  /// Every set of marks, by its bits.
  let marks: FindingStretches

  /// Writes the stretches for some lexicons.
  init(_ outline: LexiconOutline) {
    let lexicons = outline.lexicons
    categories = FindingStretches(
      outline.categories.map {
        FindingStretch(["category": .text($0.path), "pole": .text($0.pole)]).betweenCommas
      })
    versions = FindingStretches(
      outline.categories.map { category in
        let version = lexicons[category.lexicon].version
        var stretch = FindingStretch(["lexicon_version": .text(version)]).betweenCommas
        stretch.json += FindingStretch.key("byte_start")
        return stretch
      })
    marks = FindingStretches(
      (0...UInt8.max).map { FindingStretch(["marks": .list(Marks(rawValue: $0).names)]) })
  }

  // The keys before values that are different in each row.
  let section = FindingStretch.key("section")
  let page = FindingStretch.key("page")
  let block = FindingStretch.key("block")
  let sentence = FindingStretch.key("sentence")
  let charStart = FindingStretch.key("char_start")
  let charEnd = FindingStretch.key("char_end")
  let text = FindingStretch.key("text")
  let term = FindingStretch.key("term")
  let role = FindingStretch.key("contrast_role")
  let stance = FindingStretch.key("stance")
  let sentenceText = FindingStretch.key("sentence_text")
  let byteEnd = FindingStretch.key("byte_end")
  let sentenceOffset = FindingStretch.key("sentence_offset")
  /// What stands where a hit is no part of a relation.
  let noRelation = FindingStretch([
    "contrast_id": .missing, "contrast_role": .missing, "stance": .missing,
  ]).betweenCommas
}

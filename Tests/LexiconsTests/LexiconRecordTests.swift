import BinaryRecords
import Testing

@testable import Lexicons

/// Lexicons as bytes.
struct LexiconRecordTests {
  /// A lexicon that has everything of which a record must keep something.
  private static let text = """
    name: small
    version: 1.2.0
    language: en-GB
    licence: CC0-1.0
    description: Four categories.
    poles: [values, targets]
    unless: [value for money]
    categories:
      values:
        label: Values
        definition: What matters.
        unless: [face value*]
        categories:
          trust:
            label: Trust
            ground: A report.
            unless: [NHS trust]
            terms:
              - trust*
              - term: (deep|deeply held) {0,2} 'faith'
                unless: [faith school]
                within: [people]
                window: 5
                weight: 0.5
                note: a remark
                source: a book
                matches: ["In ↓deep faith↑."]
                misses: ["A faith school."]
              - term: Care
                case: true
            matches: ["We trust them."]
            misses: ["An NHS trust."]
      targets: [KPI, key * target, naïve café]
    contrasts:
      - id: not_x_but_y
        label: Not one but the other
        note: a remark
        patterns: ["not @targets , but ... @values", "@targets {0,3} . (less|fewer) @values"]
        prefers: values
        reverse: true
        question: true
        stance: driver
        unless: [not only]
        matches: ["Not KPI, but trust?"]
        misses: ["KPI and trust."]
      - id: both
        patterns: ["@values and @targets"]
        prefers: both
    stances:
      - id: driver
        label: Drives
        patterns: ["@values drives"]
        unless: [test drives]
        matches: ["Trust drives us."]
    modalities:
      conceded: [although]
    voices:
      citizen: [I feel]
    """

  private func read(_ text: String = text) throws -> Lexicon {
    try LexiconReader().read(Array(text.utf8), file: "my.yaml", sha256: "0a")
  }

  private func record(of lexicon: Lexicon) -> [UInt8] {
    var record = RecordWriter()
    lexicon.write(to: &record)
    return record.bytes
  }

  @Test func aRecordGivesTheSameLexicon() throws {
    var lexicon = try read()
    lexicon.baseSHA256 = "0b"
    var reader = RecordReader(record(of: lexicon))
    let again = try Lexicon(from: &reader)
    // What a description shows is all that there is, whatever is added to a lexicon later.
    #expect(String(reflecting: again) == String(reflecting: lexicon))
    #expect(reader.isAtEnd)
  }

  @Test func aRecordThatIsCutOffIsDamaged() throws {
    let record = record(of: try read())
    for length in record.indices {
      var reader = RecordReader(Array(record[..<length]))
      #expect(throws: RecordReader.Damage.self) { try Lexicon(from: &reader) }
    }
  }

  @Test func damageIsNoBreakdown() throws {
    let record = record(of: try read())
    for place in record.indices {
      for byte: UInt8 in [0x00, 0xFF] {
        var damaged = record
        damaged[place] = byte
        var reader = RecordReader(damaged)
        _ = try? Lexicon(from: &reader)
      }
    }
  }
}

import Testing

@testable import CorpusModel

struct MetadataTests {
  @Test func fillingTakesEveryFieldThatIsNotKnown() {
    var known = Metadata()
    var other = Metadata()
    for field in Metadata.Field.allCases {
      other.set(field, to: "other \(field.rawValue)", from: .jsonLD)
    }
    known.set(.title, to: "known", from: .manifest)
    let filled = known.filled(from: other)
    #expect(filled.title == "known")
    #expect(filled.source(of: .title) == .manifest)
    for field in Metadata.Field.allCases.dropFirst() {
      #expect(filled[field] == "other \(field.rawValue)")
      #expect(filled.source(of: field) == .jsonLD)
    }
  }
}

import Testing

@testable import CorpusModel

struct MetadataTests {
  @Test func fillingTakesEveryFieldThatIsNotKnown() {
    var known = Metadata()
    var other = Metadata()
    for field in Metadata.fields { other[keyPath: field.value] = "other \(field.name)" }
    known.title = "known"
    let filled = known.filled(from: other)
    #expect(filled.title == "known")
    for field in Metadata.fields.dropFirst() {
      #expect(filled[keyPath: field.value] == "other \(field.name)")
    }
  }
}

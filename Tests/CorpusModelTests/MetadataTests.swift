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

  @Test func everyFieldHasAPlaceOfItsOwn() {
    var metadata = Metadata()
    for field in Metadata.Field.allCases { metadata.set(field, to: field.rawValue, from: .url) }
    for field in Metadata.Field.allCases { #expect(metadata[field] == field.rawValue) }
  }

  @Test func whatIsForgottenWasNeverKnown() {
    var metadata = Metadata()
    metadata.set(.title, to: nil, from: .text)
    #expect(metadata == Metadata())
    metadata.set(.title, to: "known", from: .text)
    metadata.set(.title, to: nil, from: .url)
    #expect(metadata == Metadata() && metadata.hashValue == Metadata().hashValue)
    #expect(metadata.filled(from: Metadata()) == Metadata())
  }
}

import CorpusModel
import Testing

struct FindingsTests {
  /// Hits that differ from the one before in place, section, verdict or nothing.
  private static func samples() -> [Finding] {
    var finding = Finding(
      section: "Aims", page: 2, block: 4, blockKind: .paragraph, sentence: 7, charStart: 30,
      charEnd: 35, text: "trust", term: "trust*", category: CategoryID(1), marks: .quoted,
      sentenceText: "We trust – and we are trusted.", sentenceOffset: 3)
    var result = [finding]
    finding.charStart = 48
    finding.charEnd = 55
    finding.text = "trusted"
    finding.marks = []
    finding.relation = Finding.Part(contrast: 3, role: "preferred")
    result.append(finding)
    finding.section = ""
    finding.page = nil
    finding.sentence = 8
    finding.blockKind = .listItem
    finding.relation = nil
    finding.dropped = .falseFriend("trust fund")
    finding.fileSpan = TextSpan(start: 90, end: 97)
    result.append(finding)
    finding.section = "Aims"
    finding.sentenceText = ""
    finding.term = "trusted"
    result.append(finding)
    return result
  }

  @Test
  func elementsAreWhatWasAdded() {
    let samples = Self.samples()
    #expect(Array(Findings(samples)) == samples)
    #expect(Array(Findings(samples.reversed())) == samples.reversed())
    #expect(Findings([]).isEmpty)
  }

  @Test
  func aSentenceAndItsHeadingAreKeptOnce() {
    let first = Self.samples()[0]
    let one = Findings([first])
    let many = Findings(repeatElement(first, count: 50))
    #expect(many.places.count == 1)
    #expect(many.texts.count == one.texts.count + 49 * first.text.utf8.count)
  }
}

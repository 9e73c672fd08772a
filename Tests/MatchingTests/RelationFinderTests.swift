import CorpusModel
import Lexicons
import Testing

@testable import Matching

/// Relations by hand-written patterns; the built-in lexicon's own are run by its examples.
struct RelationFinderTests {
  private static let yaml = """
    poles: [values, targets]
    categories:
      values: [trust, kindness, dignity]
      targets: [target, targets, compliance, "KPI"]
    contrasts:
      - id: additive
        patterns: ["not only ... @targets ... but also ... @values"]
        prefers: both
      - id: rather
        patterns: ["@values {0,3} rather than {0,2} @targets"]
        prefers: values
        reverse: true
      - id: not_but
        patterns: ["not {0,2} @targets {0,2} but {0,2} @values"]
        prefers: values
        unless: [not only]
      - id: either
        question: true
        patterns: ["will you ... @targets ... or ... @values"]
        prefers: values
      - id: instead
        patterns: ["@targets {0,4} . instead ... @values"]
        prefers: values
      - id: more
        patterns: ["@targets {0,2} more than {0,3} @values"]
        prefers: targets
      - id: beyond
        patterns: ["look beyond {0,2} @targets"]
        prefers: values
    stances:
      - id: driver
        patterns: ["@values (drive|drives) {0,2}", "driven by {0,1} @values"]
      - id: barrier
        patterns: ["@values ... (barrier to)"]
    modalities:
      rhetorical: ["who wants"]
      conceded: [of course]
      rejected: ["not assume"]
    voices:
      citizen: ["you ... me"]
      reported: ["said that"]
    """

  /// A text and its relations as `pattern/prefers/stance/modality/voice: first hits; second hits`.
  @Test(arguments: [
    ("We want trust rather than targets.", ["rather/values//asserted/author: trust; targets"]),
    (
      "We want targets rather than trust.",
      ["rather_reversed/targets//asserted/author: trust; targets"]
    ),
    (
      "We want trust, kindness and dignity rather than targets or compliance.",
      ["rather/values//asserted/author: trust kindness dignity; targets compliance"]
    ),
    ("Not targets but trust.", ["not_but/values//asserted/author: trust; targets"]),
    ("Not only targets but also trust.", ["additive/both//asserted/author: trust; targets"]),
    ("Will you set targets or show trust?", ["either/values//questioned/author: trust; targets"]),
    (
      "Will you set targets or show me trust?",
      ["either/values//questioned/citizen: trust; targets"]
    ),
    ("You set targets or show trust.", []),
    ("We had targets. Instead we need trust.", ["instead/values//asserted/author: trust; targets"]),
    ("We had targets. We need trust.", []),
    ("They push targets more than trust.", ["more/targets//asserted/author: trust; targets"]),
    ("They don’t push targets more than trust.", ["more/values//asserted/author: trust; targets"]),
    ("We look beyond the targets.", ["beyond/values//asserted/author: ; targets"]),
    ("Trust drives change.", ["driver//driver/asserted/author: Trust; "]),
    ("She said that trust drives change.", ["driver//driver/asserted/reported: trust; "]),
    ("Of course trust is a barrier to speed.", ["barrier//barrier/conceded/author: trust; "]),
    (
      "Let us not assume that trust is a barrier to speed.",
      ["barrier//barrier/rejected/author: trust; "]
    ),
    ("Trust is not a barrier to speed.", ["barrier//barrier/rejected/author: Trust; "]),
    ("Is trust a barrier to speed?", ["barrier//barrier/questioned/author: trust; "]),
    ("Who wants staff driven by trust?", ["driver//driver/rhetorical/author: trust; "]),
    (
      "People driven by trust want kindness rather than targets.",
      ["rather/values/driver/asserted/author: trust kindness; targets"]
    ),
    ("Trust and targets.", []),
    ("", []),
  ])
  func findsStatements(text: String, expected: [String]) throws {
    let bench = try Bench(RelationFinderTests.yaml)
    let (document, matches) = bench.matches(text)
    let words: ([Int]) -> String = { hits in
      hits.map { document.string(matches.hits[$0].span) }.joined(separator: " ")
    }
    #expect(
      matches.relations.map { relation in
        [
          relation.pattern, relation.prefers ?? "", relation.stance ?? "",
          relation.modality.rawValue, relation.voice,
        ].joined(separator: "/") + ": \(words(relation.firstHits)); \(words(relation.secondHits))"
      } == expected)
  }

  @Test func relationsStayInTheirBlock() throws {
    let bench = try Bench(RelationFinderTests.yaml)
    #expect(bench.matches("We had targets.\n\nInstead we need trust.").matches.relations.isEmpty)
  }

  @Test func aLongSentenceOfHitsEndsInTime() throws {
    let bench = try Bench(RelationFinderTests.yaml)
    let text = String(repeating: "not trust targets but kindness ", count: 400)
    #expect(bench.matches(text).matches.relations.count <= 400)
  }

  @Test(arguments: [
    ("contrasts:\n  - {id: a, patterns: [\"@vals x\"], prefers: values}", "unknownCategory"),
    ("contrasts:\n  - {id: a, patterns: [\"@values (x\"], prefers: values}", "badPattern"),
    ("contrasts:\n  - {id: a, patterns: [\"@values x\"], prefers: vals}", "unknownCategory"),
    ("contrasts:\n  - {id: a, patterns: [\"@values x\"]}", "missingKey"),
    ("contrasts:\n  - {id: a, pattern: [\"@values x\"], prefers: values}", "missingKey"),
    ("stances:\n  - {id: a, patterns: [\"...\"]}", "badPattern"),
    ("stances:\n  - {id: a, patterns: [\"@values x\"], prefers: values}", "unknownKey"),
  ])
  func faultsAreNamed(yaml: String, fault: String) {
    let head = "poles: [values, targets]\ncategories:\n  values: [x]\n  targets: [y]\n"
    #expect {
      try LexiconReader().read(Array((head + yaml).utf8), file: "r.yaml", sha256: "")
    } throws: { error in
      guard let error = error as? LexiconError else { return false }
      return "\(error.fault)".hasPrefix(fault) && error.location.line >= 5
    }
  }
}

import Testing

@testable import Touchstone

@Suite struct HitTallyTests {
  @Test func hitsBehindABlockWithoutWordsAreCounted() async throws {
    let folder = try TemporaryFolder()
    let page = try folder.write(
      "<p>We trust them a lot here.</p><p>%</p><p>We trust them and others too.</p>",
      to: "page.html")
    var options = ScanOptions()
    options.lexicon = .file(
      try folder.write("values: [trust]\ntargets: [\"%\"]\n", to: "small.yaml"))
    let run = try await TestRun([page], options: options)
    #expect(try run.table("counts.csv").rows.map { $0["hits"] } == ["2", "1"])
    #expect(try run.table("findings.csv").rows.count == 3)
  }
}

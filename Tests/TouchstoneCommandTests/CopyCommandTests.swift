import Foundation
import TestSupport
import Testing

/// `--sqlite` and `--excel`, as a user types them.
struct CopyCommandTests {
  private static let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    .path
  private static let files = ["datasette.json", "touchstone.sqlite", "touchstone.xlsx"]

  /// The files that a manifest lists.
  private func outputs(_ bench: CommandBench, _ folder: String) throws -> [String] {
    let object = try JSONSerialization.jsonObject(
      with: Data(try bench.text(folder + "/manifest.json").utf8))
    let manifest = try #require(object as? [String: Any])
    let outputs = try #require(manifest["outputs"] as? [[String: Any]])
    return outputs.compactMap { $0["file"] as? String }
  }

  @Test func aScanWritesThemWhereTheyAreAskedFor() throws {
    let bench = try CommandBench()
    let plain = try bench.run("touchstone scan '\(Self.example)' --output run --quiet")
    #expect(plain.status == 0)
    #expect(try Set(bench.names("run")).isDisjoint(with: Self.files))
    // The run is replaced, files beside CSV and all.
    for _ in 0..<2 {
      let result = try bench.run(
        "touchstone scan '\(Self.example)' --output run --quiet --sqlite --excel")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == "" && result.errors == "")
      #expect(try Set(bench.names("run")).isSuperset(of: Self.files))
      #expect(try (outputs(bench, "run") + ["manifest.json"]).sorted() == bench.names("run"))
    }
    let again = try bench.run("touchstone scan '\(Self.example)' --output run --quiet --excel")
    #expect(again.status == 0)
    #expect(try bench.names("run").filter(Self.files.contains) == ["touchstone.xlsx"])
  }

  @Test func aComparisonWritesThemToo() throws {
    let bench = try CommandBench()
    let result = try bench.run(
      """
      touchstone compare '\(Self.example)' --by side --permutations 99 --output both --quiet \
      --sqlite --excel
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try Set(bench.names("both")).isSuperset(of: Self.files))
    #expect(try Set(outputs(bench, "both")).isSuperset(of: Self.files))
    #expect(try Set(bench.names("example")).isDisjoint(with: Self.files))
  }

  @Test(.disabled(if: Sanitizer.isOn, "the thread sanitizer writes files of its own"))
  func whatIsInTheWayIsNamed() throws {
    let bench = try CommandBench()
    try bench.write("We trust each other.", to: "one/a.txt")
    // A limit on the size of files stands for a full disk.
    let result = try bench.run(
      "trap '' XFSZ; ulimit -f 64; touchstone scan one --output run --quiet --sqlite")
    #expect(result.status == 1)
    #expect(result.errors.contains("touchstone.sqlite: cannot"))
    #expect(result.errors.contains("nothing was left behind"))
    #expect(try bench.names(".") == ["one"])
  }
}

import Foundation
import TestSupport
import Testing
import Touchstone

/// However a scan is done, the same documents give the same bytes.
@Suite struct SameBytesTests {
  /// The files of a run but for the manifest, which holds the time.
  private static func files(_ bench: CommandBench, _ run: String) throws -> [String: Data] {
    let folder = bench.folder.appendingPathComponent(run)
    var files: [String: Data] = [:]
    for name in try bench.names(run) where name != "manifest.json" {
      files[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
    return files
  }

  /// The example corpus, random texts, and documents that cannot be read or are read with a doubt.
  private static func writeCorpus(_ bench: CommandBench) throws {
    let example = SharedData.projectFolder.appendingPathComponent("corpora/example")
    for name in try FileManager.default.subpathsOfDirectory(atPath: example.path)
    where name.contains("/") {
      let bytes = Array(try Data(contentsOf: example.appendingPathComponent(name)))
      try bench.write(bytes, to: "d/" + name)
    }
    var composition = try Composition(seed: 3)
    for number in 0..<60 {
      let count = Int.random(in: 1...80, using: &composition.generator)
      try bench.write(composition.text(pieces: count), to: "d/random-\(number % 7)/\(number).txt")
    }
    try bench.write("PK", to: "d/broken.docx")
    try bench.write("", to: "d/empty.txt")
    try bench.write([0x54, 0x72, 0xFC, 0x73, 0x74], to: "d/western.txt")
    try bench.write(
      ZipWriter.archive(["a.txt": "We trust people.", "b.html": "<p>Targets were met."]),
      to: "d/more.zip")
  }

  @Test func `in this process or in others, by one or by many, anew or from what was kept`()
    async throws
  {
    let bench = try CommandBench()
    try Self.writeCorpus(bench)
    var options = ScanOptions()
    options.writesDatabase = true
    for jobs in [1, 3] {
      options.jobs = jobs
      let report = try await CorpusScan(options: options).run(
        [bench.folder.appendingPathComponent("d").path],
        to: bench.folder.appendingPathComponent("here\(jobs)").path)
      #expect(report.errors.count == 6, "\(report.errors)")
    }
    let expected = try Self.files(bench, "here1")
    #expect(expected.count > 10 && expected.values.allSatisfy { !$0.isEmpty })
    #expect(try Self.files(bench, "here3") == expected)
    for (name, arguments) in [
      ("one", "--jobs 1 --fresh"), ("two", "--jobs 2 --fresh"), ("many", "--jobs 7 --fresh"),
      ("kept", "--jobs 2 --resume"), ("kept", "--jobs 1 --resume"), ("kept", "--jobs 5 --resume"),
    ] {
      let result = try bench.run("touchstone scan d --sqlite --quiet --output \(name) \(arguments)")
      #expect(result.status == 3, "\(result.errors)")
      let files = try Self.files(bench, name)
      #expect(Set(files.keys) == Set(expected.keys), "\(name) \(arguments)")
      for (file, bytes) in expected {
        #expect(files[file] == bytes, "\(name) \(arguments): \(file) differs")
      }
    }
    let kept = try bench.run("touchstone scan d --sqlite --output kept --resume")
    #expect(kept.output.contains("Taken over from an earlier scan: 81 of 81"), "\(kept.output)")
  }

  /// A part of the documents is kept, the rest is new or has changed.
  @Test func `what was kept and what is new give what a fresh scan gives`() throws {
    let bench = try CommandBench()
    try Self.writeCorpus(bench)
    let change = """
      mv d/random-0 aside; touchstone scan d --output run --resume --quiet
      mv aside d/random-0; echo 'Trust and targets.' >> d/random-1/1.txt; rm d/random-2/2.txt
      """
    #expect(try bench.run(change).status == 0)
    #expect(try bench.run("touchstone scan d --output run --resume --quiet").status == 3)
    #expect(try bench.run("touchstone scan d --output fresh --fresh --quiet").status == 3)
    #expect(try Self.files(bench, "run") == Self.files(bench, "fresh"))
  }
}

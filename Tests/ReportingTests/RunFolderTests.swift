import Files
import Foundation
import Testing

@testable import Reporting

/// A run folder comes into place whole, replaces only runs, and leaves nothing when it fails.
struct RunFolderTests {
  static func write(_ path: String, _ text: String = "") throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  static func run(at path: String) throws {
    let writer = try RunWriter(
      folder: RunFolder(destination: path), outline: Samples.outline, tables: [.documents],
      record: Samples.record)
    try writer.write(Samples.document())
    _ = try writer.finish(at: Timestamp(seconds: 1_767_225_700))
  }

  @Test
  func foldersAboveAreMade() throws {
    try Samples.withFolder { folder in
      try Self.run(at: folder + "/output/deep/toy/")
      #expect(try Samples.names(folder + "/output/deep") == ["toy"])
    }
  }

  @Test
  func nothingStaysWhereARunEndsEarly() throws {
    try Samples.withFolder { folder in
      var writer: RunWriter? = try RunWriter(
        folder: RunFolder(destination: folder + "/toy"), outline: Samples.outline,
        tables: [.findings],
        record: Samples.record)
      try writer?.write(Samples.document())
      #expect(try Samples.names(folder).allSatisfy { $0.hasPrefix(".toy.partial-") })
      writer = nil
      #expect(try Samples.names(folder).isEmpty)
    }
  }

  @Test
  func emptyFoldersAndRunsAreReplaced() throws {
    try Samples.withFolder { folder in
      let path = folder + "/toy"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try Self.run(at: path)
      try Self.write(path + "/.DS_Store")
      let before = try Samples.bytes(path + "/manifest.json")
      try Self.run(at: path)
      #expect(try Samples.names(folder) == ["toy"])
      #expect(try Samples.bytes(path + "/manifest.json") == before)
      #expect(
        try Samples.names(path) == [
          "datapackage.json", "documents.csv", "manifest.json", "problems.csv",
        ])
    }
  }

  @Test
  func theOldRunStaysUntilTheNewOneIsComplete() throws {
    try Samples.withFolder { folder in
      let path = folder + "/toy"
      try Self.run(at: path)
      let before = try Samples.names(path)
      var next: RunFolder? = try RunFolder(destination: path)
      #expect(try Samples.names(path) == before)
      #expect(next?.destination == path)
      next = nil
      #expect(try Samples.names(folder) == ["toy"])
    }
  }

  @Test
  func whatIsNoRunIsLeftAlone() throws {
    try Samples.withFolder { folder in
      let path = folder + "/mine"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try Self.write(path + "/thesis.docx", "years of work")
      #expect(throws: FileError.notARun(path: path)) { try RunFolder(destination: path) }
      try Self.write(path + "/manifest.json", "{\"name\": \"a web app\"}")
      #expect(throws: FileError.notARun(path: path)) { try RunFolder(destination: path) }
      #expect(try Samples.names(path) == ["manifest.json", "thesis.docx"])
      #expect(try Samples.names(folder) == ["mine"])
    }
  }

  @Test
  func aUsersFileInARunIsNotLost() throws {
    try Samples.withFolder { folder in
      let path = folder + "/toy"
      try Self.run(at: path)
      try Self.write(path + "/analysis.xlsx", "hers")
      #expect(throws: FileError.foreignEntry(path: path, name: "analysis.xlsx")) {
        try Self.run(at: path)
      }
      #expect(try Samples.names(path).contains("analysis.xlsx"))
      #expect(try Samples.names(folder) == ["toy"])
    }
  }

  @Test
  func aFileThatAppearsDuringTheRunIsNotLost() throws {
    try Samples.withFolder { folder in
      let path = folder + "/toy"
      try Self.run(at: path)
      #expect(throws: FileError.foreignEntry(path: path, name: "late.txt")) {
        let next = try RunFolder(destination: path)
        try Self.write(path + "/late.txt")
        try next.finish()
      }
      #expect(try Samples.names(folder) == ["toy"])
    }
  }

  @Test
  func filesAndLinksAreNoFolders() throws {
    try Samples.withFolder { folder in
      try Self.write(folder + "/file")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder)
      for name in ["file", "link"] {
        let path = folder + "/" + name
        #expect(throws: FileError.notAFolder(path: path)) { try RunFolder(destination: path) }
      }
      let below = folder + "/file/toy"
      #expect(throws: FileError.system(.read, path: below, code: ENOTDIR)) {
        try RunFolder(destination: below)
      }
    }
  }

  @Test(arguments: ["", "/", ".", "..", "output/..", "./"])
  func somePathsCannotNameARun(path: String) {
    #expect(throws: FileError.unusableName(path: path)) { try RunFolder(destination: path) }
  }

  @Test
  func namesThatAreTakenAreAvoided() throws {
    try Samples.withFolder { folder in
      let first = try RunFolder(destination: folder + "/toy")
      let second = try RunFolder(destination: folder + "/toy")
      #expect(first.partial != second.partial)
      #expect(second.partial.hasSuffix("-2"))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsReported() throws {
    try Samples.withFolder { folder in
      let error = #expect(throws: FileError.self) {
        try Self.runOnFullDisk(at: folder + "/toy")
      }
      let path = try #require(error).path
      #expect(path.hasSuffix("/findings.csv"))
      #expect(error == .system(.write, path: path, code: ENOSPC))
      #expect(try Samples.names(folder).isEmpty)
    }
  }

  /// A run whose findings go to a device that is always full.
  static func runOnFullDisk(at path: String) throws {
    let run = try RunFolder(destination: path)
    try FileManager.default.createSymbolicLink(
      atPath: run.partial + "/findings.csv", withDestinationPath: "/dev/full")
    let writer = try RunWriter(
      folder: run, outline: Samples.outline, tables: [.findings], record: Samples.record)
    try writer.write(Samples.document())
    _ = try writer.finish(at: Timestamp(seconds: 0))
  }
}

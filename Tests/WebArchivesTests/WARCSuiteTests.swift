import Digests
import Foundation
import TestSupport
import Testing

@testable import WebArchives

/// Archives of other programs, and damaged ones, from the shared folder: what is in them, by warcio and FastWARC.
@Suite struct WARCSuiteTests {
  static let folder = "data/suites/warc"

  struct Case: Decodable, CustomTestStringConvertible {
    struct Payload: Decodable {
      var uri: String?
      var bytes: Int
      var sha256: String
    }
    var id: String
    var file: String
    var records: Int
    var types: [String: Int]
    var trusted: Bool
    var payloads: [Payload]
    var testDescription: String { id }
  }

  static let cases: [Case] = {
    guard let bytes = try? SharedData.bytes(folder + "/files.json") else { return [] }
    return (try? JSONDecoder().decode([Case].self, from: Data(bytes))) ?? []
  }()

  /// What is wrong with files that both programs read without a word: a member that is cut off, and lengths that lack.
  private static let withFaults: [String: [WARCFault.Kind]] = [
    "47ee2a-clipped.warc.gz": [.memberCutOff],
    "4d0be8-invalid-warcfile-fields-missing.warc": [.badLength("")],
    "9b65f1-invalid-warcfile-lonely-continuation.warc": [.badLength("")],
    "a401a5-invalid-warcfile-lonely-monkeys.warc": [.badLength("")],
  ]

  /// How many records the other files have, and what is wrong with them.
  ///
  /// What differs from warcio's count: a gzip member
  /// may hold several records, lines may end in LF, heads may be written in any capitals, and behind what is no record
  /// the next one is looked for; ARC and LZ4 are refused.
  private static let others: [String: (records: Int, faults: [WARCFault.Kind])] = [
    "097892-block-sized-records.warc.lz4": (0, [.refused(.lz4)]),
    "1031dd-example-bad.warc.gz.bad": (6, []),
    "1f563e-example-wrong-chunks.warc.gz": (2, []),
    "1fdcd0-example.warc": (6, [.wrongLength]),
    "2f14d2-example-trunc.warc": (4, []),
    "2fb33d-example-bad-non-chunked.warc.gz": (6, []),
    "3a7d0d-link-extraction-test.warc": (8, []),
    "3f595c-invalid-warcfile-fields-empty.warc": (1, [.badLength("")]),
    "54380e-valid-warcfile-fields-continuation.warc": (1, []),
    "162402-valid-warcfile-fields-metainfo.warc": (1, []),
    "66bad7-invalid-arcfile-record-then-garbage.arc": (0, [.noArchive]),
    "672a46-valid-warcfile-fields-warcinfo.warc": (1, []),
    "67f460-invalid-warcfile-record-then-garbage.warc": (1, [.wrongLength]),
    "767f72-valid-warcfile-upper-lower-case.warc": (5, []),
    "7ebbc0-IAH-20080430204825-00000-blackbook-truncated.arc": (0, [.refused(.arc)]),
    "bfb783-invalid-warcfile-duplicate-fields.warc": (1, []),
    "cf86e3-invalid-warcfile-lonely-request-response-resource-conversion.warc": (
      4, [.badLength(""), .badLength(""), .badLength(""), .badLength("")]
    ),
    "ea8f2d-test-arc-1.0-invalid-fields.arc": (0, [.refused(.arc)]),
  ]

  /// What is in our own files: the sizes of the blocks, and what is wrong.
  private static let synthetic: [String: (blocks: [Int], faults: [WARCFault.Kind])] = [
    "bad-length-then-good.warc": ([45, 56], [.cutOff]),
    "chunked-bad.warc": ([102, 56], []),
    "chunked-lie.warc": ([84], []),
    "chunked.warc": ([99], []),
    "content-encoding-bomb.warc": ([203_925, 56], []),
    "content-encoding-gzip.warc": ([100], []),
    "content-encoding-lie.warc": ([80], []),
    "content-encoding-twice.warc": ([123], []),
    "empty.warc": ([], [.empty]),
    "error-pages.warc": ([66, 64, 56], []),
    "gzip-bomb.warc.gz": ([56, 56], [.swelling(limit: 400)]),
    "header-flood.warc": ([588_946, 56], []),
    "html-named.warc": ([], [.noArchive]),
    "huge-length.warc": ([], [.badLength("1000000000000000000")]),
    "latin1.warc": ([79], []),
    "lf-only.warc": ([55], [.cutOff]),
    "member-damaged.warc.gz": ([56, 56], [.memberDamaged]),
    "negative-length.warc": ([56], [.badLength("-5")]),
    "no-status-line.warc": ([11, 56], []),
    "not-html.warc": ([552, 56], []),
    "one-member.warc.gz": ([56, 56], []),
    "revisit.warc": ([44, 56], []),
    "trailing-garbage.warc.gz": ([56], []),
    "truncated.warc.gz": ([56, 5_784], [.memberCutOff]),
    "two-members.warc.gz": ([56, 56], []),
    "two.warc": ([56, 56], []),
    "wet-conversion.warc": ([20], []),
  ]

  @Test(SharedData.required(folder), arguments: cases.filter(\.trusted))
  func trustedFilesAreReadAsOthersReadThem(file: Case) throws {
    let walk = Walk(try SharedData.bytes(Self.folder + "/" + file.file))
    #expect(walk.faults.map(\.kind) == Self.withFaults[file.id] ?? [])
    var types: [String: Int] = [:]
    for record in walk.records { types[record.kind.name, default: 0] += 1 }
    #expect(types == file.types)
    let payloads = walk.records.filter { [.response, .resource, .conversion].contains($0.kind) }
    #expect(payloads.count == file.payloads.count)
    for (record, expected) in zip(payloads, file.payloads) {
      let isHTTP = record.contentType?.hasPrefix("application/http") == true
      let bytes = isHTTP ? try HTTPMessage(record.block).body(limit: 1 << 28).bytes : record.block
      #expect(
        SHA256Digest.hexDigest(of: bytes.span) == expected.sha256, "\(record.targetURI ?? "")")
      #expect(bytes.count == expected.bytes)
    }
  }

  @Test(SharedData.required(folder), arguments: cases.filter { !$0.trusted })
  func otherFilesGiveTheirGoodRecords(file: Case) throws {
    let walk = Walk(try SharedData.bytes(Self.folder + "/" + file.file))
    // A file that is not in the list has only to give its records, and no more is known of it.
    guard let expected = Self.others[file.id] else { return }
    #expect(walk.records.count == expected.records)
    #expect(walk.faults.map(\.kind) == expected.faults)
  }

  @Test(SharedData.required(folder), arguments: names)
  func damagedFilesGiveTheirGoodRecords(name: String) throws {
    let walk = Walk(try SharedData.bytes(Self.folder + "/synthetic/" + name))
    guard let expected = Self.synthetic[name] else { return }
    #expect(walk.records.map(\.block.count) == expected.blocks)
    #expect(walk.faults.map(\.kind) == expected.faults)
  }

  static let names: [String] = {
    guard let folder = SharedData.url(folder + "/synthetic") else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }()
}

import Digests
import Testing

/// Digests against the examples of FIPS 180-4 and of NIST's test vectors.
struct SHA256DigestTests {
  struct Case: Sendable {
    let text: String
    let hex: String
  }

  static let cases = [
    Case(text: "", hex: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Case(text: "abc", hex: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Case(
      text: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      hex: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Case(
      text: String(repeating: "a", count: 1_000_000),
      hex: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test(arguments: cases)
  func knownAnswers(_ example: Case) {
    let bytes = Array(example.text.utf8)
    #expect(SHA256Digest.hexDigest(of: bytes.span) == example.hex)
  }

  @Test(arguments: [1, 7, 63, 64, 65, 1000])
  func piecesDoNotMatter(_ size: Int) {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 31) }
    var digest = SHA256Digest()
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      digest.update(piece.span)
    }
    #expect(SHA256Digest.hex(of: digest.finalize()) == SHA256Digest.hexDigest(of: bytes.span))
  }

  @Test
  func copyGoesItsOwnWay() {
    var first = SHA256Digest()
    first.update(Array("ab".utf8).span)
    let early = first
    first.update(Array("c".utf8).span)
    #expect(SHA256Digest.hex(of: first.finalize()) == Self.cases[1].hex)
    #expect(SHA256Digest.hex(of: early.finalize()) != Self.cases[1].hex)
  }
}

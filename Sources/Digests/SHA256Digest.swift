internal import CLibCrypto

/// A SHA-256 digest in the making: feed it bytes in any pieces, then ask for the result.
///
/// The state is a value: a copy goes its own way. FIPS 180-4; the rounds are OpenSSL's.
package struct SHA256Digest: Sendable {
  private var state = SHA256_CTX()

  /// Starts a digest of no bytes.
  package init() {
    _ = unsafe SHA256_Init(&state)
  }

  /// Adds bytes.
  package mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      _ = unsafe SHA256_Update(&state, start, buffer.count)
    }
  }

  /// The 32 bytes of the digest so far; more may be added afterwards.
  package func finalize() -> [UInt8] {
    var copy = state
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
      _ = unsafe SHA256_Final(buffer.baseAddress, &copy)
      count = Int(SHA256_DIGEST_LENGTH)
    }
  }

  /// Bytes as lower-case hexadecimal digits.
  package static func hex(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of one run of bytes, in lower-case hexadecimal.
  package static func hexDigest(of bytes: Span<UInt8>) -> String {
    var digest = SHA256Digest()
    digest.update(bytes)
    return hex(of: digest.finalize())
  }
}

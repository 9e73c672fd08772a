import Archives

extension HTTPMessage {
  /// A body as a browser would have it, and what is wrong with it.
  package struct Body: Sendable {
    /// The content; in part, or as it is stored, where there is a fault.
    package var bytes: [UInt8]
    /// What is wrong; nothing, as a rule.
    package var faults: [HTTPFault]
  }

  /// How often a body may be packed.
  private static let codingLimit = 2

  /// The body without the chunks of its transfer, unpacked.
  ///
  /// What the head says is not always so: chunks that are none, and data that are not packed, are read as they are.
  ///
  /// - Parameter limit: how many bytes the content may have; what lies beyond is not unpacked.
  /// - Returns: the content, with what is wrong with it.
  package func body(limit: Int) -> Body {
    let transfer = codings("Transfer-Encoding")
    var body = Body(bytes: [], faults: [])
    var stored = storedBody
    if transfer.contains("chunked") {
      let chunks = ChunkedBody(stored)
      body.faults += chunks.fault.map { [$0] } ?? []
      stored = chunks.content[...]
    }
    let layers = codings("Content-Encoding") + transfer.filter { $0 != "chunked" }
    guard layers.count <= HTTPMessage.codingLimit else {
      body.faults.append(.tooManyCodings(count: layers.count))
      body.bytes = Array(stored.prefix(limit))
      return body
    }
    for layer in layers.reversed() {
      let content = PackedContent.body(stored, layer, limit: limit)
      stored = content.bytes
      if let fault = content.fault {
        body.faults.append(fault)
        break
      }
    }
    if stored.count > limit { body.faults.append(.tooLarge(limit: limit)) }
    body.bytes = Array(stored.prefix(limit))
    return body
  }

  /// What a field lists, in small letters, in the order in which it was applied.
  private func codings(_ field: String) -> [String] {
    fields.all(field).joined(separator: ",").split(separator: ",").map { name in
      name.filter { $0 != " " && $0 != "\t" && $0 != "\"" }.lowercased()
    }.filter { !$0.isEmpty && $0 != "identity" && $0 != "none" }
  }
}

extension PackedContent {
  /// A body with one coding taken off; as it is where it never had that coding.
  fileprivate static func body(
    _ stored: ArraySlice<UInt8>, _ coding: String, limit: Int
  ) -> (bytes: ArraySlice<UInt8>, fault: HTTPFault?) {
    if stored.isEmpty { return (stored, nil) }
    guard let packing = packings[coding] else {
      return (stored, isPlain(stored) ? nil : .unknownCoding(coding))
    }
    if packing == .gzip, !stored.starts(with: [0x1F, 0x8B]) { return (stored, nil) }
    let content = PackedContent(stored, packing, limit: limit)
    let fault: HTTPFault
    switch content.ending {
    case .whole: return (content.bytes[...], nil)
    case .tooLarge: fault = .tooLarge(limit: limit)
    case .swelling: fault = .swelling(limit: ratioLimit)
    case .cutOff where !isPlain(stored): fault = .codingCutOff(coding)
    case .damaged where !isPlain(stored) && !content.bytes.isEmpty: fault = .codingDamaged(coding)
    case .cutOff, .damaged: return (stored, nil)
    }
    return (content.bytes[...], fault)
  }

  private static let packings: [String: Packing] = [
    "gzip": .gzip, "x-gzip": .gzip, "deflate": .deflate, "x-deflate": .deflate, "br": .brotli,
  ]

  /// Whether bytes look as text does that nothing has packed: no control characters at their start.
  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.prefix(512).allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
  }
}

/// One record of a web archive: what it is, what is said of it, and its bytes (ISO 28500).
package struct WARCRecord: Hashable, Sendable {
  /// What a record holds.
  package enum Kind: Hashable, Sendable {
    /// What is to be known of the file.
    case warcinfo
    /// What was asked of a server.
    case request
    /// What a server answered, head and body.
    case response
    /// A resource without the head of an answer.
    case resource
    /// What is to be known of another record.
    case metadata
    /// That an answer was the same as an earlier one.
    case revisit
    /// Another record's content in another form.
    case conversion
    /// A further part of a record that was split.
    case continuation
    /// A kind that the standard does not know; the name is as written, without white space around it.
    case other(String)

    private static let known: [(String, Kind)] = [
      ("warcinfo", .warcinfo), ("request", .request), ("response", .response),
      ("resource", .resource), ("metadata", .metadata), ("revisit", .revisit),
      ("conversion", .conversion), ("continuation", .continuation),
    ]

    /// The kind of this name, whatever its capitals.
    package init(_ name: String) {
      let plain = name.lowercased()
      self = Kind.known.first { $0.0 == plain }?.1 ?? .other(name)
    }

    /// The name of the kind.
    package var name: String {
      if case .other(let name) = self { return name }
      return Kind.known.first { $0.1 == self }?.0 ?? ""
    }
  }

  /// What it holds.
  package var kind: Kind
  /// What is said of it, without its kind and the length of its block.
  package var fields: FieldList
  /// Its bytes.
  package var block: [UInt8]

  /// Makes a record of what was read.
  ///
  /// For new ones there are ``response(uri:date:http:truncated:ipAddress:concurrentTo:)`` and its neighbours.
  package init(kind: Kind, fields: FieldList, block: [UInt8]) {
    self.kind = kind
    self.fields = fields
    self.block = block
  }

  /// The address of what it holds, without the angle brackets that some programs put around it.
  package var targetURI: String? { fields["WARC-Target-URI"].map(WARCRecord.bare) }
  /// When it was captured: `2026-01-31T12:00:00Z`, as it is written.
  package var date: String? { fields["WARC-Date"] }
  /// Its identifier: `<urn:uuid:…>`.
  package var recordID: String? { fields["WARC-Record-ID"] }
  /// The media type of the block.
  package var contentType: String? { fields["Content-Type"] }
  /// The digest of the payload as it is stored: of an HTTP answer, of what follows its head.
  package var payloadDigest: String? { fields["WARC-Payload-Digest"] }
  /// The digest of the block.
  package var blockDigest: String? { fields["WARC-Block-Digest"] }
  /// The record that this one is about.
  package var refersTo: String? { fields["WARC-Refers-To"] }
  /// The address of the record that this one is about.
  package var refersToTargetURI: String? {
    fields["WARC-Refers-To-Target-URI"].map(WARCRecord.bare)
  }
  /// The date of the record that this one is about.
  package var refersToDate: String? { fields["WARC-Refers-To-Date"] }
  /// The records that were captured with this one.
  package var concurrentTo: [String] { fields.all("WARC-Concurrent-To") }
  /// How a revisit knew that nothing had changed.
  package var profile: String? { fields["WARC-Profile"].map(WARCRecord.bare) }
  /// Why the block was cut off when it was captured: `length`, `time`, `disconnect`, `unspecified`.
  package var truncated: String? { fields["WARC-Truncated"] }

  private static func bare(_ address: String) -> String {
    address.hasPrefix("<") && address.hasSuffix(">")
      ? String(address.dropFirst().dropLast()) : address
  }
}

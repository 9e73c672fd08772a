package import WebAddresses

/// One request, and what came of it: bytes as they went over the wire.
package struct WebReply: Sendable {
  /// The address that was asked for.
  package var address: WebAddress
  /// The request line and fields, as they were sent; empty where no connection came to stand.
  package var request: [UInt8] = []
  /// The status line and fields, as they came.
  package var head: [UInt8] = []
  /// The body, as it came: still chunked and packed.
  package var body: [UInt8] = []
  /// The address of the Internet that was connected to.
  package var peer: String?
  /// Whether it came by HTTP/2.
  package var isHTTP2 = false
  /// What ended the request before its time.
  package var fault: FetchFault?

  /// The answer: head and body.
  package var response: [UInt8] { head + body }
}

internal import CCurl
internal import Glibc
internal import WebAddresses

/// One request on its way, as libcurl carries it out: the one place that handles the library's pointers, with
/// ``TransferPool``.
///
/// The address goes to the library in parts, so that no second parser reads it; its redirects, cookies and passwords are
/// not used. The address of each connection is looked at before it is made.
@safe final class Transfer {
  private(set) var reply: WebReply
  private let limits: FetchLimits
  private let guardian: ConnectionGuard
  private let handle: UnsafeMutableRawPointer
  private var parts: OpaquePointer?
  private var lists: [UnsafeMutablePointer<curl_slist>] = unsafe []
  private var fields = 0

  /// Prepares a request.
  ///
  /// - Parameters:
  ///   - address: an address of the web.
  ///   - fields: the request's fields, `Name: value`.
  ///   - session: what holds for all requests.
  init?(_ address: WebAddress, fields: [String], session: FetchSession) {
    reply = WebReply(address: address)
    limits = session.limits
    guardian = session.guardian
    guard let handle = unsafe touchstone_easy_init() else { return nil }
    unsafe self.handle = unsafe handle
    unsafe parts = unsafe touchstone_url()
    guard name(address), configure(fields, session) else { return nil }
  }

  deinit {
    unsafe touchstone_easy_cleanup(handle)
    unsafe touchstone_url_cleanup(parts)
    while let list = unsafe lists.popLast() { unsafe touchstone_slist_free_all(list) }
  }

  /// What the library and ``TransferPool`` know the transfer by.
  var pointer: UnsafeMutableRawPointer { unsafe handle }

  /// What tells it from other transfers.
  var id: UInt { unsafe UInt(bitPattern: handle) }

  /// Notes how it ended.
  func end(with code: CURLcode) {
    if let peer = unsafe touchstone_get_text(handle, CURLINFO_PRIMARY_IP) {
      let text = unsafe String(cString: peer)
      if !text.isEmpty { reply.peer = text }
    }
    let version = unsafe touchstone_get_long(handle, CURLINFO_HTTP_VERSION)
    reply.isHTTP2 = version == CURL_HTTP_VERSION_2_0
    if code != CURLE_OK, reply.fault == nil { reply.fault = Transfer.fault(for: code) }
  }

  // MARK: Setting up

  private func name(_ address: WebAddress) -> Bool {
    let flags = UInt32(CURLU_PATH_AS_IS)
    func set(_ part: CURLUPart, _ text: String) -> Bool {
      unsafe touchstone_url_set(parts, part, text, flags) == CURLUE_OK
    }
    guard set(CURLUPART_SCHEME, address.scheme), set(CURLUPART_HOST, address.hostname),
      set(CURLUPART_PATH, address.path)
    else { return false }
    if let port = address.port, !set(CURLUPART_PORT, String(port)) { return false }
    if let query = address.query, !set(CURLUPART_QUERY, query) { return false }
    return unsafe touchstone_set_address(handle, parts) == CURLE_OK
  }

  private func configure(_ fields: [String], _ session: FetchSession) -> Bool {
    func set(_ option: CURLoption, _ value: Int) -> Bool {
      unsafe touchstone_set_long(handle, option, value) == CURLE_OK
    }
    func set(_ option: CURLoption, _ text: String) -> Bool {
      unsafe touchstone_set_text(handle, option, text) == CURLE_OK
    }
    func set(_ option: CURLoption, list texts: [String]) -> Bool {
      guard let list = unsafe list(texts) else { return texts.isEmpty }
      return unsafe touchstone_set_list(handle, option, list) == CURLE_OK
    }
    var isSet =
      set(CURLOPT_PROTOCOLS_STR, "http,https")
      && set(CURLOPT_FOLLOWLOCATION, 0)
      && set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
      && set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
      // A proxy from the environment would connect for us, and to where we cannot see.
      && set(CURLOPT_PROXY, "")
      && set(CURLOPT_NOSIGNAL, 1)
      // Both are undone where archives are read, so that an archive holds what was sent.
      && set(CURLOPT_HTTP_TRANSFER_DECODING, 0)
      && set(CURLOPT_HTTP_CONTENT_DECODING, 0)
      && set(CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connectTime * 1000))
      && set(CURLOPT_TIMEOUT_MS, Int(limits.requestTime * 1000))
      && set(CURLOPT_USERAGENT, session.userAgent)
      && set(CURLOPT_HTTPHEADER, list: fields)
      && set(CURLOPT_RESOLVE, list: session.fixedNames)
    // Else the library would wait for a resolver that hangs, beyond all limits of time.
    _ = set(CURLOPT_QUICK_EXIT, 1)
    if let file = session.certificates {
      // Without the second, the system's folder of certificates would be trusted beside the file.
      let code = unsafe touchstone_set_text(handle, CURLOPT_CAPATH, nil)
      isSet = isSet && set(CURLOPT_CAINFO, file) && code == CURLE_OK
    }
    let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
    let code = unsafe touchstone_set_callbacks(
      handle, forwardBody, forwardHeadLine, forwardSent, forwardOpening, owner)
    return isSet && code == CURLE_OK
  }

  /// A list as the library wants it; nil where there is nothing to list.
  private func list(_ texts: [String]) -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts { unsafe list = unsafe touchstone_slist_append(list, text) }
    if let list = unsafe list { unsafe lists.append(list) }
    return unsafe list
  }

  // MARK: What comes

  fileprivate func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard reply.body.count + bytes.count <= limits.bodySize else {
      reply.fault = .tooLarge(limit: limits.bodySize)
      return false
    }
    unsafe reply.body.append(contentsOf: bytes)
    return true
  }

  fileprivate func takeHeadLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Trailers of a chunked body come the same way; they are in the body already.
    guard reply.body.isEmpty else { return true }
    if unsafe bytes.starts(with: "HTTP/".utf8) {
      // An interim answer (1xx) came before.
      reply.head = []
      fields = 0
      // What a server sends beyond the length that it states would be taken for the answer to the next request. HTTP/2
      // tells answers apart.
      let isKept = unsafe bytes.starts(with: "HTTP/2".utf8)
      unsafe touchstone_set_long(handle, CURLOPT_FORBID_REUSE, isKept ? 0 : 1)
    }
    fields += 1
    guard fields <= limits.headFields, reply.head.count + bytes.count <= limits.headSize
    else {
      reply.fault = .headTooLarge
      return false
    }
    unsafe reply.head.append(contentsOf: bytes)
    return true
  }

  fileprivate func noteSent(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Where a connection that was kept open turns out to be closed, the library asks once more.
    if reply.request.suffix(4).elementsEqual("\r\n\r\n".utf8) { reply.request = [] }
    unsafe reply.request.append(contentsOf: bytes)
  }

  /// A socket for an address that may be connected to; none for others.
  fileprivate func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    guard reply.fault == nil else { return -1 }
    let count = unsafe Int(address.pointee.addrlen)
    do throws(FetchFault) {
      // The address is longer than its C type states.
      let place = MemoryLayout<curl_sockaddr>.stride - MemoryLayout<sockaddr>.stride
      let bytes = unsafe UnsafeMutableRawPointer(address) + place
      try unsafe guardian.admit(
        UnsafeMutableRawBufferPointer(start: bytes, count: count), family: address.pointee.family)
    } catch {
      reply.fault = error
      return -1
    }
    return unsafe socket(
      address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
      address.pointee.protocol)
  }

  private static func fault(for code: CURLcode) -> FetchFault {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: .nameNotFound
    case CURLE_COULDNT_CONNECT: .refused
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_PARTIAL_FILE: .partial
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING: .notHTTP
    // For a field that is too long: until version 8.5 the first, since then CURLE_TOO_LARGE, which older headers lack.
    case CURLE_OUT_OF_MEMORY, CURLcode(rawValue: 100): .headTooLarge
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CIPHER:
      .insecure(unsafe String(cString: touchstone_easy_strerror(code)))
    default: .broken(unsafe String(cString: touchstone_easy_strerror(code)))
    }
  }
}

// The library calls these on the thread that waits for it.

private func owner(_ pointer: UnsafeMutableRawPointer) -> Transfer {
  unsafe Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
}

private func buffer(
  _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int
) -> UnsafeBufferPointer<UInt8> {
  let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
  return unsafe raw.bindMemory(to: UInt8.self)
}

private func forwardBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ pointer: UnsafeMutableRawPointer?
) -> Int {
  guard let pointer = unsafe pointer else { return 0 }
  return unsafe owner(pointer).takeBody(buffer(bytes, size * count)) ? size * count : 0
}

private func forwardHeadLine(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ pointer: UnsafeMutableRawPointer?
) -> Int {
  guard let pointer = unsafe pointer else { return 0 }
  return unsafe owner(pointer).takeHeadLine(buffer(bytes, size * count)) ? size * count : 0
}

private func forwardSent(
  _ handle: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?,
  _ count: Int, _ pointer: UnsafeMutableRawPointer?
) -> Int32 {
  if kind == CURLINFO_HEADER_OUT, let pointer = unsafe pointer {
    unsafe owner(pointer).noteSent(buffer(bytes, count))
  }
  return 0
}

private func forwardOpening(
  _ pointer: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
  _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let pointer = unsafe pointer, let address = unsafe address else { return -1 }
  return unsafe owner(pointer).openSocket(address)
}

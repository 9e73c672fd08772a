internal import CCurl

/// Requests on their way side by side, on one thread.
@safe final class TransferPool {
  private let pool: UnsafeMutableRawPointer
  private var running: [UInt: Transfer] = [:]

  init?() {
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK,
      let pool = unsafe curl_multi_init()
    else { return nil }
    unsafe self.pool = unsafe pool
    // A host answers one request at a time, and need not be connected to anew for each if it speaks HTTP/2.
    unsafe touchstone_set_pool(pool, CURLMOPT_MAX_HOST_CONNECTIONS, 1)
  }

  deinit {
    for transfer in running.values { unsafe curl_multi_remove_handle(pool, transfer.pointer) }
    unsafe curl_multi_cleanup(pool)
  }

  /// Sends a request off.
  func start(_ transfer: Transfer) {
    running[transfer.id] = transfer
    unsafe curl_multi_add_handle(pool, transfer.pointer)
  }

  /// Waits until something happens, at most so many seconds.
  ///
  /// - Returns: the transfers that have ended.
  func wait(seconds: Double) -> [Transfer] {
    var left: Int32 = 0
    unsafe curl_multi_perform(pool, &left)
    var ended = takeEnded()
    if ended.isEmpty {
      unsafe curl_multi_poll(pool, nil, 0, Int32(max(0, min(seconds, 60)) * 1000), nil)
      unsafe curl_multi_perform(pool, &left)
      ended = takeEnded()
    }
    return ended
  }

  private func takeEnded() -> [Transfer] {
    var ended: [Transfer] = []
    var code = CURLE_OK
    while let pointer = unsafe touchstone_next_ended(pool, &code) {
      unsafe curl_multi_remove_handle(pool, pointer)
      let id = UInt(bitPattern: pointer)
      guard let transfer = running.removeValue(forKey: id) else { continue }
      transfer.end(with: code)
      ended.append(transfer)
    }
    return ended
  }
}

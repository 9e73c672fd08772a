internal import CCurl

/// Requests on their way side by side, on one thread.
@safe final class TransferPool {
  private let pool: UnsafeMutableRawPointer
  private var running: [UInt: Transfer] = [:]

  init?() {
    guard touchstone_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK,
      let pool = unsafe touchstone_multi_init()
    else { return nil }
    unsafe self.pool = unsafe pool
    // A host answers one request at a time, and need not be connected to anew for each if it speaks HTTP/2.
    unsafe touchstone_set_pool(pool, CURLMOPT_MAX_HOST_CONNECTIONS, 1)
  }

  deinit {
    for transfer in running.values { unsafe touchstone_multi_remove_handle(pool, transfer.pointer) }
    unsafe touchstone_multi_cleanup(pool)
  }

  /// Sends a request off.
  func start(_ transfer: Transfer) {
    running[transfer.id] = transfer
    unsafe touchstone_multi_add_handle(pool, transfer.pointer)
  }

  /// Waits until something happens, at most so many seconds.
  ///
  /// - Returns: the transfers that have ended.
  func wait(seconds: Double) -> [Transfer] {
    var left: Int32 = 0
    unsafe touchstone_multi_perform(pool, &left)
    var ended = takeEnded()
    if ended.isEmpty {
      unsafe touchstone_multi_wait(pool, Int32(max(0, min(seconds, 60)) * 1000))
      unsafe touchstone_multi_perform(pool, &left)
      ended = takeEnded()
    }
    return ended
  }

  private func takeEnded() -> [Transfer] {
    var ended: [Transfer] = []
    var code = CURLE_OK
    while let pointer = unsafe touchstone_next_ended(pool, &code) {
      unsafe touchstone_multi_remove_handle(pool, pointer)
      let id = UInt(bitPattern: pointer)
      guard let transfer = running.removeValue(forKey: id) else { continue }
      transfer.end(with: code)
      ended.append(transfer)
    }
    return ended
  }
}

import CSystemCalls

/// How memory is taken from the system, so that what was given back is not kept in pieces.
///
/// Left to itself, glibc learns from the first large block that is freed to take such blocks from its heap, where small
/// ones that live longer then keep them from going back; and it starts a heap for each thread.
enum HeapSettings {
  /// From this size on a block is taken from the system alone, and goes back to it at once, in bytes.
  private static let largeBlock: Int32 = 1 << 18

  /// Sets them, before the first thread starts.
  static func apply() {
    _ = mallopt(M_MMAP_THRESHOLD, largeBlock)
    _ = mallopt(M_ARENA_MAX, 1)
  }
}

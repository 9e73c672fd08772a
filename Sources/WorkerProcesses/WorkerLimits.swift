/// What a worker may use for one item before it is ended.
package struct WorkerLimits: Hashable, Sendable {
  /// Memory beyond what the program holds when workers begin, in bytes of address space.
  package var memory: Int
  /// Processor time for one item, in whole seconds.
  package var processorSeconds: Int
  /// Time by the clock for one item, in seconds: what waits, rather than works, is ended by this.
  package var seconds: Int
  /// The size of what is made of one item, in bytes.
  package var output: Int

  /// Makes limits.
  package init(memory: Int, processorSeconds: Int, seconds: Int, output: Int) {
    self.memory = memory
    self.processorSeconds = processorSeconds
    self.seconds = seconds
    self.output = output
  }
}

/// Why a worker made nothing of an item.
package enum WorkerFailure: Error, Hashable, Sendable {
  /// A signal ended it.
  case crashed(signal: Int)
  /// It used up the processor time, or the time by the clock, that an item has.
  case outOfTime
  /// It broke down while it held most of the memory that it may have.
  case outOfMemory
  /// What it made is too large.
  case tooMuchOutput
}

/// Why no workers could be started.
package enum WorkerError: Error, Hashable, Sendable {
  /// The system refuses; the code is its `errno`.
  case system(code: Int32)
  /// A worker ended before it began with an item.
  case endedEarly
}

internal import Dispatch
internal import Synchronization

/// Things that do not depend on each other, made on as many cores as there are.
///
/// What is made does not depend on how many that is.
package enum SideBySide {
  /// What is made of each number from 0, in their order.
  package static func map<Made: Sendable>(
    _ count: Int, _ make: @Sendable (Int) -> Made
  ) -> [Made] {
    let made = Mutex([Made?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let new = make(number)
      made.withLock { $0[number] = new }
    }
    return made.withLock { $0 }.compactMap(\.self)
  }

  /// Two things.
  ///
  /// - Throws: what the first of them throws, else what the second does.
  package static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
  ) throws -> (First, Second) {
    let made = Mutex<(Result<First, any Error>?, Result<Second, any Error>?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        let new = Result(catching: first)
        made.withLock { $0.0 = new }
      } else {
        let new = Result(catching: second)
        made.withLock { $0.1 = new }
      }
    }
    guard case (let first?, let second?) = made.withLock({ $0 }) else {
      preconditionFailure("both are made before this goes on")
    }
    return (try first.get(), try second.get())
  }
}

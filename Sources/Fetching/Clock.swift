internal import Glibc

/// The two clocks that fetching needs: results that do not come from the network never look at them.
package enum Clock {
  /// Seconds that only go forward, from an unknown start.
  static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The time of day in seconds since 1970, in UTC; `SOURCE_DATE_EPOCH` sets it, so that a run can be made again to the
  /// byte (https://reproducible-builds.org/specs/source-date-epoch/).
  package static func seconds() -> Int {
    if let text = unsafe getenv("SOURCE_DATE_EPOCH"), let fixed = Int(unsafe String(cString: text))
    {
      return fixed
    }
    return Int(time(nil))
  }
}

import Glibc

/// What the variable `FUZZ_TARGET` chooses.
private let chosenTarget: FuzzTarget = {
  let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let known = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("FUZZ_TARGET is '\(name)'; it must be one of \(known)")
  }
  return target
}()

/// Where libFuzzer calls in, once for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe [UInt8](UnsafeBufferPointer(start: data, count: count))
  chosenTarget.run(input)
  return 0
}

/// Traps, with a message, where a promise is broken.
///
/// A precondition would trap as well, but an optimised build drops its message.
func require(
  _ holds: Bool, _ promise: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if !holds { fatalError("broken promise: \(promise())", file: file, line: line) }
}

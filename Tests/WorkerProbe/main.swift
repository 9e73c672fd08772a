import Glibc
import WorkerProcesses

// Runs a pool of workers over items some of which break them down, and prints what became of each.
// Usage: WorkerProbe COUNT WIDTH [ITEM=WHAT…], with WIDTH 0 for a single worker that is given seven items at a time

/// What a worker may use here; little, so that what exceeds it does so soon.
let limits = WorkerLimits(memory: 1 << 28, processorSeconds: 1, seconds: 3, output: 1 << 22)

/// What an item does to its worker.
func misbehave(_ what: String, _ number: Int) -> [UInt8] {
  switch what {
  case "trap":
    let none: [Int] = []
    return [UInt8(none[number])]
  case "spin": while true { usleep(0) }
  case "sleep": while true { sleep(100) }
  case "swell":
    var held: [[UInt8]] = []
    while true { held.append([UInt8](repeating: 1, count: 1 << 22)) }
  case "spill": return [UInt8](repeating: 1, count: 1 << 23)
  case "exit": exit(0)
  default: return Array(what.utf8)
  }
}

let numbers = CommandLine.arguments.dropFirst().prefix(2).compactMap { Int($0) }
guard numbers.count == 2 else { fatalError("usage: WorkerProbe COUNT WIDTH [ITEM=WHAT…]") }
var cases: [Int: String] = [:]
for argument in CommandLine.arguments.dropFirst(3) {
  let parts = argument.split(separator: "=")
  if let item = Int(parts[0]) { cases[item] = String(parts[1]) }
}
let bad = cases
let host = try WorkerHost(limits: limits) {
  var made = 0
  return { number in
    made += 1
    if let what = bad[number] { return misbehave(what, number) }
    return Array("\(number * number) ".utf8) + [UInt8](repeating: 0x78, count: number % 5 * 40_000)
  }
}

func show(_ number: Int, _ result: Result<[UInt8], WorkerFailure>) {
  switch result {
  case .success(let bytes):
    let text = String(decoding: bytes, as: UTF8.self)
    print(number, text.prefix { $0 != " " }, bytes.count)
  case .failure(let failure): print(number, failure)
  }
}

if numbers[1] == 0 {
  let worker = SingleWorker(host: host, limits: limits) { $0 % 5 * 40_000 }
  for start in stride(from: 0, to: numbers[0], by: 7) {
    var number = start
    try worker.run(Array(start..<min(start + 7, numbers[0]))) { result in
      show(number, result)
      number += 1
    }
  }
} else {
  var pool = WorkerPool(host: host, width: numbers[1], limits: limits, count: numbers[0]) {
    $0 % 5 * 40_000
  }
  try pool.run(show)
}

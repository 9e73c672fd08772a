/// Something that a file says to groups of agents, such as rules: by product tokens in lower case.
///
/// An agent that is named in several groups gets what all of them say.
struct RobotsGroups<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The product token that stands for all crawlers that nothing else names.
  static var anyAgent: String { "*" }

  private var groups: [[Value]] = []
  /// The numbers of the groups that name an agent.
  private var numbers: [String: [Int]] = [:]
  /// Whether the next agent begins a group of its own.
  private var isClosed = true

  /// Names another agent: in the present group until something was said to it, then in a new one.
  mutating func add(agent: String) {
    if isClosed { groups.append([]) }
    isClosed = false
    if numbers[agent]?.last != groups.count - 1 {
      numbers[agent, default: []].append(groups.count - 1)
    }
  }

  /// Says something to the present group; what stands before the first agent is said to nobody.
  mutating func add(_ value: Value) {
    guard !groups.isEmpty else { return }
    groups[groups.count - 1].append(value)
  }

  /// Lets the next agent begin a new group.
  mutating func close() { isClosed = true }

  /// What is said to an agent: to it by name, or else to all.
  func values(for agent: String) -> some Sequence<Value> {
    let found = numbers[agent.lowercased()] ?? numbers[Self.anyAgent] ?? []
    return found.lazy.flatMap { groups[$0] }
  }
}

import Markup

/// What the text at some place of a packed document is part of.
protocol WalkContext {
  /// One past the last node of the context.
  var end: Int { get }
}

/// A stretch of a packed document that is being read: its body, a note or a box.
protocol TextWalk {
  associatedtype Context: WalkContext
  /// The part in which the stretch stands.
  var tree: XMLTree { get }
  /// The node that is read next.
  var index: Int { get set }
  /// The contexts that are open, the innermost last.
  var contexts: [Context] { get set }
}

/// The stretches that are being read, the innermost last.
///
/// Notes and boxes wait until the block in which they are anchored is done.
struct WalkStack<Walk: TextWalk> {
  /// One step of a walk.
  enum Step {
    /// A node begins.
    case node(Int)
    /// A context ended.
    case left(Walk.Context)
  }

  /// The stretches.
  var walks: [Walk]
  private var waiting: [Walk] = []

  /// Begins with one stretch.
  init(_ walk: Walk) { walks = [walk] }

  /// The place of the innermost stretch.
  var top: Int { walks.count - 1 }

  /// The next step; nil at the end of all.
  mutating func next() -> Step? {
    while !walks.isEmpty {
      guard let context = walks[top].contexts.last else {
        walks.removeLast()
        continue
      }
      if context.end <= walks[top].index {
        return .left(walks[top].contexts.removeLast())
      }
      defer { walks[top].index += 1 }
      return .node(walks[top].index)
    }
    return nil
  }

  /// Passes over what is below a node.
  mutating func skip(_ index: Int) {
    walks[top].index = Int(walks[top].tree.nodes[index].end)
  }

  mutating func push(_ context: Walk.Context) { walks[top].contexts.append(context) }

  /// Keeps a stretch for later.
  mutating func keep(_ walk: Walk) { waiting.append(walk) }

  /// Goes on with the stretches that were kept, in their order.
  mutating func beginKept() {
    walks += waiting.reversed()
    waiting = []
  }
}

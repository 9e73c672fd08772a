/// A word sequence with a hash that is quick to take; equal ones have the same.
struct SketchedSequence: Hashable {
  let steps: [Pattern.Step]

  func hash(into hasher: inout Hasher) {
    var sketch = UInt64(steps.count)
    for step in steps { SketchedSequence.mix(step.form, into: &sketch) }
    hasher.combine(sketch)
  }

  private static func mix(_ form: Pattern.Step.Form, into sketch: inout UInt64) {
    switch form {
    case .any: mix(1, into: &sketch)
    case .literal(let word), .glob(let word): mix(word, into: &sketch)
    case .choice(let forms): for form in forms { mix(form, into: &sketch) }
    }
  }

  private static func mix(_ word: String, into sketch: inout UInt64) {
    let bytes = word.utf8.span
    // A letter with its accent apart equals the one of both, and has other bytes.
    for index in bytes.indices where bytes[index] >= 0x80 { return mix(2, into: &sketch) }
    for index in bytes.indices { mix(UInt64(bytes[index]), into: &sketch) }
    mix(3, into: &sketch)
  }

  /// The step of FNV-1a.
  private static func mix(_ value: UInt64, into sketch: inout UInt64) {
    sketch = (sketch ^ value) &* 0x0000_0100_0000_01B3
  }
}

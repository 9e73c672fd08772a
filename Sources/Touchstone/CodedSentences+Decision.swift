extension CodedSentences.Code {
  /// What coders say about a row.
  enum Decision: Hashable {
    /// Nobody said anything.
    case open
    /// The coders differ, and nothing was settled.
    case disputed
    /// 0 or 1.
    case coded(Bool)
  }

  /// Whether any cell was filled in.
  var isTouched: Bool {
    settled != nil || !byCoder.isEmpty || spans?.isEmpty == false
      || spansByCoder.values.contains { !$0.isEmpty }
  }

  /// The label: the one that was settled on, else the one on which all coders agree.
  ///
  /// Where a file has spans and no label, a span is a 1.
  func decision(hasLabel: Bool) -> Decision {
    if let settled { return .coded(settled) }
    let judgements = Set(byCoder.values)
    if judgements.count > 1 { return .disputed }
    if let judgement = judgements.first { return .coded(judgement) }
    return hasLabel ? .open : .coded(!stretches.isEmpty)
  }

  /// The coded stretches: those that were settled on, else all that a coder gave who coded 1.
  var stretches: [String] {
    if let spans, settled != nil || !spans.isEmpty { return spans }
    var all: [String] = []
    for coder in spansByCoder.keys.sorted() where byCoder[coder] != false {
      var left = all
      for stretch in spansByCoder[coder] ?? [] {
        // A stretch that two coders give is one; one that a coder gives twice is two.
        if let known = left.firstIndex(of: stretch) {
          left.remove(at: known)
        } else {
          all.append(stretch)
        }
      }
    }
    return all
  }
}

import CorpusModel

/// A walk down the trie along the tokens of a text: the second hot loop.
///
/// It sees spans of numbers and nothing else: arrays handed on at every step would be retained and
/// released as often.
struct PhraseWalk {
  /// Whether a comma, colon or bracket ends a phrase, and whether addresses match nothing.
  let mindsBarriers: Bool

  /// Appends the candidates that start in `range` and end in it, by start.
  func find(
    in range: Range<Int>, of tokens: [Token], _ trie: PhraseTrie, _ resolver: TypeResolver,
    into result: inout [Candidate]
  ) {
    let tokens = tokens.span
    let starts = resolver.startReference.span
    let references = resolver.atomReference.span
    let pool = resolver.pool.span
    let roots = trie.rootChild.span
    let nodes = trie.nodes.span
    let edges = trie.edges.span
    let values = trie.values.span
    let anyRoot = nodes[0].anyChild
    for start in range {
      let token = tokens[start]
      let reference = Int(starts[Int(token.type.rawValue)])
      if reference != 0, token.kind != .address || !mindsBarriers {
        for index in reference..<(reference + Int(pool[reference - 1])) {
          descend(
            roots[Int(pool[index])], start, start + 1, range.upperBound, nodes, edges, values,
            tokens, references, pool, &result)
        }
      }
      if anyRoot != 0, matchesAny(token) {
        descend(
          anyRoot, start, start + 1, range.upperBound, nodes, edges, values, tokens, references,
          pool, &result)
      }
    }
  }

  /// Appends the sequences that end at a node, then goes on with the next token.
  private func descend(
    _ node: UInt32, _ start: Int, _ next: Int, _ end: Int, _ nodes: Span<PhraseTrie.Node>,
    _ edges: Span<PhraseTrie.Edge>, _ values: Span<UInt32>, _ tokens: Span<Token>,
    _ references: Span<UInt32>, _ pool: Span<UInt32>, _ result: inout [Candidate]
  ) {
    let place = nodes[Int(node)]
    for index in 0..<Int(place.valueCount) {
      result.append(
        Candidate(
          sequence: values[Int(place.firstValue) + index], first: UInt32(start),
          end: UInt32(next)))
    }
    guard next < end, place.continues else { return }
    let token = tokens[next]
    guard !mindsBarriers || (!token.gap.contains(.barrier) && token.kind != .address) else {
      return
    }
    let reference = Int(references[Int(token.type.rawValue)])
    if reference != 0, place.edgeCount > 0 {
      let atoms = reference..<(reference + Int(pool[reference - 1]))
      let first = Int(place.firstEdge)
      let own = first..<(first + Int(place.edgeCount))
      // Common words match hundreds of choices, most nodes have an edge or two: the shorter list is
      // looked up in the longer one.
      if own.count <= atoms.count {
        for edge in own where PhraseWalk.holds(pool, atoms, edges[edge].atom) {
          descend(
            edges[edge].target, start, next + 1, end, nodes, edges, values, tokens, references,
            pool, &result)
        }
      } else {
        for index in atoms {
          let edge = PhraseWalk.edge(edges, own, pool[index])
          guard edge >= 0 else { continue }
          descend(
            edges[edge].target, start, next + 1, end, nodes, edges, values, tokens, references,
            pool, &result)
        }
      }
    }
    if place.anyChild != 0, matchesAny(token) {
      descend(
        place.anyChild, start, next + 1, end, nodes, edges, values, tokens, references, pool,
        &result)
    }
  }

  private func matchesAny(_ token: Token) -> Bool {
    !mindsBarriers || token.kind == .word || token.kind == .number
  }

  private static func holds(_ list: Span<UInt32>, _ range: Range<Int>, _ atom: UInt32) -> Bool {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if list[middle] < atom { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && list[low] == atom
  }

  /// The edge for an atom, or -1.
  private static func edge(
    _ edges: Span<PhraseTrie.Edge>, _ range: Range<Int>, _ atom: UInt32
  ) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if edges[middle].atom < atom { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && edges[low].atom == atom ? low : -1
  }
}

extension HTMLTreeBuilder {
  // MARK: The list of formatting elements

  /// Adds an element to the list; of four that are equal the first is forgotten.
  mutating func pushFormatting(_ node: Int32, _ tag: HTMLTokenizer.Tag) {
    var equal = 0
    for place in formatting.indices.reversed() {
      let entry = formatting[place]
      if entry.node < 0 { break }
      guard entry.key == tag.key, entry.digest == tag.digest else { continue }
      equal += 1
      if equal == 3 {
        formatting.remove(at: place)
        break
      }
    }
    if formatting.count >= HTMLTreeBuilder.mostFormatting { formatting.removeFirst() }
    formatting.append(
      Formatting(node: node, key: tag.key, digest: tag.digest))
  }

  mutating func pushMarker() {
    formatting.append(Formatting(node: -1, key: HTMLNames.Key(name: .other)))
  }

  mutating func clearToMarker() {
    while let entry = formatting.popLast(), entry.node >= 0 {}
  }

  /// Opens anew the formatting elements that were closed by the nesting of others.
  mutating func reconstructFormatting() {
    guard let last = formatting.last, last.node >= 0, !isOpen(last.node) else { return }
    var place = formatting.count - 1
    while place > 0, formatting[place - 1].node >= 0, !isOpen(formatting[place - 1].node) {
      place -= 1
    }
    while place < formatting.count {
      let node = arena.copy(formatting[place].node)
      let target = insertionPlace()
      arena.insert(node, in: target.parent, before: target.before)
      push(node)
      formatting[place].node = node
      place += 1
    }
  }

  private func isOpen(_ node: Int32) -> Bool {
    hasOpen(arena[node].key.name) && open.contains(node)
  }

  // MARK: The adoption agency

  /// Ends a formatting element that may have been crossed by others; the standard's adoption agency.
  mutating func adopt(_ tag: HTMLTokenizer.Tag) {
    if isCurrent(tag.name), !formatting.contains(where: { $0.node == current }) {
      pop()
      return
    }
    for _ in 0..<8 {
      guard let place = lastFormatting(tag.name) else { return endAnyOther(tag) }
      let element = formatting[place].node
      guard let stackPlace = open.lastIndex(of: element) else {
        formatting.remove(at: place)
        return
      }
      guard isNodeInScope(element) else { return }
      guard let furthest = open[(stackPlace + 1)...].first(where: { isSpecial($0) }) else {
        while pop() != element {}
        formatting.remove(at: place)
        return
      }
      adopt(element, at: place, stackPlace: stackPlace, furthest: furthest)
    }
  }

  private func lastFormatting(_ name: HTMLName) -> Int? {
    for place in formatting.indices.reversed() {
      if formatting[place].node < 0 { return nil }
      if formatting[place].key.name == name { return place }
    }
    return nil
  }

  private mutating func adopt(
    _ element: Int32, at place: Int, stackPlace: Int, furthest: Int32
  ) {
    let ancestor = open[stackPlace - 1]
    var bookmark = place
    var last = furthest
    guard var nodePlace = open.lastIndex(of: furthest) else { return }
    var counter = 0
    while true {
      nodePlace -= 1
      let node = open[nodePlace]
      if node == element { break }
      counter += 1
      var entry = formatting.firstIndex { $0.node == node }
      if counter > 3, let found = entry {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        entry = nil
      }
      guard let entry else {
        removeFromStack(at: nodePlace)
        continue
      }
      let copy = arena.copy(node)
      formatting[entry].node = copy
      open[nodePlace] = copy
      if last == furthest { bookmark = entry + 1 }
      arena.remove(last)
      arena.append(last, to: copy)
      last = copy
    }
    arena.remove(last)
    let wasFostering = isFostering
    isFostering = true
    let target = insertionPlace(ancestor)
    isFostering = wasFostering
    arena.insert(last, in: target.parent, before: target.before)
    let copy = arena.copy(element)
    arena.moveChildren(of: furthest, to: copy)
    arena.append(copy, to: furthest)
    guard let old = formatting.firstIndex(where: { $0.node == element }) else { return }
    var entry = formatting.remove(at: old)
    entry.node = copy
    if old < bookmark { bookmark -= 1 }
    formatting.insert(entry, at: min(bookmark, formatting.count))
    removeFromStack(element)
    guard let below = open.lastIndex(of: furthest) else { return }
    insertIntoStack(copy, at: below + 1)
  }
}

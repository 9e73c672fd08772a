/// Parts of a page that the server sends late, as React's does: the page keeps a place free with
/// `<template id="B:3">`, the part comes behind as `<div hidden id="S:3">`, and a script puts it there.
extension HTMLArena {
  /// More parts than any page needs; each may nest in another, which must not go on for ever.
  private static let mostParts = 512

  /// Puts each part that came late in the place that was kept free for it.
  mutating func placeLateParts() {
    var places: [ArraySlice<UInt8>: Int32] = [:]
    for index in nodes.indices where nodes[index].key.name == .template {
      guard let id = id(of: index), id.starts(with: "B:".utf8) || id.starts(with: "P:".utf8)
      else { continue }
      let number = id.dropFirst(2)
      if places[number] == nil { places[number] = Int32(index) }
    }
    guard !places.isEmpty else { return }
    var count = 0
    for index in nodes.indices where nodes[index].key.name == .div {
      guard count < HTMLArena.mostParts, let id = id(of: index), id.starts(with: "S:".utf8),
        let place = places.removeValue(forKey: id.dropFirst(2)), !contains(place, in: Int32(index))
      else { continue }
      count += 1
      let parent = self[place].parent
      guard parent >= 0 else { continue }
      while case let child = nodes[index].firstChild, child >= 0 {
        remove(child)
        insert(child, in: parent, before: place)
      }
    }
  }

  private func id(of index: Int) -> ArraySlice<UInt8>? {
    let node = nodes[index]
    guard !node.isText else { return nil }
    for attribute in attributes[Int(node.start)..<Int(node.end)] where attribute.name == .id {
      return characters[Int(attribute.start)..<Int(attribute.end)]
    }
    return nil
  }

  /// Whether a node lies below another.
  private func contains(_ node: Int32, in ancestor: Int32) -> Bool {
    var index = node
    while index >= 0 {
      if index == ancestor { return true }
      index = self[index].parent
    }
    return false
  }
}

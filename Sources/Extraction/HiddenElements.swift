import Markup

/// Tells the elements that a page hides.
enum HiddenElements {
  /// Whether an element says of itself that it is not shown.
  static func isHidden(_ tree: MarkupTree, _ index: Int, _ names: ElementNames) -> Bool {
    if tree.hasAttribute(.hidden, of: index) { return true }
    if let style = tree.attribute(.style, of: index), isHidden(style) { return true }
    // Most classes need no closer look.
    return names.contains(.none) && isHiddenByClass(tree.attribute(.class, of: index) ?? "")
  }

  /// Whether a style takes an element off the page, or far beyond its edge.
  private static func isHidden(_ style: String) -> Bool {
    let style = style.lowercased().filter { $0 != " " }
    return style.holds("display:none")
      || (style.holds("absolute") && (style.holds("left:-999") || style.holds("top:-999")))
  }

  /// Leaves out what is hidden and says what it is in microdata; returns whether there is such an element.
  ///
  /// It says again, for machines, what the page shows.
  static func dropMicrodata(_ tree: MarkupTree, dropped: inout [Bool]) -> Bool {
    var found = false
    for index in tree.nodes.indices
    where tree.hasAttribute(.itemtype, of: index) && isHidden(tree, index, []) {
      dropped[index] = true
      found = true
    }
    return found
  }

  /// Whether Bootstrap's class `d-none` stands alone: with `d-md-block` an element is shown on wider screens.
  private static func isHiddenByClass(_ value: String) -> Bool {
    let classes = value.split { $0.isSpace }
    return classes.contains("d-none") && !classes.contains(where: isShownOnSomeScreens)
  }

  private static func isShownOnSomeScreens(_ name: Substring) -> Bool {
    let parts = name.split(separator: "-")
    return parts.count >= 3 && parts[0] == "d" && widths.contains(parts[1]) && parts[2] != "none"
  }

  private static let widths: Set<Substring> = ["sm", "md", "lg", "xl", "xxl"]
}

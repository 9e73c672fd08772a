import CorpusModel

extension Lexicon {
  /// The lexicon with everything below the first `levels` parts of each path merged into one category.
  ///
  /// Other tools count merged categories so; a merged category keeps the label of its first part.
  public func merged(toLevel levels: Int) -> Lexicon {
    var result = self
    result.categories = []
    result.branches = []
    var numbers: [String: CategoryID] = [:]
    var mapping: [CategoryID] = []
    for category in categories {
      let path = CategoryPath.first(levels, of: category.path)
      let number = numbers[path] ?? CategoryID(result.categories.count)
      if numbers[path] == nil {
        numbers[path] = number
        var merged = Category(
          path: path, label: path == category.path ? category.label : path,
          location: category.location)
        merged.pole = category.pole
        result.categories.append(merged)
      }
      result.categories[number.index].unless += category.unless
      mapping.append(number)
    }
    for index in result.terms.indices {
      result.terms[index].category = mapping[result.terms[index].category.index]
    }
    return result
  }
}

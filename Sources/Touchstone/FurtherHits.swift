import CorpusModel

/// Puts what a further lexicon found beside what others found in the same document.
extension ScannedDocument {
  /// Appends the counts of a further lexicon's categories.
  mutating func append(hits: [Int], weighted: [Double]) {
    self.hits += hits
    weightedHits += weighted
  }

  /// Merges findings of a further lexicon into the others by place; of equal places theirs come first.
  ///
  /// The numbers of hits that relations name change with the places of the hits.
  mutating func merge(findings new: Findings, dropped newDropped: Findings) {
    dropped = ScannedDocument.merged(dropped, newDropped).findings
    let (merged, places) = ScannedDocument.merged(findings, new)
    findings = merged
    for index in relations.indices {
      relations[index].firstHits = relations[index].firstHits.map { places[$0 - 1] + 1 }
      relations[index].secondHits = relations[index].secondHits.map { places[$0 - 1] + 1 }
    }
  }

  /// Two lists in order of place as one, with the new index of each of `old`; neither list's own order
  /// changes.
  private static func merged(
    _ old: Findings, _ new: Findings
  ) -> (findings: Findings, places: [Int]) {
    var result: Findings = []
    var places: [Int] = []
    var rest = new[...]
    for finding in old {
      while let next = rest.first, next.charStart < finding.charStart {
        result.append(next)
        rest.removeFirst()
      }
      places.append(result.count)
      result.append(finding)
    }
    for finding in rest { result.append(finding) }
    return (result, places)
  }
}

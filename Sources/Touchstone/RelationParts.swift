import CorpusModel
import Lexicons
import Matching

/// What part each hit of a document plays in its relations.
struct RelationParts {
  /// The part of each hit that has one, by the hit's index.
  private(set) var byHit: [Int: Finding.Part] = [:]
  /// Hits on each pole on the losing side of a contrast.
  private(set) var rejected = PoleCount()

  init(_ matches: Matches, _ poles: LexiconOutline.Poles?) {
    guard let poles else { return }
    for (number, relation) in matches.relations.enumerated() {
      add(relation, number: number + 1, poles)
    }
  }

  private mutating func add(
    _ relation: Relation, number: Int, _ poles: LexiconOutline.Poles
  ) {
    for (hits, pole) in [(relation.firstHits, poles.first), (relation.secondHits, poles.second)] {
      let role = RelationParts.role(of: pole, in: relation)
      for hit in hits {
        byHit[hit] = Finding.Part(
          contrast: relation.kind == .contrast ? number : nil, role: role,
          stance: relation.stance)
      }
      guard role == "rejected", relation.modality != .rejected, relation.modality != .conceded
      else { continue }
      if pole == poles.first {
        rejected.first += hits.count
      } else {
        rejected.second += hits.count
      }
    }
  }

  private static func role(of pole: String, in relation: Relation) -> String? {
    switch relation.prefers {
    case nil: nil
    case "both": "both"
    case pole: "preferred"
    default: "rejected"
    }
  }
}

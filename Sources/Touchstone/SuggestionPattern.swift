/// Writes a suggestion as a pattern of the lexicon notation.
struct SuggestionPattern {
  /// All forms that the corpus writes without capitals, by prefix: sorted by their bytes.
  private let attested: [String]
  private let uses: [String: Int]

  init(_ forms: FormTable) {
    let list = forms.attested
    attested = list.map(\.form).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    uses = Dictionary(list.map { ($0.form, $0.uses) }, uniquingKeysWith: +)
  }

  /// How often a form was written without capitals.
  func uses(of form: String) -> Int { uses[form] ?? 0 }

  /// The attested forms that begin with a stem.
  private func attested(beginning stem: String) -> ArraySlice<String> {
    let start = firstIndex { !$0.utf8.lexicographicallyPrecedes(stem.utf8) }
    return attested[start...].prefix { $0.hasPrefix(stem) }
  }

  private func firstIndex(where isAtOrAfter: (String) -> Bool) -> Int {
    var (low, high) = (0, attested.count)
    while low < high {
      let middle = (low + high) / 2
      if isAtOrAfter(attested[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The pattern of words of one stem.
  ///
  /// `word*` only where every form of the corpus that begins so is among them; otherwise a choice.
  func pattern(of forms: [String]) -> String {
    let sorted = Set(forms).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    guard let shortest = sorted.first, sorted.count > 1 else { return sorted.first ?? "" }
    let stem = sorted.dropFirst().reduce(shortest) { $0.commonPrefix(with: $1) }
    if stem.utf8.count >= 4, attested(beginning: stem).allSatisfy({ sorted.contains($0) }) {
      return stem + "*"
    }
    return "(\(sorted.joined(separator: "|")))"
  }

  /// The pattern of a phrase whose last word stands in some forms.
  func pattern(of head: [String], last forms: [String]) -> String {
    let sorted = Set(forms).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    let last = sorted.count > 1 ? "(\(sorted.joined(separator: "|")))" : sorted.first ?? ""
    return (head + [last]).joined(separator: " ")
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}

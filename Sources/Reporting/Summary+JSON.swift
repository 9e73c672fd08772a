internal import CorpusModel
internal import Measures

/// The contents of `summary.json`.
extension Summary {
  /// The figures, nested by group.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("statement", .string(Summary.statement)),
      .init("lexicon", json(LexiconOutline.Identity(outline))),
    ]
    if !outline.further.isEmpty {
      members.append(.init("further_lexicons", .array(outline.further.map(json))))
    }
    return .object(
      members + [
        .init(
          "poles",
          outline.poles.map { ["first": .string($0.first), "second": .string($0.second)] }
            ?? .null),
        .init("measures", MeasureSettings.json(thresholds)),
        .init(
          "problems",
          [
            "errors": .integer(errors), "warnings": .integer(warnings), "notes": .integer(notes),
          ]),
        .init("groups", .array(groups.map(json))),
      ])
  }

  private func json(_ lexicon: LexiconOutline.Identity) -> JSONValue {
    [
      "name": .string(lexicon.name), "version": .string(lexicon.version),
      "sha256": .string(lexicon.sha256),
    ]
  }

  private func json(_ group: Group) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("group", .string(group.name)),
      .init("documents", .integer(group.counts.documents)),
      .init("words", .integer(group.counts.words)),
      .init("words_set_aside", .integer(group.counts.wordsSetAside)),
      .init("tokens", .integer(group.counts.tokens)),
      .init("sentences", .integer(group.counts.sentences)),
      .init("hits", .integer(group.counts.hits)),
    ]
    if let poles = outline.poles, let measures = group.measures {
      members += json(measures, poles)
    }
    members.append(.init("categories", .array(categories(of: group))))
    return .object(members)
  }

  private func json(_ measures: PoleMeasures, _ poles: LexiconOutline.Poles) -> [JSONValue.Member] {
    [
      .init(
        "poles",
        [
          pole(poles.first, measures.firstRate), pole(poles.second, measures.secondRate),
        ]),
      .init("share", .number(measures.share)),
      .init(
        "balance",
        [
          "value": .number(measures.balance?.value),
          "low": .number(measures.balance?.interval.low),
          "high": .number(measures.balance?.interval.high),
          "method": .string(measures.method.rawValue),
        ]),
      .init("salience", .number(measures.salience)),
      .init("reliability", .string(measures.reliability.rawValue)),
    ]
  }

  private func pole(_ name: String, _ rate: Rate) -> JSONValue {
    [
      "pole": .string(name), "hits": .integer(rate.hits),
      "per_thousand": .number(rate.perThousand),
    ]
  }

  private func categories(of group: Group) -> [JSONValue] {
    outline.categories.indices.map { index in
      let category = outline.categories[index]
      let rate = Rate(hits: group.counts.categoryHits[index], words: group.counts.words)
      return [
        "category": .string(category.path), "label": .string(category.label),
        "pole": .string(category.pole), "hits": .integer(rate.hits),
        "per_thousand": .number(rate.perThousand),
      ]
    }
  }
}

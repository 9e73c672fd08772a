import CorpusModel
import Glibc

/// Weighs what speaks for each kind of page: a logistic model with one weight for each signal and kind.
///
/// The weights were fitted to 520 pages whose kinds people had told (docs/page-kinds.md); they are kept as whole
/// tenths, so that the order of adding up does not matter.
enum PageKindModel {
  /// The likeliest kind of a page with these signals.
  static func guess(_ signals: Set<PageSignal>) -> PageKind.Guess {
    var scores = start
    for (signal, weights) in weights where signals.contains(signal) {
      for kind in kinds.indices { scores[kind] += weights[kind] }
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    let sum = scores.reduce(0.0) { $0 + exp(Double($1 - scores[best]) / 10) }
    return PageKind.Guess(kinds[best], confidence: 1 / sum)
  }

  /// The kinds that are weighed, in the order of the weights; the others are told by other means.
  private static let kinds: [PageKind] = [
    .article, .listing, .forum, .product, .service, .documentation,
  ]

  /// What speaks for each kind before anything is known of a page.
  private static let start = [9, -1, -5, -9, 2, 4]

  private static let weights: [(PageSignal, [Int])] = [
    (.saysArticle, [11, -4, -3, -2, -1, -2]),
    // No page of the sample says so; by hand.
    (.saysManual, [0, 0, 0, 0, 0, 20]),
    (.saysForum, [-5, -2, 13, -1, -2, -2]),
    (.saysProduct, [-7, -1, -1, 11, 0, -2]),
    (.saysList, [-1, 5, 0, -1, -1, -2]),
    (.saysService, [-1, 0, -1, 1, 2, -1]),
    (.saysQuestions, [0, 1, -1, 0, 2, -2]),
    (.graphArticle, [8, -1, -2, -4, -2, 0]),
    (.graphProduct, [-2, 0, -1, 6, -2, -1]),
    (.graphSite, [0, 0, 1, -3, 5, -1]),
    (.madeByManualTool, [-2, -2, -1, -1, -3, 9]),
    (.madeByForumTool, [-2, -1, 4, 0, -1, -1]),
    (.pathArticle, [10, 3, -1, -2, -5, -4]),
    (.pathManual, [-6, -4, -2, -2, -6, 20]),
    (.pathForum, [-6, -2, 14, -1, -3, -2]),
    (.pathProduct, [-3, 0, -2, 9, -1, -3]),
    (.pathService, [-5, -2, -1, -1, 12, -2]),
    (.pathList, [0, 8, -2, 0, -3, -3]),
    (.pathLong, [10, -4, 7, 1, -8, -6]),
    (.pathShort, [-6, 5, -3, -4, 9, -1]),
    (.oneArticle, [10, -4, -4, 0, -3, 1]),
    (.manyArticles, [-2, 2, 3, 2, -1, -3]),
    (.dated, [4, -1, 5, 1, -6, -3]),
    (.manyDates, [-3, 3, 4, 0, -2, -2]),
    (.hasAuthor, [9, 0, 2, -2, -2, -7]),
    (.manyMessages, [-2, -1, 7, -1, -1, -2]),
    (.someMessages, [-3, -3, 8, 3, -4, -2]),
    (.hasPrices, [-6, 6, -4, 11, -1, -6]),
    (.manyCards, [2, 1, -1, -2, 3, -3]),
    (.manyLinkedHeadings, [-4, 11, -1, 0, -6, 1]),
    (.hasCode, [-6, -4, -1, -1, -6, 18]),
    (.manyForms, [-6, 6, 3, 2, -2, -3]),
    (.littleText, [-1, 9, -2, 2, -4, -3]),
    (.someText, [1, -3, 0, 0, 2, -1]),
    (.muchText, [4, 1, -2, -2, 0, -1]),
    (.veryMuchText, [2, -3, 0, -3, -1, 5]),
    (.mostlyLinks, [-1, 3, -2, -1, 1, 0]),
    (.manyLinks, [-2, 3, -4, -1, 3, 1]),
    (.mainMostlyLinks, [-6, 8, -1, -2, -1, 1]),
    (.fewLinks, [2, -4, 1, 0, 1, 0]),
    (.shortParagraphs, [-5, -1, -1, 1, 0, 5]),
    (.manyHeadings, [3, -3, -4, -1, 6, -1]),
  ]
}

import Markup

/// One thing that a page shows or says and that speaks for what kind of page it is.
enum PageSignal: String, CaseIterable, Sendable {
  // What the page says of itself.
  case saysArticle, saysManual, saysForum, saysProduct, saysList, saysService, saysQuestions
  case graphArticle, graphProduct, graphSite
  case madeByManualTool, madeByForumTool
  // The words of its address.
  case pathArticle, pathManual, pathForum, pathProduct, pathService, pathList, pathLong, pathShort
  // What it is built of.
  case oneArticle, manyArticles, dated, manyDates, hasAuthor
  case manyMessages, someMessages, hasPrices, manyCards, manyLinkedHeadings, hasCode, manyForms
  // How its text stands.
  case littleText, someText, muchText, veryMuchText
  case mostlyLinks, manyLinks, mainMostlyLinks, fewLinks, shortParagraphs, manyHeadings
}

/// The signals of a page.
struct PageSignals {
  /// The signals that were found.
  private(set) var found: Set<PageSignal> = []
  /// The weight of the running text of the main text.
  let running: Int
  /// The weight of all of the main text.
  let total: Int
  /// Whether the page is the entrance of its site, by its address.
  private(set) var isAtRoot = false
  /// Whether there is a frame of links around the text.
  private(set) var hasFrame = false
  /// The weight of all text that stands in no header, footer or navigation.
  private(set) var outsideFrames = 0

  private let tree: MarkupTree

  /// Looks at a page that has been read.
  init(
    _ tree: MarkupTree, names: [ElementNames], data: StructuredData, choice: MainText.Choice,
    url: String?
  ) {
    self.tree = tree
    running = choice.weights?.running(tree, choice.root) ?? 0
    total = choice.weights?.total(tree, choice.root) ?? 0
    readTypes(data)
    readHead()
    if let url {
      let address = PageAddress(url)
      found.formUnion(address.signals)
      isAtRoot = address.isAtRoot
    }
    count(names, choice)
    if let weights = choice.weights, let page = choice.page { weigh(weights, page, choice.root) }
  }

  /// Whether the page says that it needs scripts, or has several; asked of pages without text only.
  var needsScripts: Bool {
    tree.indices(of: .script).count >= 3
      || tree.indices(of: .noscript).contains { index in
        tree.text(of: index).lowercased().contains("javascript")
      }
  }

  private mutating func add(_ signal: PageSignal, if holds: Bool) {
    if holds { found.insert(signal) }
  }

  // MARK: What the page says of itself

  private mutating func readTypes(_ data: StructuredData) {
    for type in data.types + tree.nodes.indices.compactMap(itemType) {
      switch type {
      case "TechArticle", "APIReference": found.insert(.saysManual)
      case "DiscussionForumPosting", "QAPage": found.insert(.saysForum)
      case "Product", "ProductGroup", "IndividualProduct": found.insert(.saysProduct)
      case "CollectionPage", "ItemList", "SearchResultsPage", "OfferCatalog", "Blog":
        found.insert(.saysList)
      case "Service", "ProfessionalService", "LocalBusiness", "Course": found.insert(.saysService)
      case "FAQPage": found.insert(.saysQuestions)
      default:
        add(.saysArticle, if: type.hasSuffix("Article") || type.hasSuffix("BlogPosting"))
        add(.saysArticle, if: type == "Report" || type == "Recipe")
      }
    }
  }

  private func itemType(_ index: Int) -> String? {
    guard tree.nodes[index].attributeCount > 0, let type = tree.attribute(.itemtype, of: index)
    else { return nil }
    return type.split(separator: "/").last.map(String.init)
  }

  private mutating func readHead() {
    for index in tree.indices(of: .meta) {
      let key = tree.attribute(.property, of: index) ?? tree.attribute(.name, of: index)
      guard let key = key?.lowercased(), PageSignals.headKeys.contains(key),
        let content = tree.attribute(.content, of: index)?.lowercased()
      else { continue }
      switch key {
      case "og:type":
        add(.graphArticle, if: content == "article")
        add(.graphProduct, if: content.holds("product"))
        add(.graphSite, if: content == "website")
      case "article:published_time": found.insert(.graphArticle)
      case "generator":
        let names = { (list: [String]) in list.contains { content.holds($0) } }
        add(.madeByManualTool, if: names(PageSignals.manualTools))
        add(.madeByForumTool, if: names(PageSignals.forumTools))
      default: continue
      }
    }
  }

  private static let headKeys: Set<String> = ["og:type", "article:published_time", "generator"]

  private static let manualTools = [
    "docusaurus", "sphinx", "mkdocs", "gitbook", "vitepress", "vuepress", "docutils", "asciidoctor",
    "antora", "doxygen", "mediawiki", "hugo docs", "readme.io", "starlight", "mdbook", "javadoc",
    "bookdown", "quarto", "rustdoc", "dokuwiki", "nikola docs", "docfx", "robohelp", "madcap",
  ]

  private static let forumTools = [
    "discourse", "phpbb", "xenforo", "vbulletin", "vanilla", "invision", "flarum", "nodebb", "mybb",
    "simple machines", "bbpress", "discuz", "woltlab",
  ]

  // MARK: What it is built of

  private mutating func count(_ names: [ElementNames], _ choice: MainText.Choice) {
    var (articles, times, messages, cards, headings, linkedHeadings, code, forms) =
      (0, 0, 0, 0, 0, 0, 0, 0)
    var prices = 0
    for (index, node) in tree.nodes.enumerated() where node.tag != .text {
      let own = names[index]
      if own.contains(.message) { messages += 1 }
      if own.contains(.card) { cards += 1 }
      if own.contains(.price) { prices += 1 }
      if own.contains(.author) || own.contains(.byline) { found.insert(.hasAuthor) }
      switch node.tag {
      case .article: articles += 1
      case .time: times += 1
      case .pre: code += 1
      case .form: forms += 1
      case .h2, .h3, .h4:
        headings += 1
        if let page = choice.page {
          let weight = page.total(tree, index)
          let isLinked = page.linked(tree, index) == weight || isInLink(index)
          if weight > 0, isLinked { linkedHeadings += 1 }
        }
      default: break
      }
    }
    add(.oneArticle, if: articles == 1)
    add(.manyArticles, if: articles >= 5)
    add(.dated, if: times >= 1)
    add(.manyDates, if: times >= 5)
    add(.manyMessages, if: messages >= 20)
    add(.someMessages, if: messages >= 5)
    add(.hasPrices, if: prices >= 2)
    add(.manyCards, if: cards >= 20)
    add(.manyHeadings, if: headings >= 12)
    add(.manyLinkedHeadings, if: linkedHeadings >= 8 && linkedHeadings * 2 >= headings)
    add(.hasCode, if: code >= 2)
    add(.manyForms, if: forms >= 3)
  }

  /// The weight of the text in headers, footers and navigation.
  private func framed(_ page: PageWeights) -> Int {
    var sum = 0
    var index = 0
    while index < tree.nodes.count {
      switch tree.nodes[index].tag {
      case .nav, .footer, .header:
        sum += page.total(tree, index)
        index = Int(tree.nodes[index].end)
      case .main, .article: index = Int(tree.nodes[index].end)
      default: index += 1
      }
    }
    return sum
  }

  private func isInLink(_ index: Int) -> Bool {
    let parent = Int(tree.nodes[index].parent)
    return parent >= 0 && tree.nodes[parent].tag == .a
  }

  // MARK: How its text stands

  private mutating func weigh(_ weights: PageWeights, _ page: PageWeights, _ root: Int) {
    add(.littleText, if: running < 800)
    add(.someText, if: (800..<2500).contains(running))
    add(.muchText, if: (4000..<9000).contains(running))
    add(.veryMuchText, if: running >= 9000)
    let (all, linked) = (page.total(tree, 0), page.linked(tree, 0))
    outsideFrames = all - framed(page)
    hasFrame = all >= total + 200 && page.links(tree, 0) >= 10
    add(.mostlyLinks, if: linked * 2 > all)
    add(.manyLinks, if: linked * 4 > all)
    add(.fewLinks, if: linked * 8 < all)
    add(.mainMostlyLinks, if: weights.linked(tree, root) * 3 > total)
    let long = weights.paragraphs.reduce(0) { $1.running > 0 ? $0 + 1 : $0 }
    add(.shortParagraphs, if: long > 0 && running / long < 130)
  }
}

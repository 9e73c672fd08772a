/// Which words may be suggested, and which word forms belong together.
enum SuggestionWords {
  /// Whether a folded form may stand at either end of a suggestion: letters only, three at least, no
  /// function word and no word so general that it keeps company with everything.
  static func isContent(_ form: String) -> Bool {
    form.utf8.count >= 3 && form.utf8.allSatisfy(isLetterByte)
      && !functionWords.contains(form) && !generalWords.contains(form)
  }

  /// Whether a form may stand inside a suggestion of three words: "duty of care", "hard to reach".
  static func isLink(_ form: String) -> Bool { links.contains(form) }

  /// Whether a form begins compounds with a hyphen: "co-design".
  static func isPrefix(_ form: String) -> Bool { prefixes.contains(form) }

  /// Whether a form joins the items of a list.
  static func isConjunction(_ form: String) -> Bool { form == "and" || form == "or" || form == "&" }

  private static func isLetterByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte >= 0x80
  }

  /// The singular of a form, where its ending says so.
  ///
  /// The S-stemmer: Harman 1991, "How effective is suffixing?", *JASIS* 42(1), 7–15.
  static func singular(_ form: String) -> String {
    guard form.utf8.count > 3, form.hasSuffix("s") else { return form }
    if form.hasSuffix("ies") {
      return hasSuffix(form, of: ["eies", "aies"]) ? form : form.dropLast(3) + "y"
    }
    if hasSuffix(form, of: ["sses", "shes", "ches", "xes"]) { return String(form.dropLast(2)) }
    return hasSuffix(form, of: ["us", "ss", "is"]) ? form : String(form.dropLast())
  }

  /// The stem that a form shares with its kin: `honest` for `honesty` and `honestly`.
  ///
  /// Endings are cut longest first as Lovins 1968 does (*Mechanical Translation* 11, 22–31), with a
  /// short list of endings, and never below four letters.
  static func stem(_ form: String) -> String {
    for ending in endings where form.hasSuffix(ending) {
      guard form.utf8.count - ending.utf8.count >= 4 else { continue }
      return String(form.dropLast(ending.count))
    }
    return form
  }

  /// What the variants of one word have in common, for merging them: as ``stem(_:)``, with endings that
  /// leave the meaning alone.
  static func variantKey(_ form: String) -> String {
    for ending in variantEndings where form.hasSuffix(ending) {
      guard form.utf8.count - ending.utf8.count >= 4 else { continue }
      return String(form.dropLast(ending.count))
    }
    return form
  }

  private static let variantEndings = [
    "ness", "ings", "ions", "ing", "ion", "ity", "ies", "ed", "es", "ly", "y", "e", "s",
  ]

  private static func hasSuffix(_ form: String, of endings: [String]) -> Bool {
    endings.contains { form.hasSuffix($0) }
  }

  private static let endings = words(
    """
    fulness ousness iveness ibilities abilities ibility ability isations izations isation ization
    fully ously ively ations ation ements ement ments ment ities ness ances ance ences ence able ible
    ably ibly ious iously ants ants ents ant ent ists ists isms ist ism ity ful ous ive ing ings ions
    ion ies ied ate ates ated ating al ally ed es ly y e s
    """
  ).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }

  private static let links: Set<String> = ["of", "for", "to", "with", "in", "on", "by", "from"]

  private static let prefixes: Set<String> = ["co", "re", "non", "pre", "self", "anti", "over"]

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Articles, pronouns, prepositions, conjunctions, auxiliaries, and adverbs of place, time and degree.
  private static let functionWords = Set(
    words(
      """
      the a an this that these those it its it's itself he his him himself she her hers herself they them
      their theirs themselves we us our ours ourselves you your yours yourself yourselves me my mine
      myself one ones who whom whose which what when where why how whoever whatever whenever wherever
      and but or nor for yet so if then than because although though while whereas unless until since
      whether once lest of in on at by to from with without within into onto upon over under above below
      between among amongst through throughout during before after against about around across along
      behind beyond near off out outside inside per via toward towards up down like unlike as except
      despite including regarding concerning following according besides beside is are was were be been
      being am isn't aren't wasn't weren't has have had having hasn't haven't hadn't does did done doing
      doesn't don't didn't can can't cannot could couldn't will won't would wouldn't shall should
      shouldn't may might must mustn't ought need not never ever also too very quite rather just only
      even still already almost always often sometimes usually again further more most much many few
      fewer less least several some any all both each every either neither none nobody nothing someone
      something anyone anything everyone everything everybody somebody anybody no yes here there now
      today tomorrow yesterday soon later ago however therefore thus hence instead otherwise moreover
      furthermore meanwhile indeed perhaps maybe really actually simply especially particularly etc
      i'm i've i'll i'd you're you've you'll you'd he's she's we're we've we'll we'd they're they've
      they'll they'd that's there's here's what's who's let's where's how's such same other others
      another own two three four five six seven eight nine ten hundred thousand million billion first
      second third last next january february march april june july august september october november
      december monday tuesday wednesday thursday friday saturday sunday
      """))

  /// Words that stand in any text, whatever it speaks of.
  private static let generalWords = Set(
    words(
      """
      use uses used using get gets got getting gotten make makes made making take takes took taken
      taking give gives gave given giving come comes came coming goes went gone going put puts putting
      set sets setting let lets see sees saw seen seeing look looks looked looking find finds found
      finding know knows knew known knowing think thinks thought thinking say says said saying tell tells
      told telling ask asks asked asking want wants wanted wanting try tries tried trying seem seems
      seemed become becomes became becoming keep keeps kept begin begins began begun start starts
      started starting show shows showed shown showing call calls called calling needs needed needing
      provide provides provided providing include includes included happen happens happened turn turns
      turned follow follows followed allow allows allowed allowing thing things way ways lot lots kind
      kinds sort sorts type types part parts bit example examples case cases point points number numbers
      time times day days week weeks month months year years hour hours new old big small large great
      good better best bad worse worst long short high low little different various certain able likely
      available possible important main major full whole sure well back ahead away together apart please
      thanks thank http https www com org html pdf page pages click link links read reading post posts
      section sections chapter figure table appendix image images photo video blog
      """))
}

/// What is known about English words that stand next to a full stop.
struct EnglishWords: Sendable {
  /// What a word may mean for the end of a sentence.
  struct Traits: OptionSet {
    var rawValue: UInt16

    /// A function word that, capitalised, starts a sentence: after most abbreviations it decides.
    static let starter = Traits(rawValue: 1)
    /// A title before a name: no sentence ends after it.
    static let title = Traits(rawValue: 2)
    /// An abbreviation that a number follows, such as that of a page.
    static let beforeNumber = Traits(rawValue: 4)
    /// A month or day, abbreviated; only where capitalised.
    static let calendar = Traits(rawValue: 8)
    /// An abbreviation that stands in or at the end of a sentence, such as that of a company.
    static let general = Traits(rawValue: 16)
    /// An abbreviation that never ends a sentence, such as that of an example.
    static let linking = Traits(rawValue: 32)
    /// `etc.` and its like: a capital after it starts a sentence.
    static let closing = Traits(rawValue: 64)
    /// The two halves of the day.
    static let time = Traits(rawValue: 128)
    /// A capitalised word that goes on after a time of day: a day, a month, a zone.
    static let afterTime = Traits(rawValue: 256)
  }

  /// The lists, packed once per process.
  static let shared = EnglishWords()

  private static let lists: [(Traits, String)] = [
    (
      .starter,
      """
      the this that these those a an it its it's he he's she she's they they're we we're we've you
      you're i i'm i've my his her their our your there there's here here's what what's when where who
      whom whose which why how however but and or nor so yet if in on at by for from with without to as
      after before during since while although though because until unless is are was were do does did
      has have had can could should would must not no some many most more few millions thousands
      hundreds dozens several each every all both another other others such then thus therefore hence
      meanwhile moreover furthermore also even once under over between among according despite given
      later today now please let being having nobody everyone someone nothing everything only just
      instead perhaps maybe indeed finally first second third overall together through within across
      against about none one two three don't didn't doesn't isn't aren't that's yes
      """
    ),
    (
      .title,
      """
      mr mrs ms mx dr prof rev fr hon gen col capt cpt cmdr lt sgt cpl maj adm brig sen rep gov pres
      supt insp messrs mme mlle msgr pte amb atty det supt ald cllr rt
      """
    ),
    (
      .beforeNumber,
      """
      no nos nr n fig figs p pp vol vols art arts ch chap chs sec sect secs ed eds para paras eq
      eqn eqs ref refs approx ca c circa pt pts ver cl reg regs sched ser nº
      """
    ),
    (
      .calendar,
      "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri"
    ),
    (
      .general,
      """
      co corp inc ltd plc llc llp bros dept dist est govt univ assn assoc ave blvd rd hwy sq st ste mt
      mts ft jr sr esq ext min max misc tel orig ind intl natl inst bldg apt conf comm commn cttee
      admin exec mgr dir secy gov't ph.d bsc msc encl incl excl
      calif fla mich minn tenn tex wis wyo ariz colo kan okla neb nev rs
      """
    ),
    (.linking, "e.g i.e eg ie cf vs v viz btw resp esp nb q.v"),
    (.closing, "etc al seq ibid"),
    (.time, "a.m p.m"),
    (
      .afterTime,
      """
      monday tuesday wednesday thursday friday saturday sunday january february march april may june
      july august september october november december eastern central pacific mountain est edt cst cdt
      mst mdt pst pdt et ct gmt utc bst cet cest
      """
    ),
  ]

  /// An open-addressing table of hashes; 64 bits tell the few hundred words apart for certain enough.
  private var keys = [UInt64](repeating: 0, count: 2048)
  private var traits = [UInt16](repeating: 0, count: 2048)

  private init() {
    for (trait, list) in Self.lists {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        var key = Self.seed
        for byte in word.utf8 { key = Self.combine(key, byte) }
        let slot = slot(of: key)
        keys[slot] = key
        traits[slot] |= trait.rawValue
      }
    }
  }

  /// The traits of the word at `range`, in any case, curly apostrophes counting as straight.
  func traits(of range: Range<Int>, in text: Span<UInt8>) -> Traits {
    guard range.count <= 12 else { return [] }
    var key = Self.seed
    var index = range.lowerBound
    while index < range.upperBound {
      var byte = text[index]
      if byte &- 0x41 < 26 { byte |= 0x20 }
      if byte == 0xE2, index + 2 < range.upperBound, text[index + 1] == 0x80,
        text[index + 2] == 0x99
      {
        byte = UInt8(ascii: "'")
        index += 2
      }
      key = Self.combine(key, byte)
      index += 1
    }
    let slot = slot(of: key)
    return keys[slot] == key ? Traits(rawValue: traits[slot]) : []
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func combine(_ key: UInt64, _ byte: UInt8) -> UInt64 {
    (key ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key >> 20 & 2047)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & 2047 }
    return slot
  }
}

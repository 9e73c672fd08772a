import CorpusModel
import Markup

/// How the parts of a report that law and standards prescribe are called, and how they speak.
///
/// All texts here are folded: small letters, no apostrophes, single spaces.
enum StatutoryWording {
  // MARK: Titles

  /// The part that a line names, if it names one: a heading, not a sentence about it.
  static func part(titled line: String) -> StandardPart? {
    let title = withoutNumber(line)
    guard title.utf8.count <= 200, title.last != "." else { return nil }
    if opens(title, with: auditorTitles) { return .auditorsReport }
    if namesResponsibilities(title) { return .responsibilities }
    return opens(withoutOwner(title), with: accountTitles) ? .accounts : nil
  }

  /// Whether a text has four letters in a row that every title of a part has, and no full stop at its end; spares the
  /// slower look at its words.
  static func mayNamePart(_ text: Span<UInt8>, _ span: TextSpan) -> Bool {
    guard span.length > 0, text[Int(span.end) - 1] != UInt8(ascii: ".") else { return false }
    let places = letterPlaces.span
    var state: UInt64 = 0
    for index in span.range {
      state = (state << 1 | firstPlaces) & places[Int(text[index])]
      if state & lastPlaces != 0 { return true }
    }
    return false
  }

  /// What of every title of a part stands in it, whatever the title.
  private static let titleLetters: [StaticString] = [
    "audi", "xami", "ccou", "ompt", "espo", "tate", "lanc", "flow", "loss",
  ]

  /// For each byte, the places in `titleLetters` at which it stands, four bits for each of them: with a shift and an
  /// "and" for each byte all are looked for at once (the shift-and algorithm of Baeza-Yates and Gonnet, 1992).
  private static let letterPlaces: [UInt64] = {
    var places = [UInt64](repeating: 0, count: 256)
    for (number, letters) in titleLetters.enumerated() {
      for (offset, letter) in letters.description.utf8.enumerated() {
        for byte in [letter, letter & ~0x20] { places[Int(byte)] |= 1 << (4 * number + offset) }
      }
    }
    return places
  }()

  /// The bits of the first and of the last letter of all `titleLetters`.
  private static let firstPlaces: UInt64 = 0x1_1111_1111
  private static let lastPlaces: UInt64 = 0x8_8888_8888

  private static let auditorTitles = [
    "independent auditor", "independent examiner", "independent accountants",
    "report of the independent auditor", "report of the independent examiner",
    "report of independent auditor", "report of independent examiner",
    "report of the auditor", "auditors report", "the auditors report",
    "certificate and report of the comptroller", "the certificate and report of the comptroller",
  ]

  private static let accountTitles = [
    "notes to the financial statements", "notes to financial statements", "notes to the accounts",
    "notes to the consolidated", "notes to consolidated", "notes forming part of the",
    "notes and accounting policies", "statement of financial activities",
    "statement of activities", "statements of activities",
    "statement of financial position", "statements of financial position",
    "statement of comprehensive income", "statement of functional expenses",
    "statement of changes in", "statement of assets and liabilities", "statement of cash flow",
    "statements of cash flow", "cash flow statement", "balance sheet", "profit and loss",
    "income and expenditure account", "receipts and payments account",
  ]

  private static let offices = [
    "trustees", "directors", "governors", "members", "council", "board", "managements",
    "accounting officers", "governing body", "corporation", "committee",
  ]

  private static func namesResponsibilities(_ title: String) -> Bool {
    guard title.holds("responsibilit"), offices.contains(where: { title.holds($0) }) else {
      return false
    }
    return title.hasPrefix("statement of") || title.holds("responsibilities statement")
      || title.holds("financial statements") || title.holds("accounts")
      || offices.contains { title == $0 + " responsibilities" }
  }

  private static func opens(_ title: String, with names: [String]) -> Bool {
    names.contains { title.hasPrefix($0) }
  }

  /// The line without the number before it.
  private static func withoutNumber(_ line: String) -> String {
    String(line.drop { $0.isAnyNumber || $0 == "." || $0 == ")" || $0 == " " })
  }

  private static let owners = [
    "the ", "consolidated ", "group ", "charity ", "company ", "parent ", "combined ", "audited ",
    "unaudited ", "and ", "summary ", "statutory ", "quarterly ",
  ]

  private static func withoutOwner(_ title: String) -> String {
    var rest = title[...]
    while let owner = owners.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(owner.count)
    }
    return String(rest)
  }

  /// Whether a line ends as one of a table of contents does: in a number that is no year, or in dots.
  static func endsInPageNumber(_ line: String) -> Bool {
    let last = line.split(separator: " ").last ?? ""
    let digits = last.drop { $0 == "." || $0 == "…" }
    if digits.isEmpty { return last.count >= 2 }
    return digits.count <= 3 && digits.allSatisfy(\.isAnyNumber)
  }

  // MARK: Wording

  /// Whether a text says what is hardly said outside such a part.
  static func proves(_ part: StandardPart, _ text: String) -> Bool {
    proofs[part, default: []].contains { text.holds($0) }
  }

  private static let proofs: [StandardPart: [String]] = [
    .auditorsReport: [
      "we have audited", "basis for opinion", "our audit in accordance with",
      "international standards on auditing", "auditing standards generally accepted",
      "true and fair view", "present fairly, in all material respects",
      "to the trustees on my examination", "my examination of the accounts",
      "in our opinion, the financial statements", "in our opinion the financial statements",
      "i certify that i have audited",
    ],
    .responsibilities: [
      "responsible for preparing", "responsible for the preparation",
      "to prepare financial statements", "to prepare a statement of accounts",
      "select suitable accounting policies", "sufficient accounting records",
      "adequate accounting records", "proper accounting records",
    ],
    .accounts: [
      "form part of these", "forms part of these", "form an integral part",
      "accompanying notes", "notes on pages", "see notes to", "basis of preparation",
      "basis of accounting", "have been prepared in accordance with", "historical cost convention",
      "principal accounting policies", "summary of significant accounting policies",
    ],
  ]

  /// Whether a text reads as one of such a part may.
  static func belongs(_ text: String, to part: StandardPart) -> Bool {
    proves(part, text) || StatutoryWording.part(titled: text) == part
      || wording[part, default: []].contains { text.holds($0) }
  }

  /// The words of a part's wording that a text has.
  static func marks(of part: StandardPart, in text: String) -> [String] {
    (wording[part, default: []] + proofs[part, default: []]).filter { text.holds($0) }
  }

  private static let wording: [StandardPart: [String]] = [
    .auditorsReport: [
      "audit", "our opinion", "my opinion", "financial statements", "the accounts", "misstatement",
      "accounting records", "going concern", "companies act", "charities act",
      "chartered accountant", "independent examin", "other information", "reasonable assurance",
      "required to report", "use of our report",
    ],
    .responsibilities: [
      "accounting", "financial statements", "the accounts", "auditor",
      "fraud and other irregularities",
      "going concern", "companies act", "charities act", "signed on", "by order of the",
      "approved by",
    ],
    .accounts: [
      "accounting", "financial statements", "depreciation", "creditors", "debtors", "recognised",
      "recognized", "restricted fund", "unrestricted", "designated fund", "net assets",
      "fixed assets", "current assets", "liabilit", "employer", "pension scheme", "operating lease",
      "financial instruments", "incoming resources", "amortis", "impairment", "remuneration",
      "commitments", "fair value", "year ended", "total funds", "cash at bank", "going concern",
      "corporation tax", "related part", "£", "balance sheet",
    ],
  ]

  /// Whether a text is mostly numbers: a cell or line of an account.
  static func isFigures(_ text: String) -> Bool {
    var digits = 0
    var letters = 0
    for character in text.unicodeScalars {
      if (0x30...0x39).contains(character.value) {
        digits += 1
      } else if character.properties.isAlphabetic {
        letters += 1
      }
    }
    return digits > 0 && digits * 2 >= letters
  }

  // MARK: Folding

  /// A block's text folded: ASCII letters small, no apostrophes, white space as single spaces.
  static func folded(_ text: [UInt8], _ span: TextSpan) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.length)
    var index = Int(span.start)
    while index < Int(span.end) {
      let byte = text[index]
      if byte == 0xE2, index + 2 < Int(span.end), text[index + 1] == 0x80,
        text[index + 2] == 0x99 || text[index + 2] == 0x98
      {
        index += 3
        continue
      }
      index += 1
      if byte == UInt8(ascii: "'") { continue }
      if byte.isBlank {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      } else {
        bytes.append(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

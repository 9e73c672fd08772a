/// A part of a document whose wording the law, an auditor or a web site's frame prescribes; not counted.
///
/// Its words are not the author's choice, so they say nothing about what the author values.
public enum StandardPart: String, Sendable, CaseIterable {
  /// The report of an auditor or independent examiner.
  case auditorsReport = "auditors_report"
  /// The statement of what trustees, directors or governors are responsible for.
  case responsibilities
  /// Financial statements and the notes to them.
  case accounts
  /// A question about cookies, on a web page.
  case consent
  /// Words that lead about a site, on a web page.
  case navigation

  /// The part in words, for people.
  public var title: String {
    switch self {
    case .auditorsReport: "the auditor's report"
    case .responsibilities: "the statement of responsibilities"
    case .accounts: "the accounts and their notes"
    case .consent: "text about cookies"
    case .navigation: "navigation"
    }
  }
}

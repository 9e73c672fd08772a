/// What a web page is, as far as its build tells.
public enum PageKind: String, Sendable, CaseIterable {
  /// A text of its own: a news item, a blog post, a report.
  case article
  /// A list of other pages, or of goods.
  case listing
  /// The entrance of a site.
  case home
  /// What several people wrote in turn.
  case forum
  /// One thing that is sold.
  case product
  /// What an organisation offers, or says of itself.
  case service
  /// A manual, guide or reference.
  case documentation
  /// Nothing but a question about cookies.
  case consent
  /// Hardly any text at all.
  case stub
  /// What a server sends in place of a page.
  case error

  /// A kind, and how sure it is.
  public struct Guess: Hashable, Sendable {
    /// The most likely kind.
    public var kind: PageKind
    /// How likely it is, from 0 to 1, in hundredths.
    public var confidence: Double

    /// Makes a guess; the confidence is rounded to hundredths.
    public init(_ kind: PageKind, confidence: Double) {
      self.kind = kind
      self.confidence = (min(1, max(0, confidence)) * 100).rounded() / 100
    }
  }
}

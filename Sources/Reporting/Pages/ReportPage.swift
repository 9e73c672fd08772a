/// A report for people: the answer, what stands behind it, and the sentences.
package struct ReportPage: Sendable {
  /// A part of the report under a heading.
  package struct Section: Sendable {
    /// Its anchor.
    package var id: String
    /// Its heading.
    package var title: String
    /// What it is about, a paragraph each.
    package var lead: [String]
    /// What it shows.
    package var parts: [Part]

    /// Makes a section.
    package init(_ id: String, _ title: String, lead: [String] = [], parts: [Part] = []) {
      self.id = id
      self.title = title
      self.lead = lead
      self.parts = parts
    }
  }

  /// Something shown in a section.
  package indirect enum Part: Sendable {
    /// A chart, with its table.
    case chart(Chart)
    /// A table.
    case table(ReportTable)
    /// Sentences.
    case quotes([Quote])
    /// A list.
    case list([String])
    /// A smaller heading.
    case heading(String)
    /// A paragraph.
    case text(String)
    /// Parts that are opened on demand.
    case folded(title: String, [Part])
  }

  /// The title.
  package var title: String
  /// What was read.
  package var subtitle: String
  /// The answer in one sentence.
  package var answer: String
  /// What should be known with it, a paragraph each.
  package var details: [String]
  /// What the answer does not say.
  package var statement: String
  /// What a reader should doubt.
  package var warnings: [(message: String, advice: String)]
  /// The names of the poles.
  package var poles: (first: String, second: String)?
  /// The sections, in order.
  package var sections: [Section]
  /// The sentences behind the figures.
  package var evidence: [Evidence]
  /// The line at the foot.
  package var colophon: String

  /// Makes a page.
  package init(
    title: String, subtitle: String, answer: String, details: [String], statement: String,
    warnings: [(message: String, advice: String)], poles: (first: String, second: String)?,
    sections: [Section], evidence: [Evidence], colophon: String
  ) {
    self.title = title
    self.subtitle = subtitle
    self.answer = answer
    self.details = details
    self.statement = statement
    self.warnings = warnings
    self.poles = poles
    self.sections = sections
    self.evidence = evidence
    self.colophon = colophon
  }

  /// All charts, those that are folded away among them.
  package var charts: [Chart] { sections.flatMap { ReportPage.charts(in: $0.parts) } }

  private static func charts(in parts: [Part]) -> [Chart] {
    parts.flatMap { part -> [Chart] in
      switch part {
      case .chart(let chart): [chart]
      case .folded(_, let parts): charts(in: parts)
      default: []
      }
    }
  }
}

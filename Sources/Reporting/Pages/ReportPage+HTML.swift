internal import CorpusModel
internal import Digests

/// The page as one HTML file.
extension ReportPage {
  private typealias Values = ReportTemplates.Values

  /// A table longer than this gets a box to filter it by.
  private static let filterThreshold = 12
  /// More doubts than this are opened on demand, so that they do not bury the answer.
  private static let openWarnings = 4
  /// How many figures' sentences are rendered at once.
  private static let evidenceAtOnce = 32

  /// The file: no part of it is fetched from anywhere, and a policy in it forbids the rest.
  ///
  /// - Parameter version: that of the program.
  /// - Returns: the text of the file.
  package func html(version: String) -> String {
    // Most of a page are its sections and its evidence, in pieces that do not depend on each other.
    let shares = stride(from: 0, to: evidence.count, by: Self.evidenceAtOnce).map {
      evidence[$0..<min($0 + Self.evidenceAtOnce, evidence.count)]
    }
    let pieces = SideBySide.map(sections.count + shares.count) { number in
      number < sections.count
        ? sections[number].parts.map(html).joined() : Self.html(shares[number - sections.count])
    }
    let style = ReportTemplateText.pageCss + "\n" + ReportTemplateText.chartCss
    let script = ReportTemplateText.pageJs
    var values: Values = [
      "title": title, "subtitle": subtitle, "version": version, "answer": answer,
      "statement": statement, "details": details.map { ["text": $0] as Values },
      "warnings": warnings.map { ["message": $0.message, "advice": $0.advice] as Values },
      "style": style, "styleDigest": Self.policy(style), "script": script,
      "scriptDigest": Self.policy(script), "colophon": colophon,
      "sections": zip(sections, pieces).map { section, inner in
        [
          "id": section.id, "title": section.title,
          "lead": section.lead.map { ["text": $0] as Values }, "inner": inner,
        ] as Values
      }, "evidence": pieces.dropFirst(sections.count).joined(),
    ]
    if warnings.count > Self.openWarnings {
      values["manyWarnings"] = "Mind: \(warnings.count) doubts about these figures, and what to do"
    }
    return ReportTemplates.render(.page, values)
  }

  // MARK: Parts

  private func html(_ part: Part) -> String {
    switch part {
    case .table(let table): Self.html(table)
    case .quotes(let quotes): Self.html(quotes)
    case .chart(let chart): Self.part(["chart": values(chart)])
    case .list(let items):
      Self.part(["list": ["items": items.map { ["text": $0] as Values }] as Values])
    case .heading(let text): Self.part(["heading": text])
    case .text(let text): Self.part(["text": text])
    case .folded(let title, let parts):
      Self.part(["folded": ["title": title, "inner": parts.map(html).joined()] as Values])
    }
  }

  private static func part(_ values: Values) -> String {
    ReportTemplates.render(.part, values)
  }

  private func values(_ chart: Chart) -> Values {
    var values: Values = [
      "id": chart.name, "title": chart.title,
      "svg": ChartDrawing.Layout.allCases.map {
        ChartDrawing(chart, $0).svg(isAlone: false)
      }.joined(),
      "table": Self.html(chart.table),
    ]
    if !chart.note.isEmpty { values["note"] = chart.note }
    let keys = legend(of: chart)
    if !keys.isEmpty { values["legend"] = ["keys": keys] as Values }
    return values
  }

  private func legend(of chart: Chart) -> [Values] {
    switch chart.plot {
    case .trend(let plot):
      guard plot.series.count > 1 else { return [] }
      return plot.series.prefix(Chart.Shape.allCases.count).enumerated().map {
        ["tone": "group-\($0 + 1)", "text": $1.name]
      }
    case .dots(let plot):
      guard let poles, plot.rows.contains(where: { $0.tone != .neutral }) else { return [] }
      return Self.legend(poles)
    case .strips:
      return poles.map(Self.legend) ?? []
    }
  }

  private static func legend(_ poles: (first: String, second: String)) -> [Values] {
    [["tone": "first", "text": poles.first], ["tone": "second", "text": poles.second]]
  }

  /// A text as what a section of a template is shown for: itself, or a truth value in place of one that is missing.
  private static func shown(_ text: String?) -> any Sendable { text ?? false as any Sendable }

  private static func html(_ table: ReportTable) -> String {
    let isNumeric = table.columns.indices.map { place in
      table.rows.contains { $0.cells[place].isNumeric }
    }
    return ReportTemplates.render(
      .table,
      [
        "caption": table.caption, "isLong": table.rows.count > filterThreshold,
        "columns": zip(table.columns, isNumeric).map {
          ["title": $0.title, "isNumber": $1] as Values
        },
        "rows": table.rows.map { row in
          let texts = zip(table.columns, row.cells).map { $0.text($1) }
          return [
            "faint": row.isFaint, "href": shown(row.evidence?.anchor), "head": texts.first ?? "",
            "cells": zip(texts, isNumeric).dropFirst().map {
              ["text": $0, "isNumber": $1] as Values
            },
          ] as Values
        },
      ])
  }

  private static func html(_ quotes: [Quote]) -> String {
    ReportTemplates.render(
      .quotes,
      [
        "quotes": quotes.map { quote in
          let (marked, rest) = quote.stretches
          let isBehindSource = !quote.source.isEmpty && !quote.place.isEmpty
          return [
            "marked": marked.map {
              ["before": $0.before, "class": classes($0.mark), "text": $0.text] as Values
            },
            "rest": rest, "verdict": shown(quote.verdict),
            "source": shown(quote.source.isEmpty ? nil : quote.source),
            "place": (isBehindSource ? ", " : "") + quote.place,
          ] as Values
        }
      ])
  }

  private static func html(_ evidence: ArraySlice<Evidence>) -> String {
    ReportTemplates.render(
      .evidence,
      [
        "evidence": evidence.map { evidence in
          [
            "anchor": evidence.id.anchor, "title": evidence.title, "note": evidence.note,
            "sides": evidence.sides.map {
              ["title": $0.title, "quotes": html($0.quotes)] as Values
            },
          ] as Values
        }
      ])
  }

  private static func classes(_ mark: Quote.Mark) -> String {
    mark.tone.rawValue + (mark.isFocus ? " focus" : "") + (mark.isLosing ? " losing" : "")
  }

  // MARK: Policy

  /// How a content security policy names a text that it allows.
  private static func policy(_ text: String) -> String {
    var digest = SHA256Digest()
    digest.update(text.utf8Span.span)
    return "sha256-" + base64(digest.finalize())
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let value = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[$1]) : 0) }
      for place in 0..<4 {
        text.append(
          place <= group.count ? letters[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Cell {
  /// Whether it is a number.
  var isNumeric: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }
}

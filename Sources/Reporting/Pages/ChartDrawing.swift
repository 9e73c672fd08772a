internal import Glibc

/// A chart as places and texts on paper, for the template that writes it as SVG.
struct ChartDrawing {
  /// The two widths for which a chart is drawn, so that its writing has one size on desk and phone.
  enum Layout: String, CaseIterable {
    /// Names beside the dots.
    case wide
    /// Names above the dots.
    case narrow

    var width: Double { self == .wide ? 760 : 340 }
    /// Where the plot begins and ends from left to right.
    var plot: (start: Double, end: Double) { self == .wide ? (244, 636) : (10, 330) }
    /// How many letters of a name there is room for.
    var letters: Int { self == .wide ? 32 : 30 }
    /// How high a row is.
    var rowHeight: Double { self == .wide ? 24 : 42 }
    /// Where in a row the names stand.
    var baseline: Double { self == .wide ? 16 : 14 }
    /// Where in a row the dots stand.
    var middle: Double { self == .wide ? 12 : 28 }
  }

  typealias Values = ReportTemplates.Values

  let chart: Chart
  let layout: Layout
  var axis: [Values] = []
  var grid: [Values] = []
  var ticks: [Values] = []
  var headings: [Values] = []
  var rows: [Values] = []
  var height = 0.0

  /// Draws a chart.
  init(_ chart: Chart, _ layout: Layout) {
    self.chart = chart
    self.layout = layout
    switch chart.plot {
    case .dots(let plot): draw(plot)
    case .strips(let plot): draw(plot)
    case .trend(let plot): draw(plot)
    }
  }

  /// The chart as SVG.
  ///
  /// - Parameter isAlone: whether it is a file of its own, which then brings its style.
  /// - Returns: an `svg` element.
  func svg(isAlone: Bool) -> String {
    var values: Values = [
      "layout": layout.rawValue, "width": Self.text(layout.width), "height": Self.text(height),
      "id": "\(chart.name)-\(layout.rawValue)", "title": chart.title,
      "alternative": chart.alternative, "axis": axis, "grid": grid, "ticks": ticks,
      "headings": headings, "rows": rows,
    ]
    values["isAlone"] = isAlone
    if isAlone { values["style"] = ReportTemplateText.chartCss }
    return ReportTemplates.render(.chart, values)
  }

  // MARK: Pieces

  /// A length with at most one decimal.
  static func text(_ length: Double) -> String {
    let tenths = Int((length * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return sign + "\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
  }

  static func label(_ text: String, x: Double, y: Double, anchor: String = "start") -> Values {
    ["text": text, "x": Self.text(x), "y": Self.text(y), "anchor": anchor]
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, isReference: Bool = false
  ) -> Values {
    [
      "x1": text(x1), "y1": text(y1), "x2": text(x2), "y2": text(y2), "isReference": isReference,
    ]
  }

  /// The outline of a dot.
  static func outline(_ shape: Chart.Shape, x: Double, y: Double, radius r: Double) -> String {
    func point(_ dx: Double, _ dy: Double) -> String { "\(text(x + dx)) \(text(y + dy))" }
    switch shape {
    case .circle:
      let (arc, span) = ("a\(text(r)) \(text(r)) 0 1 0", text(2 * r))
      return "M\(point(-r, 0))\(arc) \(span) 0\(arc) -\(span) 0z"
    case .diamond:
      let d = r * 1.3
      return "M\(point(-d, 0))L\(point(0, -d))L\(point(d, 0))L\(point(0, d))z"
    case .square:
      let d = r * 0.9
      return "M\(point(-d, -d))L\(point(d, -d))L\(point(d, d))L\(point(-d, d))z"
    case .triangle:
      let d = r * 1.2
      return "M\(point(-d, d * 0.8))L\(point(0, -d))L\(point(d, d * 0.8))z"
    }
  }

  // MARK: Axis

  /// Draws the axis of values at the top; returns where the rows begin.
  mutating func drawTop(_ scale: ChartAxis) -> Double {
    let (start, end) = layout.plot
    axis.append(Self.label(scale.title, x: start, y: 12))
    var y = 30.0
    if let ends = scale.ends {
      axis.append(Self.label("← " + ends.low, x: start, y: y))
      axis.append(Self.label(ends.high + " →", x: end, y: y, anchor: "end"))
      y += 18
    }
    for tick in scale.ticks where !scale.cuts(tick.value) {
      let x = scale.place(tick.value, from: start, to: end)
      ticks.append(Self.label(tick.label, x: x, y: y, anchor: "middle"))
    }
    return y + 8
  }

  /// Draws the lines behind the rows.
  mutating func drawGrid(_ scale: ChartAxis, from top: Double, to bottom: Double) {
    let (start, end) = layout.plot
    for tick in scale.ticks where !scale.cuts(tick.value) {
      let x = scale.place(tick.value, from: start, to: end)
      grid.append(Self.line(x, top, x, bottom, isReference: tick.value == scale.reference))
    }
  }

  // MARK: Rows

  /// Draws the heading above a row, if it has one, and makes room for it.
  mutating func drawHeading(_ heading: String?, _ y: inout Double) {
    guard let heading else { return }
    headings.append(["text": heading.shortened(to: 60), "y": Self.text(y + 22)])
    y += 32
  }

  /// What all rows have: a name on the left, a value on the right, something drawn, and a link to the evidence.
  func rowValues(
    _ label: String, name: String, value: String, _ evidence: Evidence.ID?, _ paths: [Values],
    at y: Double
  ) -> Values {
    var values: Values = [
      "tone": Chart.Tone.neutral.rawValue, "faint": false, "name": name,
      "area": [
        [
          "y": Self.text(y), "width": Self.text(layout.width),
          "height": Self.text(layout.rowHeight),
        ]
      ],
      "label": [
        ["text": label.shortened(to: layout.letters), "y": Self.text(y + layout.baseline)]
      ],
      "bars": [Values](), "paths": paths,
      "value": [Self.label(value, x: layout.width, y: y + layout.baseline, anchor: "end")],
    ]
    values["isLinked"] = evidence != nil
    values["href"] = evidence?.anchor ?? ""
    return values
  }

  // MARK: Dots

  private mutating func draw(_ plot: DotPlot) {
    let top = drawTop(plot.axis)
    var y = top
    for row in plot.rows {
      drawHeading(row.heading, &y)
      rows.append(values(of: row, plot.axis, at: y))
      y += layout.rowHeight
    }
    drawGrid(plot.axis, from: top, to: y)
    height = y + 4
  }

  private func values(of row: DotPlot.Row, _ scale: ChartAxis, at y: Double) -> Values {
    let (start, end) = layout.plot
    let middle = y + layout.middle
    var bars: [Values] = []
    var paths: [Values] = []
    if let low = row.low, let high = row.high {
      let (x1, x2) = (
        scale.place(low, from: start, to: end), scale.place(high, from: start, to: end)
      )
      bars.append(["x1": Self.text(x1), "x2": Self.text(x2), "y": Self.text(middle)])
      if low < scale.low { paths.append(arrow(x: x1, y: middle, direction: -1)) }
      if high > scale.high { paths.append(arrow(x: x2, y: middle, direction: 1)) }
    }
    if let value = row.value {
      let x = scale.place(value, from: start, to: end)
      paths.append([
        "class": "dot", "d": Self.outline(.circle, x: x, y: middle, radius: 4.5),
      ])
    }
    var values = rowValues(
      row.label, name: "\(row.label): \(row.text)", value: row.text, row.evidence, paths, at: y)
    values["tone"] = row.tone.rawValue
    values["faint"] = row.isFaint
    values["bars"] = bars
    return values
  }

  /// The sign that an interval goes on beyond the edge.
  private func arrow(x: Double, y: Double, direction: Double) -> Values {
    let back = Self.text(x - 5 * direction)
    let tip = "L\(Self.text(x)) \(Self.text(y))"
    return ["class": "cut", "d": "M\(back) \(Self.text(y - 4))\(tip)L\(back) \(Self.text(y + 4))"]
  }
}

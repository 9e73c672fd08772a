/// Strips and trends on paper.
extension ChartDrawing {
  /// Hits closer than this to one another on a strip are one stroke.
  private static let strokeWidth = 1.6

  mutating func draw(_ plot: StripPlot) {
    let (start, end) = layout.plot
    axis.append(Self.label("beginning", x: start, y: 12))
    axis.append(Self.label("end of the document", x: end, y: 12, anchor: "end"))
    var y = 20.0
    for row in plot.rows {
      drawHeading(row.heading, &y)
      rows.append(values(of: row, plot.poles, at: y))
      y += layout.rowHeight
    }
    height = y + 4
  }

  private func values(
    of row: StripPlot.Row, _ poles: (first: String, second: String), at y: Double
  ) -> Values {
    let (start, end) = layout.plot
    let middle = y + layout.middle
    var paths: [Values] = [
      ["class": "strip", "d": "M\(Self.text(start)) \(Self.text(middle))H\(Self.text(end))"]
    ]
    for (places, name, rise) in [(row.first, "first", -8.0), (row.second, "second", 8.0)] {
      let d = strokes(at: places, y: middle, rise: rise)
      if !d.isEmpty { paths.append(["class": "ticks-\(name)", "d": d]) }
    }
    let name =
      "\(row.label): \(row.first.count) \(poles.first), \(row.second.count) \(poles.second)"
    return rowValues(
      row.label, name: name, value: "\(row.first.count) : \(row.second.count)", row.evidence, paths,
      at: y)
  }

  private func strokes(at places: [Double], y: Double, rise: Double) -> String {
    let (start, end) = layout.plot
    var drawn: [Double] = []
    for place in places.sorted() {
      let x = start + min(max(place, 0), 1) * (end - start)
      if let last = drawn.last, x - last < Self.strokeWidth { continue }
      drawn.append(x)
    }
    return drawn.map { "M\(Self.text($0)) \(Self.text(y))v\(Self.text(rise))" }.joined()
  }

  /// A series' name with its sign, for charts that stand alone.
  private func name(of series: TrendPlot.Series, _ number: Int) -> Values {
    Self.label(
      "\(Chart.Shape.allCases[number].sign) \(series.name.shortened(to: 20))", x: layout.width,
      y: 12 + 18 * Double(number))
  }

  mutating func draw(_ plot: TrendPlot) {
    let years = ChartAxis.years(covering: plot.series.flatMap { $0.points.map(\.year) })
    let (start, end) = (46.0, layout.width - 14)
    let (top, bottom) = (layout == .wide ? (44.0, 300.0) : (44.0, 250.0))
    axis.append(Self.label(plot.axis.title, x: 0, y: 12))
    if let ends = plot.axis.ends {
      axis.append(Self.label("↑ \(ends.high), ↓ \(ends.low)", x: 0, y: 30))
    }
    for tick in plot.axis.ticks where !plot.axis.cuts(tick.value) {
      let y = plot.axis.place(tick.value, from: bottom, to: top)
      ticks.append(Self.label(tick.label, x: start - 8, y: y + 4, anchor: "end"))
      grid.append(
        Self.line(start, y, end, y, isReference: tick.value == plot.axis.reference))
    }
    for tick in years.ticks {
      let x = years.place(tick.value, from: start, to: end)
      ticks.append(Self.label(tick.label, x: x, y: bottom + 18, anchor: "middle"))
    }
    for (number, series) in plot.series.prefix(Chart.Shape.allCases.count).enumerated() {
      var dots = ""
      for point in series.points {
        dots += Self.outline(
          Chart.Shape.allCases[number], x: years.place(point.year, from: start, to: end),
          y: plot.axis.place(point.value, from: bottom, to: top), radius: 3)
      }
      var paths: [Values] = [["class": "point", "d": dots]]
      if let line = series.line {
        let (y1, y2) = (
          plot.axis.place(line.first, from: bottom, to: top),
          plot.axis.place(line.last, from: bottom, to: top)
        )
        let first = series.points.map(\.year).min() ?? years.low
        let last = series.points.map(\.year).max() ?? years.high
        paths.append([
          "class": "fit",
          "d": "M\(Self.text(years.place(first, from: start, to: end))) \(Self.text(y1))"
            + "L\(Self.text(years.place(last, from: start, to: end))) \(Self.text(y2))",
        ])
      }
      rows.append([
        "tone": "group-\(number + 1)", "faint": false,
        "name": series.name, "area": [Values](), "label": [Values](), "bars": [Values](),
        "paths": paths, "value": plot.series.count > 1 ? [name(of: series, number)] : [],
      ])
    }
    height = bottom + 30
  }
}

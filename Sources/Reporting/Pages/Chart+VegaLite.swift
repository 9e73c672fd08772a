/// A chart as a Vega-Lite specification, to be restyled: https://vega.github.io/vega-lite/docs/
extension Chart {
  /// The specification; it reads the numbers from the CSV file beside it.
  var vegaLite: JSONValue {
    var members: [JSONValue.Member] = [
      .init("$schema", "https://vega.github.io/schema/vega-lite/v5.json"),
      .init("title", .string(title)),
      .init("description", .string(alternative)),
      .init("data", ["url": .string(name + ".csv"), "format": ["type": "csv"]]),
    ]
    switch plot {
    case .dots(let plot): members += dots(plot)
    case .strips(let plot): members += strips(plot)
    case .trend(let plot): members += trend(plot)
    }
    return .object(members)
  }

  private static let firstColor = "#0b6477"
  private static let secondColor = "#b4430c"

  private func field(_ name: String, title: String? = nil) -> JSONValue {
    ["field": .string(name), "type": "quantitative", "title": .string(title ?? name)]
  }

  /// The rows in the order of the file.
  private var rowNames: JSONValue {
    [
      "field": .string(table.columns.first?.name ?? ""), "type": "nominal", "sort": .null,
      "title": .null,
    ]
  }

  private func dots(_ plot: DotPlot) -> [JSONValue.Member] {
    let columns = plot.columns
    let title = table.columns.first { $0.name == columns.value }?.title
    return [
      .init("height", ["step": .integer(18)]),
      .init("encoding", ["y": rowNames]),
      .init(
        "layer",
        [
          [
            "mark": ["type": "rule", "color": .string(Chart.firstColor), "opacity": .number(0.5)],
            "encoding": [
              "x": field(columns.low, title: title), "x2": ["field": .string(columns.high)],
            ],
          ],
          [
            "mark": ["type": "point", "filled": .bool(true), "color": .string(Chart.firstColor)],
            "encoding": ["x": field(columns.value, title: title)],
          ],
        ]),
    ]
  }

  private func strips(_ plot: StripPlot) -> [JSONValue.Member] {
    [
      .init("height", ["step": .integer(18)]),
      .init("mark", ["type": "tick"]),
      .init(
        "encoding",
        [
          "y": rowNames, "x": field("place", title: "place in the document"),
          "yOffset": ["field": "pole", "type": "nominal"],
          "color": [
            "field": "pole", "type": "nominal",
            "scale": [
              "domain": [.string(plot.poles.first), .string(plot.poles.second)],
              "range": [.string(Chart.firstColor), .string(Chart.secondColor)],
            ],
          ],
        ]),
    ]
  }

  private func trend(_ plot: TrendPlot) -> [JSONValue.Member] {
    let group: JSONValue = ["field": "group", "type": "nominal"]
    let year: JSONValue = [
      "field": "year", "type": "quantitative", "scale": ["zero": .bool(false)],
      "axis": ["format": "d"],
    ]
    let ends = plot.series.flatMap { series -> [JSONValue] in
      guard let line = series.balances else { return [] }
      let years = series.points.map(\.year)
      return [(years.min() ?? 0, line.first), (years.max() ?? 0, line.last)].map {
        ["group": .string(series.name), "year": .number($0.0), "balance": .number($0.1)]
      }
    }
    let encoding: JSONValue = ["x": year, "y": field("balance"), "color": group, "shape": group]
    return [
      .init(
        "layer",
        [
          ["mark": ["type": "point", "filled": .bool(true)], "encoding": encoding],
          [
            "data": ["values": .array(ends)], "mark": "line",
            "encoding": ["x": year, "y": field("balance"), "color": group],
          ],
        ])
    ]
  }
}

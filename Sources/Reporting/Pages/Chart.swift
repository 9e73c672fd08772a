/// A chart of a report: drawn as SVG, with its numbers as a table.
package struct Chart: Sendable {
  /// Which colour something takes.
  package enum Tone: String, Sendable {
    /// That of the first pole.
    case first
    /// That of the second pole.
    case second
    /// Neither.
    case neutral
  }

  /// How a dot looks, so that groups can be told apart without colour.
  package enum Shape: CaseIterable, Sendable {
    case circle, diamond, square, triangle

    /// The sign that stands for it in writing.
    var sign: String {
      switch self {
      case .circle: "●"
      case .diamond: "◆"
      case .square: "■"
      case .triangle: "▲"
      }
    }
  }

  /// What is drawn.
  package enum Plot: Sendable {
    /// Dots with intervals, one a row.
    case dots(DotPlot)
    /// Places along documents, one document a row.
    case strips(StripPlot)
    /// Values against time.
    case trend(TrendPlot)
  }

  /// Its name in files and anchors, in `kebab-case`.
  package var name: String
  /// What it shows.
  package var title: String
  /// What a reader who cannot see it should know.
  package var alternative: String
  /// What is drawn.
  package var plot: Plot
  /// The numbers behind it.
  package var table: ReportTable
  /// The numbers that programs should draw it from, where those are others than people look at.
  package var data: ReportTable?
  /// How it is to be read.
  package var note: String

  /// Makes a chart.
  package init(
    _ name: String, title: String, alternative: String, plot: Plot, table: ReportTable,
    data: ReportTable? = nil, note: String = ""
  ) {
    self.name = name
    self.title = title
    self.alternative = alternative
    self.plot = plot
    self.table = table
    self.data = data
    self.note = note
  }
}

/// Dots with intervals, one a row.
package struct DotPlot: Sendable {
  /// One row.
  package struct Row: Sendable {
    /// What it is.
    package var label: String
    /// The value, in the units of the axis; nil where there is none.
    package var value: Double?
    /// The bounds of its interval.
    package var low, high: Double?
    /// The value in words.
    package var text: String
    /// Its colour.
    package var tone: Chart.Tone
    /// Whether too little stands behind it.
    package var isFaint: Bool
    /// The evidence behind it.
    package var evidence: Evidence.ID?
    /// A heading above the row.
    package var heading: String?

    /// Makes a row.
    package init(
      _ label: String, value: Double?, low: Double?, high: Double?, text: String,
      tone: Chart.Tone, isFaint: Bool = false,
      evidence: Evidence.ID? = nil, heading: String? = nil
    ) {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
      self.text = text
      self.tone = tone
      self.isFaint = isFaint
      self.evidence = evidence
      self.heading = heading
    }
  }

  /// Which columns of the chart's table hold the value and its bounds; the first names the rows.
  package struct Columns: Sendable {
    /// Their names.
    package var value, low, high: String

    /// Makes the names.
    package init(value: String, low: String, high: String) {
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// The axis above all rows.
  package var axis: ChartAxis
  /// The rows.
  package var rows: [Row]
  /// Where their values stand in the table.
  package var columns: Columns

  /// Makes a plot.
  package init(axis: ChartAxis, rows: [Row], columns: Columns) {
    self.axis = axis
    self.rows = rows
    self.columns = columns
  }
}

/// Where in documents the hits stand, one document a row.
package struct StripPlot: Sendable {
  /// One document.
  package struct Row: Sendable {
    /// Its name.
    package var label: String
    /// The places of hits on the first pole, from 0 to 1.
    package var first: [Double]
    /// The places of hits on the second pole, from 0 to 1.
    package var second: [Double]
    /// The evidence behind it.
    package var evidence: Evidence.ID?
    /// A heading above the row.
    package var heading: String?

    /// Makes a row.
    package init(
      _ label: String, first: [Double], second: [Double], evidence: Evidence.ID? = nil,
      heading: String? = nil
    ) {
      self.label = label
      self.first = first
      self.second = second
      self.evidence = evidence
      self.heading = heading
    }
  }

  /// The names of the two poles.
  package var poles: (first: String, second: String)
  /// The rows.
  package var rows: [Row]

  /// Makes a plot.
  package init(poles: (first: String, second: String), rows: [Row]) {
    self.poles = poles
    self.rows = rows
  }
}

/// Values against time, with a line for each series where one may be drawn.
package struct TrendPlot: Sendable {
  /// One group.
  package struct Series: Sendable {
    /// Its name.
    package var name: String
    /// Years with fractions, and values in the units of the axis.
    package var points: [(year: Double, value: Double)]
    /// The line's value in the first and last year, in the units of the axis; nil where none may be drawn.
    package var line: (first: Double, last: Double)?
    /// The same as balances, the units of the table.
    package var balances: (first: Double, last: Double)?

    /// Makes a series.
    package init(
      _ name: String, points: [(year: Double, value: Double)],
      line: (first: Double, last: Double)?, balances: (first: Double, last: Double)?
    ) {
      self.name = name
      self.points = points
      self.line = line
      self.balances = balances
    }
  }

  /// The axis of values.
  package var axis: ChartAxis
  /// The series, four at most.
  package var series: [Series]

  /// Makes a plot.
  package init(axis: ChartAxis, series: [Series]) {
    self.axis = axis
    self.series = series
  }
}

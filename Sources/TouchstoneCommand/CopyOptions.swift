import ArgumentParser

/// Other forms in which the tables are written, beside CSV and JSON.
struct CopyOptions: ParsableArguments {
  @Flag(
    help: """
      Write the tables as one SQLite database too (touchstone.sqlite), with views and full-text search over sentences.
      """)
  var sqlite = false

  @Flag(help: "Write the tables as one Excel workbook too (touchstone.xlsx).")
  var excel = false
}

import ArgumentParser

/// Whether standard parts of documents are read like all others.
struct SectionsOption: ParsableArguments {
  @Flag(
    help: """
      Keep what is set aside otherwise: auditors' reports, statements of responsibilities, accounts with their \
      notes, and the frames of web pages.
      """)
  var allSections = false
}
